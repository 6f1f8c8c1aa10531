package dev.finetunecost.engine.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.engine.SampleScenario;
import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Candidate;
import dev.finetunecost.engine.alternative.Infeasibility;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostLine.Category;
import dev.finetunecost.engine.cost.CostLine.Phase;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Verdict.Action;
import dev.finetunecost.engine.verdict.Verdict.Flip;
import dev.finetunecost.engine.verdict.Verdict.Flip.Variable;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * An API at $800 a month that grows with use, against a model of one's own at a price once and a
 * price a month.
 */
final class JudgementTest {
  private static final double API_PER_MONTH = 800;
  private static final int MONTHS = 12;

  @Test
  void tuningThatEarnsBackItsCostIsAdvised() {
    // 12 × 800 = 9,600 against 2,000 + 12 × 100 = 3,200; paid back when 700 × m ≥ 2,000, in month 3
    Verdict verdict = verdict(2_000, 100);
    assertThat(verdict.action()).isEqualTo(Action.DO);
    assertThat(verdict.choice()).isEqualTo("self_hosted-lora");
    assertThat(verdict.reasons()).contains(new Reason.PaysBack(3));
  }

  @Test
  void tuningThatNeverEarnsBackItsCostIsAdvisedAgainst() {
    Verdict verdict = verdict(50_000, 700);
    assertThat(verdict.action()).isEqualTo(Action.DONT);
    assertThat(verdict.choice()).isEqualTo("api");
    assertThat(verdict.reasons()).contains(new Reason.NeverPaysBack(MONTHS));
  }

  @Test
  void theVolumeFlipIsWhereBothCostTheSame() {
    // 12 × 800 × f = 20,000 + 12 × 100 at f = 2.2083
    double factor = (20_000 + 12 * 100) / (12 * API_PER_MONTH);
    Flip flip = flip(verdict(20_000, 100), Variable.VOLUME);
    assertThat(flip.value()).isCloseTo(factor * 1e6, within(1.0));
    assertThat(flip.upward()).isTrue();
    assertThat(flip.to()).isEqualTo("self_hosted-lora");
  }

  @Test
  void theHorizonFlipIsTheFirstMonthOnTheOtherSide() {
    // 800 × m > 20,000 + 100 × m from m = 28.57 on
    assertThat(flip(verdict(20_000, 100), Variable.HORIZON).value()).isEqualTo(29);
  }

  @Test
  void aFlipReallyFlips() {
    for (double oneOff : new double[] {500, 5_000, 50_000}) {
      for (Flip flip : verdict(oneOff, 300).flips()) {
        assertThat(flip.to()).isNotEqualTo(verdict(oneOff, 300).choice());
      }
    }
  }

  @Test
  void aPriceTenTimesTodaysIsNoFlipPoint() {
    // The API would have to cost 12 × 800 × f = 200,000 + 12 × 100, twenty-one times as much
    assertThat(verdict(200_000, 100).flips())
        .extracting(Flip::variable)
        .doesNotContain(Variable.API_PRICE)
        .contains(Variable.VOLUME);
  }

  @Test
  void whereTuningPaysItsQualityIsWhatSpeaksAgainstIt() {
    assertThat(verdict(2_000, 100).counterArgument())
        .isInstanceOf(Reason.QualityUnproven.class)
        .extracting(Reason::rule)
        .isEqualTo("quality");
  }

  @Test
  void nothingIsAskedThatCannotChangeTheAnswer() {
    // Even at twice the volume the API costs 19,200, and tuning 200,000 and more
    assertThat(verdict(200_000, 100).question()).isNull();
  }

  @Test
  void aDearerApiNeverMovesTheVerdictTowardTheApi() {
    boolean tuned = false;
    for (double price = 10; price < 100_000; price *= 1.3) {
      Verdict verdict = judge(SampleScenario.plain(), candidates(price, 20_000, 100)).verdict();
      boolean nowTuned = !"api".equals(verdict.choice());
      assertThat(nowTuned || !tuned).isTrue();
      tuned = nowTuned;
    }
    assertThat(tuned).isTrue();
  }

