package dev.finetunecost.engine.training;

import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.training.TrainingConstants.Spread;
import dev.finetunecost.engine.training.TrainingSetup.Stack;
import dev.finetunecost.engine.units.Range;
import java.util.List;
import java.util.Locale;

/**
 * Speed and memory of a training setup.
 *
 * @param constants fitted to measurements
 */
public record TrainingModel(TrainingConstants constants) {
  private static final String SOURCE = "formulas of docs/calibration.md, constants fitted there";

  /**
   * What this setup is expected to do, with the range that measurements had around the formulas.
   */
  public TrainingPrediction predict(TrainingSetup setup) {
    Spread spread = constants.spread();
    boolean known = setup.stack() != Stack.UNKNOWN;
    return new TrainingPrediction(
        Range.around(
            stepTime(setup).tokensPerSecond(),
            1 / (known ? spread.speedKnownHigh() : spread.speedUnknownHigh()),
            1 / (known ? spread.speedKnownLow() : spread.speedUnknownLow())),
        Range.around(
            memoryNeed(setup).totalGib(),
            known ? spread.memoryKnownLow() : spread.memoryUnknownLow(),
            known ? spread.memoryKnownHigh() : spread.memoryUnknownHigh()));
  }

  /** Where the time of one micro-step goes. */
  public StepTime stepTime(TrainingSetup setup) {
    return StepTime.of(setup, constants.speed());
  }

  /** What takes memory on one GPU. */
  public MemoryNeed memoryNeed(TrainingSetup setup) {
    return MemoryNeed.of(setup, constants.memory());
  }

  /** How speed and memory of this setup come about, step by step. */
  public List<Step> explain(TrainingSetup setup) {
    StepTime time = stepTime(setup);
    MemoryNeed memory = memoryNeed(setup);
    return List.of(
        new Step(
            "arithmetic per token",
            "N x (passes + 2 x recomputed share) + attention",
            String.format(
                Locale.ROOT,
                "N = %.3g weights, s = %d tokens",
                setup.model().matmulParameters(),
                setup.sequenceLength()),
            time.flopsPerToken(),
            "FLOP",
            SOURCE),
        new Step(
            "arithmetic per second",
            "dense peak x efficiency x precision speed-up",
            String.format(
                Locale.ROOT,
                "%s: %.3g FLOP/s bf16",
                setup.gpu().name(),
                setup.gpu().bf16FlopsPerSecond()),
            time.flopsPerSecond(),
            "FLOP/s",
            SOURCE),
        new Step(
            "time per micro-step",
            "arithmetic + communication not hidden + overhead + unpacking 4-bit weights",
            String.format(
                Locale.ROOT,
                "%.4f + %.4f + %.4f + %.4f s for %.0f tokens",
                time.computeSeconds(),
                time.communicationSeconds(),
                time.overheadSeconds(),
                time.dequantizationSeconds(),
                time.tokens()),
            time.totalSeconds(),
            "s",
            SOURCE),
        new Step(
            "speed of one GPU",
            "tokens / time",
            String.format(Locale.ROOT, "%.0f tokens, %.4f s", time.tokens(), time.totalSeconds()),
            time.tokensPerSecond(),
            "tokens/s",
            SOURCE),
        new Step(
            "peak memory of one GPU",
            "weights + optimizer + adapters + gathered layers + activations + logits + allocator",
            String.format(
                Locale.ROOT,
                "%.2f + %.2f + %.2f + %.2f + %.2f + %.2f + %.2f GiB",
                gib(memory.weights()),
                gib(memory.gradientsAndOptimizer()),
                gib(memory.adapters()),
                gib(memory.gatheredLayers()),
                gib(memory.activations()),
                gib(memory.logits()),
                gib(memory.allocator())),
            memory.totalGib(),
            "GiB",
            SOURCE));
  }

  private static double gib(double bytes) {
    return bytes / (1L << 30);
  }
}
