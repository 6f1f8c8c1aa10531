package dev.finetunecost.engine.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.SampleScenario;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostLine.Category;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.Usd;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PeopleLinesTest {
  private static final List<CostLine> ONE_OFF = PeopleLines.oneOff(SampleScenario.plain());

  @Test
  void thousandExamplesAtADollarAndATenthMoreForThePilot() {
    assertThat(sum(ONE_OFF, Category.DATA)).isEqualTo(Usd.of(1_000 + 100));
  }

  @Test
  void twentyHoursAtFiftyDollars() {
    assertThat(sum(ONE_OFF, Category.ENGINEERING)).isEqualTo(Usd.of(1_000));
  }

  @Test
  void aPromptInUseNeedsNoBaselineLine() {
    assertThat(ONE_OFF)
        .extracting(CostLine::label)
        .doesNotContain("Prompt baseline to compare with");
  }

  @Test
  void fourRetrainingsAYearAtHalfOfDataAndEvaluation() {
    List<CostLine> upkeep = PeopleLines.upkeep(SampleScenario.plain(), ONE_OFF);
    // (1,100 + 500) × 0.5 × 4 / 12; engineering is not repeated
    assertThat(sum(upkeep, Category.RETRAINING)).isEqualTo(Usd.of(1_600 * 0.5 * 4 / 12));
  }

  @Test
  void aRetrainingLabelsNoMoreThanTheFreshExamples() {
    // 10,000 examples: half of them would be 5,000, but 1,000 are fresh: 1,100 + 0.5 × 500 for
    // evaluation, four times a year
    ResolvedScenario many = SampleScenario.withExamples(10_000);
    List<CostLine> upkeep = PeopleLines.upkeep(many, PeopleLines.oneOff(many));
    assertThat(sum(upkeep, Category.RETRAINING)).isEqualTo(Usd.of((1_100 + 250) * 4.0 / 12));
  }

  @Test
  void dearerPeopleMoveEngineeringAndNotLabelling() {
    Draw dear = Draw.CENTRAL.with(Driver.PEOPLE_RATE, 2);
    for (CostLine line : ONE_OFF) {
      double factor = line.category() == Category.ENGINEERING ? 2 : 1;
      assertThat(line.total(dear, 1)).isEqualTo(line.total(Draw.CENTRAL, 1) * factor);
    }
  }

  private static Usd sum(List<CostLine> lines, Category category) {
    return lines.stream()
        .filter(line -> line.category() == category)
        .map(CostLine::amount)
        .reduce(Usd.ZERO, Usd::plus);
  }
}
