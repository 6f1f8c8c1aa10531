package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceSheet;
import dev.finetunecost.report.Report;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

final class PriceHistoryIT {
  private static final Instant NINE = Instant.parse("2026-11-24T09:00:00Z");
  private static final Instant TEN = NINE.plusSeconds(3_600);
  private static final Instant ELEVEN = TEN.plusSeconds(3_600);

  @EachDatabase
  void theLastGoodSheetOfEachSourceComesBackToTheCent(Database database) {
    PriceHistory history = new PriceHistory(database);
    history.save(sheet("litellm", NINE, "0.40"));
    history.save(sheet("litellm", TEN, "0.35"));
    history.save(sheet("openrouter", NINE, "0.41"));
    assertThat(history.latest())
        .containsExactly(sheet("litellm", TEN, "0.35"), sheet("openrouter", NINE, "0.41"));
  }

  @EachDatabase
  void aSourceThatSaysTheSameAgainTakesNoMoreRoom(Database database) {
    PriceHistory history = new PriceHistory(database);
    history.save(sheet("litellm", NINE, "0.40"));
    history.save(sheet("litellm", TEN, "0.40"));
    assertThat(history.since("litellm", NINE)).containsExactly(sheet("litellm", TEN, "0.40"));
    history.save(sheet("litellm", ELEVEN, "0.30"));
    assertThat(history.since("litellm", NINE)).hasSize(2);
    assertThat(history.since("litellm", ELEVEN)).hasSize(1);
  }

  @EachDatabase
  void whatAnEstimateRestedOnIsFoundAgainByItsMoment(Database database) {
    PriceHistory history = new PriceHistory(database);
    history.save(sheet("litellm", NINE, "0.40"));
    history.save(sheet("litellm", TEN, "0.40"));
    history.save(sheet("litellm", ELEVEN, "0.30"));
    assertThat(history.at("litellm", NINE)).contains(sheet("litellm", NINE, "0.40"));
    assertThat(history.at("litellm", NINE.plusSeconds(60)))
        .contains(sheet("litellm", NINE.plusSeconds(60), "0.40"));
    assertThat(history.at("litellm", ELEVEN)).contains(sheet("litellm", ELEVEN, "0.30"));
    assertThat(history.at("litellm", NINE.minusSeconds(1))).isEmpty();
  }

  @EachDatabase
  void anOldReportOpensExactlyAsItWas(Database database) {
    new Scenarios(database)
        .save(
            new NewScenario(
                "T1", "o1", "x", Scenario.EMPTY, Intent.COST, null, "U1", "C1", "", NINE));
    Estimates estimates = new Estimates(database);
    SavedEstimate old = new SavedEstimate("T1", 1, NINE, report("Stay"), Map.of("litellm", NINE));
    SavedEstimate newer = new SavedEstimate("T1", 1, TEN, report("Tune"), Map.of("litellm", TEN));
    estimates.save(old);
    estimates.save(newer);
    assertThat(estimates.latest("T1", 1)).contains(newer);
    assertThat(estimates.history("T1", 1, 10)).containsExactly(newer, old);
  }

  @EachDatabase
  void aReportOfAnEarlierShapeOpensWithItsNewPartsEmpty(Database database) {
    Report report = report("Stay");
    assertThat(report.steps()).isEmpty();
    assertThat(report.notUsed()).isEmpty();
    assertThat(ReportJson.read(ReportJson.write(report))).isEqualTo(report);
  }

  private static PriceSheet sheet(String feed, Instant asOf, String input) {
    return PriceSheet.ofTokens(
        feed,
        asOf,
        List.of(
            new TokenPrice(
                "openai",
                "gpt-4.1-mini",
                UnitPrice.of(input, PricingUnit.MILLION_TOKENS),
                null,
                UnitPrice.of("1.60", PricingUnit.MILLION_TOKENS),
                new Source(feed, "https://example.test/", LocalDate.of(2026, 11, 24)))),
        3);
  }

  private static Report report(String headline) {
    return ReportJson.read(
        """
        {"id": "FT-1", "title": "Support emails · Llama 3.1 8B · LoRA",
         "verdict": {"headline": "%s", "reasons": ["It is cheaper."], "flip": "above 2.1M",
           "counterArgument": "", "nextStep": "Run a pilot."},
         "fields": [{"label": "One-off", "value": "$31k"}],
         "chart": {"title": "Cumulative", "description": "two lines", "yLabel": "USD",
           "months": [0, 12, 24], "series": [{"name": "API", "values": [0, 9500.5, 19001.25]}]},
         "ranking": {"header": ["Way", "Total"], "alignRight": [false, true],
           "rows": [["API", "$19k"]]}}
        """
            .formatted(headline));
  }
}
