package dev.finetunecost.engine;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Infeasibility;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.training.TrainingSetup;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The engine's whole answer to one scenario.
 *
 * @param resolved what it rests on
 * @param training the training run that the three answers (fits? how long? how much?) are about
 * @param alternatives feasible ones first, cheapest first; the infeasible ones last
 */
public record Estimate(
    ResolvedScenario resolved,
    TrainingAnswer training,
    List<Option> alternatives,
    Verdict verdict) {
  public Estimate {
    alternatives = List.copyOf(alternatives);
  }

  /** The option with this id. Unknown: {@link IllegalArgumentException}. */
  public Option option(String id) {
    return alternatives.stream()
        .filter(option -> option.alternative().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no alternative " + id));
  }

  /** The options that can be done. */
  public List<Option> feasible() {
    return alternatives.stream().filter(Option::feasible).toList();
  }

  /** Will it fit, how long does it take, what does the run alone cost. */
  public sealed interface TrainingAnswer {

    /**
     * It fits.
     *
     * @param tight whether less than the safety margin of memory is left
     * @param gpuHours of one full-size run
     * @param wallClockHours of one run, start-up included
     * @param runCost what the GPUs of one run cost, or null where no price is known for this GPU
     */
    record Fits(
        TrainingSetup setup,
        boolean tight,
        Range peakGibPerGpu,
        Range gpuHours,
        Range wallClockHours,
        @Nullable MoneyRange runCost)
        implements TrainingAnswer {}

    /**
     * It does not fit on what was asked for.
     *
     * @param setup the roomiest setup that was tried
     * @param smallestThatFits a setup that would fit, or null where none in the catalogue does
     */
    record DoesNotFit(
        TrainingSetup setup, double neededGibPerGpu, @Nullable TrainingSetup smallestThatFits)
        implements TrainingAnswer {}
  }

  /**
   * One alternative with all that follows from its cost plan.
   *
   * @param infeasibleBecause why it cannot be done; empty where it can
   * @param oneOff before the first month
   * @param monthly each month
   * @param total over the horizon
   * @param npv net present value of the total
   * @param chanceCheapest share of the draws in which no feasible alternative is cheaper, 0 to 1
   * @param paybackMonth first month in which it has cost no more than staying on the API, or null
   *     if that is not within the horizon or there is no API to compare with
   * @param cumulative central estimate at the end of month 0 to the horizon
   */
  public record Option(
      Alternative alternative,
      List<Infeasibility> infeasibleBecause,
      CostPlan plan,
      MoneyRange oneOff,
      MoneyRange monthly,
      MoneyRange total,
      MoneyRange npv,
      double chanceCheapest,
      @Nullable Integer paybackMonth,
      List<Usd> cumulative) {
    public Option {
      infeasibleBecause = List.copyOf(infeasibleBecause);
      cumulative = List.copyOf(cumulative);
    }

    public boolean feasible() {
      return infeasibleBecause.isEmpty();
    }
  }
}
