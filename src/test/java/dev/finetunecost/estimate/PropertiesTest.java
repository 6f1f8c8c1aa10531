package dev.finetunecost.estimate;

import static dev.finetunecost.estimate.Said.SUPPORT_EMAILS;
import static dev.finetunecost.estimate.Said.TODAY;
import static dev.finetunecost.estimate.Said.and;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Verdict;
import dev.finetunecost.prices.PriceBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * What must hold whatever is asked: found by asking many things at random, always the same ones.
 */
final class PropertiesTest {
  private static final List<String> MODELS =
      List.of("llama-3.1-8b", "qwen2.5-7b", "llama-3.1-70b", "mistral-7b", "13b");
  private static final List<String> HOSTED =
      List.of("gpt-4o", "gpt-4.1-mini", "gpt-5-mini", "claude-haiku-4-5", "gemini-2.5-flash");
  private static final List<String> CONSTRAINTS =
      List.of(
          "none at all",
          "data must stay private",
          "no ml team",
          "eu only",
          "facts change weekly",
          "fixed json format",
          "latency < 150 ms");

  @Test
  void whateverIsAskedTheBillAddsUpAndTheInfeasibleNeverWins() {
    RandomGenerator random = random();
    for (int i = 0; i < 40; i++) {
      Scenario scenario = anything(random);
      Estimate estimate = Said.estimate(scenario);
      int months = estimate.resolved().horizonMonths();
      double chances = 0;
      for (Option option : estimate.alternatives()) {
        assertThat(sum(option, months))
            .isEqualTo(option.total().p50())
            .isEqualTo(option.oneOff().p50().plus(option.monthly().p50().times(months)))
            .isEqualTo(option.cumulative().getLast());
        assertThat(option.cumulative()).hasSize(months + 1);
        assertThat(option.feasible() || option.chanceCheapest() == 0).isTrue();
        chances += option.chanceCheapest();
      }
      assertThat(chances).isCloseTo(estimate.feasible().isEmpty() ? 0 : 1, within(1e-9));
      String choice = estimate.verdict().choice();
      assertThat(choice == null || estimate.option(choice).feasible()).isTrue();
      assertThat(estimate.verdict().reasons()).hasSizeBetween(1, 3);
    }
  }

  @Test
  void moreUseNeverLowersTheBillOfTheApiOrOfAnybody() {
    Estimate before = Said.estimate(and(SUPPORT_EMAILS, "volume=100"));
    for (double volume = 300; volume < 3e7; volume *= 3) {
      Estimate after = Said.estimate(and(SUPPORT_EMAILS, "volume=" + volume));
      for (Option option : after.alternatives()) {
        before.alternatives().stream()
            .filter(same -> same.alternative().id().equals(option.alternative().id()))
            .forEach(same ->
                assertThat(option.total().p50())
                    .as(option.alternative().id())
                    .isGreaterThanOrEqualTo(same.total().p50()));
      }
      before = after;
    }
  }

  @Test
  void aDearerApiNeverMovesTheVerdictTowardIt() {
    boolean left = false;
    for (double factor = 0.1; factor < 200; factor *= 1.7) {
      Verdict verdict = estimate(SUPPORT_EMAILS, withApiTimes(factor)).verdict();
      boolean away = verdict.action() != Verdict.Action.DONT;
      assertThat(away || !left).as("at %s times today's price", factor).isTrue();
      left = away;
    }
    assertThat(left).isTrue();
  }

  @Test
  void cheaperGpusNeverRaiseATotal() {
    Estimate before = Said.estimate(SUPPORT_EMAILS);
    Estimate after = estimate(SUPPORT_EMAILS, withGpusTimes(0.7));
    for (Option option : after.alternatives()) {
      assertThat(option.total().p50())
          .as(option.alternative().id())
          .isLessThanOrEqualTo(before.option(option.alternative().id()).total().p50());
    }
  }

  @Test
  void aLongerHorizonOnlyAdds() {
    Estimate before = Said.estimate(and(SUPPORT_EMAILS, "horizon_months=1"));
    for (int months = 6; months <= 60; months += 6) {
      Estimate after = Said.estimate(and(SUPPORT_EMAILS, "horizon_months=" + months));
      for (Option option : after.feasible()) {
        before.feasible().stream()
            .filter(same -> same.alternative().id().equals(option.alternative().id()))
            .forEach(same ->
                assertThat(option.total().p50())
                    .as(option.alternative().id())
                    .isGreaterThanOrEqualTo(same.total().p50()));
      }
      before = after;
    }
  }

