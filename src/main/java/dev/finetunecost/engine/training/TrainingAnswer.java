package dev.finetunecost.engine.training;

import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import org.jspecify.annotations.Nullable;

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

  /**
   * It was not tried: nothing is offered for it, or its sequences are longer than its context.
   *
   * @param smallestThatFits a setup that would fit, or null where none in the catalogue does
   */
  record CannotRun(
      Method method, TrainingPlan.Reason reason, @Nullable TrainingSetup smallestThatFits)
      implements TrainingAnswer {}
}
