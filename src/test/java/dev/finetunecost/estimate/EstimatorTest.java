package dev.finetunecost.estimate;

import static dev.finetunecost.estimate.Said.SUPPORT_EMAILS;
import static dev.finetunecost.estimate.Said.and;
import static dev.finetunecost.estimate.Said.estimate;
import static dev.finetunecost.estimate.Said.outcome;
import static dev.finetunecost.estimate.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Infeasibility;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.ImpossibleValue;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Verdict;
import dev.finetunecost.engine.verdict.Verdict.Action;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EstimatorTest {
  private static final Estimate SUPPORT = estimate(SUPPORT_EMAILS);

  @Test
  void supportEmailsStayOnTheApi() {
    Verdict verdict = SUPPORT.verdict();
    assertThat(verdict.choice()).isEqualTo("api");
    assertThat(verdict.action()).isEqualTo(Action.DONT);
    assertThat(verdict.reasons()).hasSizeLessThanOrEqualTo(3);
    assertThat(verdict.flips()).isNotEmpty();
  }

  @Test
  void theApiCostsItsTokens() {
    // 50,000 × 365/12 requests; 1,155 in at $0.40 and 211 out at $1.60 per million
    double requests = 50_000 * 365.0 / 12;
    assertThat(sum(SUPPORT.option("api"), CostLine.Category.INFERENCE).dollars())
        .isCloseTo(requests * (1_155 * 0.40 + 211 * 1.60) / 1e6, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({
    "volume_period=fortnight, week",
    "method=magic, qlora",
    "currency=XYZ, EUR",
    "gpu_count=2.9, whole number",
  })
  void whatCannotBeNamesItsFieldAndWhatCould(String impossible, String possible) {
    assertThatThrownBy(() -> estimate(and(SUPPORT_EMAILS, impossible)))
        .isInstanceOf(ImpossibleValue.class)
        .hasMessageStartingWith(impossible.substring(0, impossible.indexOf('=')) + " must be ")
        .hasMessageContaining(possible);
  }

  @Test
  void whoSaysNotThisProviderIsOfferedNothingOfTheirs() {
    Estimate estimate =
        estimate(
            said(
                "model=llama-3.1-8b",
                "dataset_size=10000",
                "volume=10000",
                "volume_period=day",
                "constraints=not openai;not runpod;eu only"));
    assertThat(estimate.resolved().policy().excludedProviders()).contains("openai", "runpod");
    assertThat(estimate.resolved().hosted().baseline())
        .isNotNull()
        .extracting(price -> price.provider())
        .isNotEqualTo("openai");
    assertThat(Optional.ofNullable(estimate.resolved().hosted().cheaper()).map(TokenPrice::model))
        .isNotEqualTo(Optional.of("gpt-5-mini"));
    assertThat(estimate.resolved().hardware().offers())
        .isNotEmpty()
        .noneMatch(offer -> offer.provider().equals("runpod"));
  }

  @Test
  void pretrainingIsOfAllWeightsOverTheTextOnce() {
    Estimate estimate =
        estimate(
            said(
                "model_params_b=7",
                "method=pretrain",
                "dataset_size=2000000000",
                "dataset_unit=tokens",
                "gpu=H100",
                "gpu_count=8"));
    assertThat(estimate.resolved().methods()).containsExactly(Method.FULL);
    assertThat(estimate.resolved().training().epochs()).isEqualTo(1);
    assertThat(estimate.resolved().effort().retrainsPerYear().typical()).isZero();
  }

  @Test
  void aBillForAHostedModelTellsHowMuchItIsUsed() {
    Scenario paid =
        said(
            "baseline_model=gpt-4.1-mini",
            "dataset_size=8000",
            "observed_cost_usd=12000",
            "observed_cost_period=month",
            "input_tokens=1000",
            "output_tokens=500");
    Estimate estimate = estimate(paid);
    // 1,000 × $0.40 + 500 × $1.60 per million is $0.0012: ten million requests
    assertThat(estimate.resolved().traffic().requestsPerMonth()).isCloseTo(1e7, within(1.0));
    assertThat(estimate.resolved().scenario().get(Field.VOLUME).orElseThrow())
        .satisfies(volume -> {
          assertThat(volume.origin()).isEqualTo(Origin.INFERRED);
          assertThat(volume.note()).isEqualTo("$12,000 a month ÷ $0.001200 a request");
        });
  }

  @Test
  void everyKindOfAlternativeIsLookedAt() {
    assertThat(kinds(SUPPORT))
        .containsExactlyInAnyOrder(
            "api", "prompt", "rag", "cheaper_api", "managed", "self_hosted", "owned");
  }

  @Test
  void managedServicesThatTakeNoJobsSayWhy() {
    Option openai = SUPPORT.option("managed-openai-gpt-4.1-mini");
    assertThat(openai.infeasibleBecause())
        .hasAtLeastOneElementOfType(Infeasibility.ClosedToNewcomers.class);
    assertThat(openai.chanceCheapest()).isZero();
  }

  @Test
  void theCaseOfEachAlternativeAddsUpToTheCent() {
    for (Option option : SUPPORT.alternatives()) {
      Usd lines =
          option.plan().lines().stream()
              .map(line ->
                  line.phase() == CostLine.Phase.ONE_OFF ? line.amount() : line.amount().times(18))
              .reduce(Usd.ZERO, Usd::plus);
      assertThat(option.oneOff().p50().plus(option.monthly().p50().times(18)))
          .isEqualTo(option.total().p50())
          .isEqualTo(lines)
          .isEqualTo(option.cumulative().getLast());
      assertThat(option.cumulative()).hasSize(19).first().isEqualTo(option.oneOff().p50());
    }
  }

  @Test
  void everyLineHasAPriceAndASource() {
    for (Option option : SUPPORT.alternatives()) {
      for (CostLine line : option.plan().lines()) {
        assertThat(line.price().amount()).as(line.label()).isPositive();
        assertThat(line.source().reference()).as(line.label()).isNotBlank();
      }
    }
  }

  @Test
  void theSameScenarioGivesTheSameFigures() {
    assertThat(estimate(SUPPORT_EMAILS)).isEqualTo(SUPPORT);
  }

  @Test
  void theCompletedScenarioGivesTheSameFiguresAgain() {
    Estimate again = estimate(SUPPORT.resolved().scenario());
    assertThat(again.alternatives()).isEqualTo(SUPPORT.alternatives());
    assertThat(again.verdict()).isEqualTo(SUPPORT.verdict());
  }

  @Test
  void growthIsAveragedSoThatTheBillStillAddsUp() {
    Estimate growing = estimate(and(SUPPORT_EMAILS, "volume_growth_per_month=0.1"));
    Option api = growing.option("api");
    assertThat(api.oneOff().p50().plus(api.monthly().p50().times(18)))
        .isEqualTo(api.total().p50())
        .isEqualTo(api.cumulative().getLast());
    // Tokens grow by (1.1^18 − 1)/0.1/18 on average; the retirement line does not
    double factor = (Math.pow(1.1, 18) - 1) / 0.1 / 18;
    assertThat(sum(api, CostLine.Category.INFERENCE).dollars())
        .isCloseTo(
            sum(SUPPORT.option("api"), CostLine.Category.INFERENCE).dollars() * factor,
            within(0.02));
    assertThat(api.cumulative().get(1)).isLessThan(api.monthly().p50());
  }

  @Test
  void aNewerModelOfAnOpenFamilyIsTunedAsATypicalOneOfItsSizeAndNotTakenForAHostedOne() {
    assertThat(outcome(and(SUPPORT_EMAILS, "model=qwen9.9-27b")))
        .isInstanceOfSatisfying(
            Outcome.Answered.class,
            answered -> {
              assertThat(answered.notUsed()).anyMatch(said -> said.startsWith("qwen9.9-27b"));
              assertThat(answered.estimate().resolved().scenario().text(Field.MODEL))
                  .contains("typical-27b");
            });
    assertThat(outcome(and(SUPPORT_EMAILS, "model=deepseek-v9")))
        .isInstanceOf(Outcome.Unclear.class);
  }

  @Test
  void anUnknownNameIsGivenBackWithTheNearest() {
    assertThat(outcome(and(SUPPORT_EMAILS, "model=lama-3.1-8bb-turbo-xyz")))
        .isInstanceOfSatisfying(
            Outcome.Unclear.class, unclear -> assertThat(unclear.field()).isEqualTo(Field.MODEL));
    assertThat(outcome(and(SUPPORT_EMAILS, "gpu=H1000")))
        .isInstanceOfSatisfying(
            Outcome.Unclear.class,
            unclear -> {
              assertThat(unclear.field()).isEqualTo(Field.GPU);
              assertThat(unclear.nearest()).contains("H100");
            });
  }

  @Test
  void whoNamesNoModelGetsTheUsualOneMarkedAsADefault() {
    Scenario scenario = estimate(said("dataset_size=2000")).resolved().scenario();
    assertThat(scenario.text(Field.MODEL)).contains("llama-3.1-8b");
    assertThat(scenario.get(Field.MODEL).orElseThrow().origin()).isEqualTo(Origin.DEFAULT);
  }

  /** 405B weights are 810 GB whole and 223 GB in 4 bits; eight of these GPUs have 640 GB. */
  @Test
  void weightsArePackedWhereNothingHoldsThemWhole() {
    Estimate estimate =
        estimate(
            said(
                "model=llama-3.1-405b",
                "method=qlora",
                "gpu=A100-80GB",
                "gpu_count=8",
                "dataset_size=10000"));
    assertThat(estimate.feasible())
        .anyMatch(option -> option.alternative() instanceof Alternative.SelfHosted);
  }

  @Test
  void aBareSizeIsATypicalModel() {
    Estimate estimate = estimate(said("model=13b", "method=lora"));
    assertThat(estimate.resolved().model().typical()).isTrue();
    assertThat(estimate.resolved().model().parameters()).isEqualTo(13e9);
  }

  @Test
  void withNothingToCompareWithOnlyTheCostIsSaid() {
    Verdict verdict = estimate(said("model=llama-3.1-70b", "method=qlora")).verdict();
    assertThat(verdict.action()).isEqualTo(Action.COST_ONLY);
    assertThat(verdict.question())
        .isNotNull()
        .satisfies(question -> assertThat(question.field()).isEqualTo(Field.BASELINE_MODEL));
  }

  @Test
  void aHostedModelWithoutAKnownPriceIsSaidToBeUnused() {
    assertThat(outcome(and(SUPPORT_EMAILS, "baseline_model=frontier-9000")))
        .isInstanceOfSatisfying(
            Outcome.Answered.class,
            answered ->
                assertThat(answered.notUsed()).anyMatch(note -> note.startsWith("frontier-9000")));
  }

  @Test
  void dataThatMustStayRulesOutEveryHostedModel() {
    Estimate estimate = estimate(and(SUPPORT_EMAILS, "constraints=data must stay private"));
    assertThat(estimate.feasible())
        .isNotEmpty()
        .allMatch(option ->
            option.alternative() instanceof Alternative.SelfHosted
                || option.alternative() instanceof Alternative.Owned);
    assertThat(estimate.verdict().action()).isEqualTo(Action.DO);
  }

  @Test
  void anAirGapLeavesOnlyOwnedHardware() {
    Estimate estimate = estimate(and(SUPPORT_EMAILS, "constraints=air-gapped network"));
    assertThat(kinds(estimate, true)).containsExactly("owned");
  }

  @Test
  void changingFactsAreRetrieved() {
    Verdict verdict =
        estimate(and(SUPPORT_EMAILS, "constraints=facts change every week")).verdict();
    assertThat(verdict.choice()).isEqualTo("rag");
    assertThat(verdict.action()).isEqualTo(Action.DONT);
  }

  @Test
  void withoutEvaluationsOrABaselineItIsNotYet() {
    assertThat(estimate(and(SUPPORT_EMAILS, "evaluations=false")).verdict())
        .returns(Action.NOT_YET, Verdict::action)
        .returns(Verdict.NextStep.EVALUATIONS_FIRST, Verdict::nextStep);
    assertThat(estimate(and(SUPPORT_EMAILS, "prompt_baseline=false")).verdict())
        .returns(Action.NOT_YET, Verdict::action)
        .returns("prompt", Verdict::choice)
        .returns(Verdict.NextStep.PROMPT_BASELINE_FIRST, Verdict::nextStep);
  }

  @Test
  void behaviourThatAPromptDoesNotGiveMayCostAsMuchAgainAndNoMore() {
    Scenario voice =
        and(SUPPORT_EMAILS, "constraints=brand voice;prompting is not enough", "volume=100000");
    assertThat(estimate(voice).verdict())
        .returns(Action.DO, Verdict::action)
        .returns("self_hosted-lora", Verdict::choice);
    assertThat(estimate(and(voice, "volume=200")).verdict())
        .returns(Action.NOT_YET, Verdict::action)
        .returns("api", Verdict::choice);
  }

  @Test
  void hardwareIsAdvisedOnlyToThoseWhoConsiderBuyingIt() {
    Scenario dear = and(SUPPORT_EMAILS, "volume=1000000", "baseline_model=gpt-4o");
    assertThat(estimate(dear).verdict().choice()).doesNotStartWith("owned");
    Scenario buying = and(dear, "constraints=we might buy our own gpus");
    assertThat(estimate(buying).verdict().choice()).isEqualTo(cheapestWayToTune(estimate(buying)));
  }

  private static String cheapestWayToTune(Estimate estimate) {
    return estimate.feasible().stream()
        .map(Option::alternative)
        .filter(Alternative::tunes)
        .findFirst()
        .orElseThrow()
        .id();
  }

  @Test
  void aPilotThatWasNotBetterEndsIt() {
    assertThat(estimate(and(SUPPORT_EMAILS, "pilot_gain=0.02", "volume=5000000")).verdict())
        .returns(Action.DONT, Verdict::action)
        .returns("api", Verdict::choice);
  }

  @Test
  void hugeUseOfADearModelIsTuned() {
    Verdict verdict =
        estimate(and(SUPPORT_EMAILS, "volume=3000000", "baseline_model=gpt-4o")).verdict();
    assertThat(verdict.action()).isEqualTo(Action.DO);
    assertThat(SUPPORT.option("api").alternative().tunes()).isFalse();
    assertThat(verdict.choice()).isNotEqualTo("api");
  }

  @Test
  void aCheaperModelNeverWinsOnPriceAlone() {
    for (String volume : List.of("1000", "50000", "500000", "3000000")) {
      Verdict verdict = estimate(and(SUPPORT_EMAILS, "volume=" + volume)).verdict();
      assertThat(verdict.choice()).isNotIn("cheaper_api", "prompt");
    }
    assertThat(SUPPORT.verdict().tryFirst())
        .extracting(Verdict.TryFirst::id)
        .contains("cheaper_api");
  }

  @Test
  void aModelThatFitsOnNothingNamedSaysSo() {
    Estimate estimate =
        estimate(
            and(
                SUPPORT_EMAILS,
                "model=llama-3.1-70b",
                "method=full",
                "gpu=RTX-4090",
                "gpu_count=1"));
    assertThat(estimate.training()).isInstanceOf(TrainingAnswer.DoesNotFit.class);
    assertThat(estimate.option("self_hosted-full").feasible()).isFalse();
  }

  @Test
  void noTeamRulesOutHostingOneself() {
    Estimate estimate = estimate(and(SUPPORT_EMAILS, "constraints=no ml team"));
    assertThat(estimate.option("self_hosted-lora").infeasibleBecause())
        .contains(new Infeasibility.NobodyToRunIt());
  }

  @Test
  void whatIsLabelledAlreadyIsNotLabelledAgain() {
    Scenario labelled =
        SUPPORT_EMAILS.with(
            Field.DATASET_SIZE, Stated.said(Value.Amount.of(8_000), "8k labelled emails"));
    assertThat(labels(estimate(labelled))).isEmpty();
    Scenario unlabelled =
        SUPPORT_EMAILS.with(
            Field.DATASET_SIZE, Stated.said(Value.Amount.of(8_000), "8k unlabelled emails"));
    assertThat(labels(estimate(unlabelled))).isNotEmpty();
  }

  private static List<CostLine> labels(Estimate estimate) {
    return estimate.option("self_hosted-lora").plan().lines().stream()
        .filter(line -> line.price().unit() == PricingUnit.EXAMPLE)
        .toList();
  }

  @Test
  void absurdValuesNameTheirField() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> estimate(and(SUPPORT_EMAILS, "volume=1e12")))
        .withMessageContaining("volume");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> and(SUPPORT_EMAILS, "horizon_months=0"))
        .withMessage("horizon_months must be between 1 and 120, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> and(SUPPORT_EMAILS, "engineer_rate_usd_per_hour=-5"))
        .withMessage("engineer_rate_usd_per_hour must be between 0 and 10000, not -5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> estimate(and(SUPPORT_EMAILS, "volume_period=fortnight")))
        .withMessageContaining("volume_period");
  }

  private static Usd sum(Option option, CostLine.Category category) {
    return option.plan().lines().stream()
        .filter(line -> line.category() == category)
        .map(CostLine::amount)
        .reduce(Usd.ZERO, Usd::plus);
  }

  private static Set<String> kinds(Estimate estimate) {
    return estimate.alternatives().stream()
        .map(option -> option.alternative().kind())
        .collect(Collectors.toSet());
  }

  private static Set<String> kinds(Estimate estimate, boolean feasible) {
    return estimate.alternatives().stream()
        .filter(option -> option.feasible() == feasible)
        .map(option -> option.alternative().kind())
        .collect(Collectors.toSet());
  }
}
