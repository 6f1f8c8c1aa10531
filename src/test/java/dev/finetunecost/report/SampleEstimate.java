package dev.finetunecost.report;

import dev.finetunecost.engine.Estimate;
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
import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.training.TrainingSetup;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.ByteCount;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Judgement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An estimate of round numbers, put together by the real ranking and the real judgement: an API at
 * $800 a month against a model of one's own at {@code oneOff} once and $150 a month.
 */
public final class SampleEstimate {
  /** Ten past two in the afternoon on the day of the sample. */
  public static final Instant NOW = Instant.parse("2026-11-24T14:10:00Z");

  public static final Source LITELLM =
      new Source("litellm", "https://example.org/prices.json", LocalDate.of(2026, 11, 24));

  private static final Source USUAL =
      new Source("defaults", "published budgets", LocalDate.of(2026, 11, 23));

  static final Gpu H100 =
      new Gpu(
          "H100",
          Gpu.Family.HOPPER,
          ByteCount.ofGib(80),
          3.35e12,
          989e12,
          1979e12,
          1979e12,
          0,
          450e9);

  /** One step of a calculation. */
  static final Step STEP =
      new Step(
          "GPU-hours",
          "tokens / speed / 3600",
          "3M tokens, 400 tokens/s",
          2.0833,
          "hours",
          "made up");

  private static final int MONTHS = 12;

  private SampleEstimate() {}

  /** Tuning at this cost once, in dollars. */
  public static Estimate tuningAt(double oneOff) {
    return of(Policy.OPEN, candidates(oneOff), fits());
  }

  /** Tuning at $2,000, with this answer about the run. */
  static Estimate with(TrainingAnswer training) {
    return of(Policy.OPEN, candidates(2_000), training);
  }

  /** How many one-off lines the bill of {@link #withManyLines()} has. */
  static final int MANY = 10;

  /** A bill of many lines, none of them a whole number of cents. */
  static Estimate withManyLines() {
    List<CostLine> lines = new ArrayList<>();
    for (int i = 1; i <= MANY; i++) {
      lines.add(line("Part " + i, Phase.ONE_OFF, i / 7.0, "3.33", false));
    }
    lines.add(line("Hosting", Phase.MONTHLY, 1 / 3.0, "1.50", true));
    return of(
        Policy.OPEN,
        List.of(
            candidates(1).getFirst(),
            new Candidate(
                new Alternative.SelfHosted(Method.LORA, null, null, null, null, 0),
                List.of(),
                new CostPlan(lines, List.of(), MONTHS))),
        fits());
  }

  static Estimate of(Policy policy, List<Candidate> candidates, TrainingAnswer training) {
    ResolvedScenario resolved = SampleScenario.of(scenario(), policy);
    Judgement judgement = SampleScenario.judge(candidates, resolved);
    List<Option> options = SampleScenario.rank(candidates, resolved).options();
    return new Estimate(
        resolved, training, options, judgement.verdict(), judgement.sensitivity(), List.of(STEP));
  }

  /** Said, inferred and assumed values, of each kind that a field can hold. */
  static Scenario scenario() {
    return new Scenario(
        Map.of(
            Field.MODEL,
            Stated.said(Value.Text.of("llama-3.1-8b"), "llama 3.1 8b"),
            Field.METHOD,
            Stated.said(Value.Text.of("lora"), "lora"),
            Field.DATASET_SIZE,
            Stated.said(new Value.Amount(500, 600), "5-6 hundred"),
            Field.DATASET_UNIT,
            Stated.said(Value.Text.of("emails"), "emails"),
            Field.VOLUME,
            Stated.said(Value.Amount.of(1e6), "1M requests"),
            Field.VOLUME_UNIT,
            Stated.said(Value.Text.of("requests"), "requests"),
            Field.VOLUME_PERIOD,
            Stated.inferred(Value.Text.of("month"), "nothing else said"),
            Field.TASK,
            Stated.said(Value.Text.of("support-ticket triage"), "support-ticket triage"),
            Field.SPOT,
            Stated.said(new Value.Flag(true), "spot is fine"),
            Field.ENGINEER_RATE_USD_PER_HOUR,
            Stated.byDefault(Value.Amount.of(50), "published budgets")));
  }

