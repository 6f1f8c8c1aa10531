package dev.finetunecost.estimate;

import static dev.finetunecost.estimate.Said.TODAY;
import static dev.finetunecost.estimate.Said.and;
import static dev.finetunecost.estimate.Said.estimate;
import static dev.finetunecost.estimate.Said.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Candidate;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.alternative.Ranking;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostLine.Category;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.Prospects;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.uncertainty.Spreads;
import dev.finetunecost.engine.uncertainty.StandardScores;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.ManagedOffers;
import dev.finetunecost.prices.PriceBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The founding articles' examples as whole scenarios, through the alternatives of the engine. */
final class ArticleScenariosTest {
  private static final Source ARTICLE = new Source("article", "founding article 001", TODAY);

  /** The hosted model of article 001: $3 in and $15 out per million tokens. */
  private static final PriceBook BOOK =
      new PriceBook(
          Instant.parse("2026-11-24T14:00:00Z"),
          List.of(
              new TokenPrice(
                  "hoster",
                  "article-model",
                  UnitPrice.of("3", PricingUnit.MILLION_TOKENS),
                  null,
                  UnitPrice.of("15", PricingUnit.MILLION_TOKENS),
                  ARTICLE)),
          Said.PRICES.gpus(),
          ManagedOffers.bundled(),
          List.of());

  private static final Scenario SUPPORT =
      said(
          "model=llama-2-7b",
          "baseline_model=article-model",
          "volume=10000",
          "volume_period=month",
          "input_tokens=1000",
          "output_tokens=300",
          "horizon_months=36");

  @Test
  void supportAnswersCost75DollarsAMonthAndNot50() {
    // 1,000 × $3/M + 300 × $15/M = $0.0075, not $0.005; × 10,000 = $75 a month, $900 a year
    assertThat(tokens(SUPPORT)).isCloseTo(75, within(0.01));
  }

  @Test
  void theSupportModelPaysBackInMonth14AndNot20() {
    // $1,001.25 once, nothing to run it, as the article has it: 1,001.25 / 75 = 13.35
    assertThat(paybackMonth(SUPPORT, "1001.25", 36)).isEqualTo(14);
  }

  @Test
  void hundredThousandClassificationsCost180DollarsAndNot160() {
    // 500 × $3/M + 20 × $15/M = $0.0018
    Scenario classes = and(SUPPORT, "input_tokens=500", "output_tokens=20", "volume=100000");
    assertThat(tokens(classes)).isCloseTo(180, within(0.01));
  }

  @Test
  void hundredCodeGenerationsNeverPayBack() {
    // 100 × $0.001 = $0.10 a month, not $100: after ten years $12 of $1,000.62 are saved
    Scenario code =
        and(
            SUPPORT,
            "input_tokens=133.3333333",
            "output_tokens=40",
            "volume=100",
            "horizon_months=120");
    assertThat(tokens(code)).isCloseTo(0.10, within(0.005));
    assertThat(paybackMonth(code, "1000.62", 120)).isNull();
  }

  @Test
  void examplesThatAModelWritesArePaidAsOutput() {
    // 200,000 examples × 500 tokens at gpt-4o's $10 per million out: $1,000, not $250 at its input
    Estimate estimate =
        estimate(
            said(
                "model=llama-3.1-8b",
                "baseline_model=gpt-4o",
                "dataset_size=200000",
                "tokens_per_example=500",
                "synthetic_share=1"));
    assertThat(estimate.option("self_hosted-lora").plan().lines())
        .filteredOn(line -> line.label().equals("Examples written by a model"))
        .singleElement()
        .satisfies(line -> assertThat(line.amount().dollars()).isCloseTo(1_000, within(0.01)));
  }