  @Test
  void chancesAddUpToOne() {
    assertThat(
            options(API_PER_MONTH, 9_000, 100).stream().mapToDouble(Option::chanceCheapest).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void theInfeasibleNeverWinsHoweverCheap() {
    List<Candidate> candidates = candidates(API_PER_MONTH, 1, 1);
    Candidate tuned = candidates.get(1);
    candidates.set(
        1,
        new Candidate(
            tuned.alternative(), List.of(new Infeasibility.DoesNotFit("training")), tuned.plan()));
    assertThat(rank(candidates).getLast().chanceCheapest()).isZero();
    assertThat(judge(SampleScenario.plain(), candidates).verdict().choice()).isEqualTo("api");
  }

  @Test
  void changingFactsBelongInRetrievalHoweverCheapTuningIs() {
    Verdict verdict =
        judge(
                SampleScenario.of(Policy.of(Circumstance.FACTS_CHANGE)),
                candidates(API_PER_MONTH, 1, 1))
            .verdict();
    assertThat(verdict.action()).isEqualTo(Action.DONT);
    assertThat(verdict.reasons().getFirst()).isEqualTo(new Reason.FactsBelongInRetrieval());
  }

  @Test
  void whatIsOverBudgetIsSaidFirst() {
    Verdict verdict =
        judge(
                SampleScenario.of(new Policy(Set.of(), 1_000.0, null, null, null, null)),
                candidates(API_PER_MONTH, 2_000, 100))
            .verdict();
    assertThat(verdict.reasons().getFirst()).isInstanceOf(Reason.OverBudget.class);
  }

  @Test
  void withNothingFeasibleThereIsNoChoice() {
    assertThat(judge(SampleScenario.plain(), List.of()).verdict().choice()).isNull();
  }

  @Test
  void theWidestSwingComesFirst() {
    Judgement judgement = judge(SampleScenario.plain(), candidates(API_PER_MONTH, 20_000, 100));
    // Volume at half and at twice: the API's 9,600 moves by −4,800 and +9,600
    assertThat(judgement.sensitivity().getFirst().driver()).isEqualTo(Driver.VOLUME);
    assertThat(judgement.sensitivity().getFirst().lowUsd()).isCloseTo(-4_800, within(0.01));
    assertThat(judgement.sensitivity().getFirst().highUsd()).isCloseTo(9_600, within(0.01));
  }

  @Test
  void theRangeHoldsTheCentralCase() {
    for (Option option : options(API_PER_MONTH, 5_000, 100)) {
      assertThat(option.total().p10()).isLessThanOrEqualTo(option.total().p50());
      assertThat(option.total().p50()).isEqualTo(option.plan().total());
      assertThat(option.npv().p50()).as("at a discount rate of 0").isEqualTo(option.total().p50());
    }
    Option api = options(API_PER_MONTH, 5_000, 100).getLast();
    // Volume is the only uncertain input, half to twice; 10,000 draws know a quantile to about 2 %
    assertThat(api.total().p10().dollars()).isCloseTo(4_800, within(150.0));
    assertThat(api.total().p90().dollars()).isCloseTo(19_200, within(600.0));
  }

  @Test
  void aHorizonOfOneYearAtTenPercentIsWorthLessThanItsSum() {
    Usd total = Usd.of(12 * API_PER_MONTH);
    Option api =
        SampleScenario.rank(candidates(API_PER_MONTH, 1, 1), SampleScenario.at(0.1))
            .options()
            .getLast();
    // A year's payments at month ends, discounted at 10 % a year: factor Σ 1.1^(−t/12), t = 1..12,
    // over 12
    double factor = 0;
    for (int t = 1; t <= 12; t++) {
      factor += Math.pow(1.1, -t / 12.0) / 12;
    }
    assertThat(api.npv().p50().dollars()).isCloseTo(total.dollars() * factor, within(0.01));
  }

  private static Verdict verdict(double oneOff, double monthly) {
    return judge(SampleScenario.plain(), candidates(API_PER_MONTH, oneOff, monthly)).verdict();
  }

  private static Judgement judge(ResolvedScenario scenario, List<Candidate> candidates) {
    return SampleScenario.judge(candidates, scenario);
  }

  private static List<Option> options(double apiPerMonth, double oneOff, double monthly) {
    return rank(candidates(apiPerMonth, oneOff, monthly));
  }

  private static List<Option> rank(List<Candidate> candidates) {
    return SampleScenario.rank(candidates, SampleScenario.plain()).options();
  }

  private static List<Candidate> candidates(double apiPerMonth, double oneOff, double monthly) {
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(
        new Candidate(
            new Alternative.Api(SampleScenario.API),
            List.of(),
            new CostPlan(
                List.of(line(Phase.MONTHLY, apiPerMonth, List.of(Driver.VOLUME))),
                List.of(),
                MONTHS)));
    candidates.add(
        new Candidate(
            new Alternative.SelfHosted(Method.LORA, null, null, null, null, 0),
            List.of(),
            new CostPlan(
                List.of(
                    line(Phase.ONE_OFF, oneOff, List.of()),
                    line(Phase.MONTHLY, monthly, List.of())),
                List.of(),
                MONTHS)));
    return candidates;
  }

  private static CostLine line(Phase phase, double dollars, List<Driver> drivers) {
    return new CostLine(
        Category.INFERENCE,
        "a line",
        phase,
        new Proportional(1, drivers),
        UnitPrice.of(dollars, PricingUnit.MONTH),
        List.of(),
        true,
        SampleScenario.SOURCE);
  }

  private static Flip flip(Verdict verdict, Variable variable) {
    return verdict.flips().stream()
        .filter(flip -> flip.variable() == variable)
        .findFirst()
        .orElseThrow();
  }
}