  @Test
  void lowRankAdaptersNeverCostMoreToTrainThanAllWeights() {
    Estimate estimate = Said.estimate(SUPPORT_EMAILS);
    assertThat(training(estimate, "self_hosted-lora"))
        .isLessThanOrEqualTo(training(estimate, "self_hosted-full"));
  }

  @Test
  void sixMonthsAndHalfAYearOfDaysAreTheSame() {
    Scenario inDays =
        and(
            Said.said("model=llama-3.1-8b", "baseline_model=gpt-4.1-mini", "volume=1000000"),
            "horizon_days=183");
    Scenario inMonths =
        and(
            Said.said("model=llama-3.1-8b", "baseline_model=gpt-4.1-mini", "volume=1000000"),
            "horizon_months=6");
    assertThat(Said.estimate(inDays).alternatives())
        .isEqualTo(Said.estimate(inMonths).alternatives());
  }

  private static Scenario anything(RandomGenerator random) {
    return Said.said(
        "model=" + pick(MODELS, random),
        "method=" + pick(List.of("lora", "qlora", "full"), random),
        "baseline_model=" + pick(HOSTED, random),
        "dataset_size=" + (int) Math.pow(10, 1 + random.nextDouble() * 5),
        "volume=" + Math.pow(10, 2 + random.nextDouble() * 7),
        "volume_growth_per_month=" + (random.nextBoolean() ? 0 : random.nextDouble() * 0.2 - 0.05),
        "horizon_months=" + (1 + random.nextInt(48)),
        "prompt_tokens=" + random.nextInt(3_000),
        "input_tokens=3000",
        "batch_share=" + (random.nextBoolean() ? 0 : random.nextDouble()),
        "tuned_models=" + (1 + random.nextInt(3)),
        "spot=" + random.nextBoolean(),
        "constraints=" + pick(CONSTRAINTS, random));
  }

  private static String pick(List<String> from, RandomGenerator random) {
    return from.get(random.nextInt(from.size()));
  }

  private static RandomGenerator random() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(7);
  }

  private static Usd sum(Option option, int months) {
    return option.plan().lines().stream()
        .map(line ->
            line.phase() == CostLine.Phase.ONE_OFF ? line.amount() : line.amount().times(months))
        .reduce(Usd.ZERO, Usd::plus);
  }

  private static double training(Estimate estimate, String id) {
    return estimate.option(id).plan().lines().stream()
        .filter(line -> line.category() == CostLine.Category.TRAINING)
        .mapToDouble(line -> line.amount().dollars())
        .sum();
  }

  private static Estimate estimate(Scenario scenario, PriceBook book) {
    return ((Outcome.Answered) Said.ESTIMATOR.estimate(scenario, book, TODAY)).estimate();
  }

  private static PriceBook withApiTimes(double factor) {
    return new PriceBook(
        Said.PRICES.asOf(),
        Said.PRICES.tokens().stream()
            .map(price -> price.model().equals("gpt-4.1-mini") ? times(price, factor) : price)
            .toList(),
        Said.PRICES.gpus(),
        Said.PRICES.managed(),
        Said.PRICES.sources());
  }

  private static TokenPrice times(TokenPrice price, double factor) {
    return new TokenPrice(
        price.provider(),
        price.model(),
        times(price.input(), factor),
        null,
        times(price.output(), factor),
        price.source());
  }

  private static PriceBook withGpusTimes(double factor) {
    return new PriceBook(
        Said.PRICES.asOf(),
        Said.PRICES.tokens(),
        Said.PRICES.gpus().stream()
            .map(offer ->
                new GpuOffer(
                    offer.provider(),
                    offer.tier(),
                    offer.gpu(),
                    offer.gpusPerInstance(),
                    offer.region(),
                    offer.spot(),
                    times(offer.listUnitPrice(), factor),
                    offer.source()))
            .toList(),
        Said.PRICES.managed(),
        Said.PRICES.sources());
  }

  private static UnitPrice times(UnitPrice price, double factor) {
    return new UnitPrice(price.amount().multiply(BigDecimal.valueOf(factor)), price.unit());
  }
}