  @Test
  void noAlternativePaysForRentedAndForManagedTrainingAtOnce() {
    Estimate estimate = estimate(Said.SUPPORT_EMAILS);
    for (Option option : estimate.alternatives()) {
      assertThat(
              option.plan().lines().stream()
                  .filter(line -> line.category() == Category.TRAINING)
                  .map(line -> line.price().unit())
                  .distinct())
          .as(option.alternative().id())
          .hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void thirteenBillionWeightsDoNotTrainIn16GigabytesByLora() {
    // fp16 weights alone take 26 GB
    assertThat(training("model=llama-2-13b", "method=lora", "gpu=T4", "gpu_count=1"))
        .isInstanceOf(TrainingAnswer.DoesNotFit.class);
  }

  @Test
  void fourHundredAndFiveBillionDoNotTrainIn80Gigabytes() {
    assertThat(training("model=llama-3.1-405b", "method=qlora", "gpu=A100-80GB", "gpu_count=1"))
        .isInstanceOf(TrainingAnswer.DoesNotFit.class);
  }

  @Test
  void quarterBillionTokensTakeMoreThanFourHoursOnAnA100() {
    // 4 × 7e9 × 250e6 FLOP in 4 h would be 156 % of the A100's peak; 15.6 h at 40 %
    TrainingAnswer answer =
        training(
            "model=llama-2-7b",
            "method=lora",
            "gpu=A100-80GB",
            "gpu_count=1",
            "dataset_size=100000",
            "tokens_per_example=500",
            "epochs=5");
    assertThat(answer)
        .isInstanceOfSatisfying(
            TrainingAnswer.Fits.class,
            fits -> assertThat(fits.gpuHours().p10()).isGreaterThan(6.2));
  }

  @Test
  void noVolumeIsAThresholdForEverybody() {
    // The articles' 10,000 to 500,000 requests a month: what is true for a dear model is not for a
    // cheap one
    double dear = volumeFlip("gpt-4o");
    double cheap = volumeFlip("gpt-4.1-nano");
    assertThat(cheap).isGreaterThan(10 * dear);
  }

  private static double volumeFlip(String hosted) {
    return estimate(said("model=llama-3.1-8b", "baseline_model=" + hosted, "volume=10000"))
        .verdict()
        .flips()
        .stream()
        .filter(flip -> flip.unit().equals("requests/month"))
        .findFirst()
        .map(flip -> flip.value())
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static TrainingAnswer training(String... fields) {
    return estimate(said(fields)).training();
  }

  private static Estimate atArticlePrices(Scenario scenario) {
    return ((Outcome.Answered) Said.ESTIMATOR.estimate(scenario, BOOK, TODAY)).estimate();
  }

  private static double tokens(Scenario scenario) {
    return atArticlePrices(scenario).option("api").plan().lines().stream()
        .filter(line -> line.category() == Category.INFERENCE)
        .mapToDouble(line -> line.amount().dollars())
        .sum();
  }

  /** Tokens alone against a price paid once, as the article compares them. */
  private static @Nullable Integer paybackMonth(Scenario scenario, String oneOff, int months) {
    List<CostLine> tokens =
        atArticlePrices(scenario).option("api").plan().lines().stream()
            .filter(line -> line.category() == Category.INFERENCE)
            .toList();
    CostLine project =
        CostLine.once(
            Category.TRAINING,
            "labels and training",
            new Proportional(1, List.of()),
            UnitPrice.of(oneOff, PricingUnit.PROJECT),
            ARTICLE);
    List<Candidate> candidates =
        List.of(
            new Candidate(
                new Alternative.Api(BOOK.tokens().getFirst()),
                List.of(),
                new CostPlan(tokens, List.of(), months)),
            new Candidate(
                new Alternative.SelfHosted(Method.LORA, null, null, null, null, 0),
                List.of(),
                new CostPlan(List.of(project), List.of(), months)));
    Prospects certain =
        new Prospects(new StandardScores(10, 1).under(new Spreads(Map.of())), months, 0);
    return Ranking.of(candidates, certain, 0).options().stream()
        .filter(option -> option.alternative().tunes())
        .findFirst()
        .orElseThrow()
        .paybackMonth();
  }
}