  static List<Candidate> candidates(double oneOff) {
    Candidate api =
        new Candidate(
            new Alternative.Api(SampleScenario.API),
            List.of(),
            new CostPlan(
                List.of(
                    line("Input tokens", Phase.MONTHLY, 1_000, "0.40", true, Driver.VOLUME),
                    line("Output tokens", Phase.MONTHLY, 250, "1.60", true, Driver.VOLUME)),
                List.of(),
                MONTHS));
    Candidate own =
        new Candidate(
            new Alternative.SelfHosted(Method.LORA, null, null, null, null, 0),
            List.of(),
            new CostPlan(
                List.of(
                    new CostLine(
                        Category.ENGINEERING,
                        "Engineering",
                        Phase.ONE_OFF,
                        new Proportional(oneOff / 50, List.of()),
                        UnitPrice.of("50", PricingUnit.PERSON_HOUR),
                        List.of(),
                        false,
                        USUAL),
                    line("Hosting", Phase.MONTHLY, 100, "1.50", false)),
                List.of(new CostPlan.NotPriced("Security review", "what yours costs")),
                MONTHS));
    Candidate closed =
        new Candidate(
            new Alternative.Managed(managed()),
            List.of(new Infeasibility.ClosedToNewcomers("openai", LocalDate.of(2026, 5, 7))),
            new CostPlan(
                List.of(line("Training", Phase.ONE_OFF, 10, "5.00", false)), List.of(), MONTHS));
    return List.of(api, own, closed);
  }

  static TrainingAnswer.Fits fits() {
    return new TrainingAnswer.Fits(
        setup(),
        false,
        new Range(18, 20, 22),
        new Range(1.6, 2.1, 2.9),
        new Range(1.7, 2.2, 3),
        new MoneyRange(Usd.of(4.8), Usd.of(6.3), Usd.of(8.7)));
  }

  static TrainingSetup setup() {
    return new TrainingSetup(
        SampleScenario.LLAMA_8B,
        Method.LORA,
        16,
        H100,
        1,
        TrainingSetup.Precision.BF16,
        2048,
        true,
        1,
        TrainingSetup.Checkpointing.FULL,
        TrainingSetup.Optimizer.ADAMW,
        TrainingSetup.Stack.HUGGING_FACE,
        TrainingSetup.Sharding.NONE,
        false);
  }

  /** Three sources: one of today, one of yesterday, one of two months ago. */
  static Freshness freshness() {
    return new Freshness(
        NOW,
        Instant.parse("2026-11-24T14:05:00Z"),
        List.of(
            new Freshness.PriceSource("litellm", "LiteLLM", "live", NOW, 1169),
            new Freshness.PriceSource(
                "vast", "Vast.ai", "failed", Instant.parse("2026-11-23T09:05:00Z"), 8),
            new Freshness.PriceSource(
                "oracle", "Oracle Cloud", "snapshot", Instant.parse("2026-09-29T00:00:00Z"), 7)));
  }

  static CostLine line(
      String label, Phase phase, double quantity, String price, boolean usage, Driver... drivers) {
    return new CostLine(
        Category.INFERENCE,
        label,
        phase,
        new Proportional(quantity, List.of(drivers)),
        UnitPrice.of(price, PricingUnit.MILLION_TOKENS),
        List.of(),
        usage,
        LITELLM);
  }

  private static ManagedOffer managed() {
    return new ManagedOffer(
        "openai",
        "gpt-4.1-mini",
        "sft",
        "standard",
        UnitPrice.of("5", PricingUnit.MILLION_TOKENS),
        UnitPrice.of("5", PricingUnit.MILLION_TOKENS),
        SampleScenario.API,
        null,
        new ManagedOffer.Availability(
            LocalDate.of(2026, 5, 7), null, null, true, "closed to newcomers"),
        LITELLM);
  }
}
