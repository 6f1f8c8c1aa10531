package dev.finetunecost.engine;

import dev.finetunecost.engine.alternative.Candidate;
import dev.finetunecost.engine.alternative.Ranking;
import dev.finetunecost.engine.cost.Prospects;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Effort;
import dev.finetunecost.engine.spec.ResolvedScenario.Hardware;
import dev.finetunecost.engine.spec.ResolvedScenario.Hosted;
import dev.finetunecost.engine.spec.ResolvedScenario.Outlook;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.spec.ResolvedScenario.TrainingData;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Spreads;
import dev.finetunecost.engine.uncertainty.StandardScores;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.verdict.Judgement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Small scenarios for tests of the engine: round numbers, so that results can be worked out by
 * hand.
 */
public final class SampleScenario {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  public static final Source SOURCE = new Source("test", "made up", TODAY);

  /** The shape of Llama 3.1 8B, from its published config.json. */
  public static final ModelSpec LLAMA_8B =
      new ModelSpec(
          "llama-3.1-8b",
          8.03e9,
          8.03e9,
          32,
          4096,
          32,
          8,
          128,
          2048,
          14336,
          3,
          null,
          128256,
          false,
          131072,
          "Llama 3.1 Community",
          false);

  /** $0.40 in and $1.60 out per million tokens. */
  public static final TokenPrice API =
      new TokenPrice(
          "openai",
          "gpt-4.1-mini",
          UnitPrice.of("0.40", PricingUnit.MILLION_TOKENS),
          null,
          UnitPrice.of("1.60", PricingUnit.MILLION_TOKENS),
          SOURCE);

  /** How long it is in use. */
  public static final int MONTHS = 12;

  private static final Stated BASELINE =
      Stated.said(Value.Text.of("gpt-4.1-mini"), "now on gpt-4.1-mini");

  private SampleScenario() {}

  /**
   * One million requests a month, 1,000 tokens in and 250 out: $400 + $400 a month on the API, for
   * 12 months.
   */
  public static ResolvedScenario of(Policy policy) {
    return of(Scenario.EMPTY.with(Field.BASELINE_MODEL, BASELINE), policy);
  }

  /** The same with these fields, which only the report reads. */
  public static ResolvedScenario of(Scenario scenario, Policy policy) {
    return of(scenario, policy, 0, 1_000);
  }

  /** The plain scenario at this discount rate. */
  public static ResolvedScenario at(double discountRate) {
    return of(
        Scenario.EMPTY.with(Field.BASELINE_MODEL, BASELINE), Policy.OPEN, discountRate, 1_000);
  }

  /** The plain scenario with so many training examples. */
  public static ResolvedScenario withExamples(double examples) {
    return of(Scenario.EMPTY.with(Field.BASELINE_MODEL, BASELINE), Policy.OPEN, 0, examples);
  }

  private static ResolvedScenario of(
      Scenario scenario, Policy policy, double discountRate, double examples) {
    return new ResolvedScenario(
        scenario,
        LLAMA_8B,
        List.of(Method.LORA),
        16,
        new TrainingData(examples, 500, 2, 2048, true),
        new Traffic(1e6, 1_000, 250, 3.5, 1),
        new Hosted(API, null, null),
        new Hardware(Map.of(), null, List.of(), List.of(), true, 24),
        List.of(),
        effort(),
        policy,
        new Spreads(Map.of(Driver.VOLUME, new Range(0.5, 1, 2))),
        Outlook.FLAT,
        MONTHS,
        TODAY,
        discountRate);
  }

  public static ResolvedScenario plain() {
    return of(Policy.OPEN);
  }

  /** The candidates ranked in ten thousand states of this scenario's world. */
  public static Ranking rank(List<Candidate> candidates, ResolvedScenario scenario) {
    return Ranking.of(candidates, prospects(scenario), scenario.discountRate());
  }

  /** The judgement on these candidates. */
  public static Judgement judge(List<Candidate> candidates, ResolvedScenario scenario) {
    return Judgement.of(rank(candidates, scenario), prospects(scenario).draws(), scenario);
  }

  private static Prospects prospects(ResolvedScenario scenario) {
    return new Prospects(
        new StandardScores(10_000, 1).under(scenario.spreads()),
        scenario.horizonMonths(),
        scenario.discountRate());
  }

  public static Effort effort() {
    return new Effort(
        exactly(1),
        exactly(0.1),
        null,
        exactly(0),
        0,
        exactly(0.01),
        null,
        exactly(20),
        exactly(50),
        exactly(40),
        exactly(2),
        exactly(500),
        null,
        exactly(100),
        exactly(50),
        exactly(1_500),
        exactly(100),
        exactly(5),
        exactly(4),
        exactly(3),
        exactly(0.2),
        exactly(4),
        exactly(0.5),
        exactly(1_000),
        exactly(0.3),
        exactly(0.5),
        exactly(80),
        exactly(24),
        exactly(0.5));
  }

  private static Parameter exactly(double value) {
    return new Parameter(Range.exactly(value), SOURCE);
  }
}
