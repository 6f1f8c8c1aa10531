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
  private static final String SOURCE =
      "formula and constants: docs/calibration.md, fitted to published measurements";

  /**
   * What this setup is expected to do, with the range that measurements had around the formulas.
   */
  public TrainingPrediction predict(TrainingSetup setup) {
    Spread spread = constants.spread();
    boolean known = setup.stack() != Stack.UNKNOWN;
    return new TrainingPrediction(
        Range.around(
            stepTime(setup).tokensPerSecond(),
            1 / (known ? spread.timeKnownHigh() : spread.timeUnknownHigh()),
            1 / (known ? spread.timeKnownLow() : spread.timeUnknownLow())),
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

  /** How the speed of this setup comes about, step by step. */
  public List<Step> explainSpeed(TrainingSetup setup) {
    StepTime time = stepTime(setup);
    return List.of(
        new Step(
            "arithmetic per token",
            "N x (passes + 2 x recomputed share) + attention",
            String.format(
                Locale.ROOT,
                "N = %.4g weights in matrix products, %d tokens a sequence",
                setup.model().matmulParameters(),
                setup.sequenceLength()),
            time.flopsPerToken(),
            "FLOP",
            SOURCE),
        new Step(
            "arithmetic per second",
            "dense bf16 peak x share reached x speed-up of the precision",
            String.format(
                Locale.ROOT,
                "%s: %.4g FLOP/s",
                setup.gpu().name(),
                setup.gpu().bf16FlopsPerSecond()),
            time.flopsPerSecond(),
            "FLOP/s",
            SOURCE),
        new Step(
            "time per micro-step",
            "root of (max(arithmetic + memory traffic, gathering weights)^2 + launches^2)"
                + " + tensor-parallel exchanges + unpacking 4-bit weights",
            String.format(
                Locale.ROOT,
                "%.4f + %.4f, %.4f, %.4f, %.4f, %.4f s",
                time.arithmeticSeconds(),
                time.trafficSeconds(),
                time.gatherSeconds(),
                time.launchSeconds(),
                time.tensorParallelSeconds(),
                time.dequantizationSeconds()),
            time.totalSeconds(),
            "s",
            SOURCE),
        new Step(
            "speed of one GPU",
            "tokens / time",
            String.format(Locale.ROOT, "%.0f tokens in %.4f s", time.tokens(), time.totalSeconds()),
            time.tokensPerSecond(),
            "tokens/s",
            SOURCE));
  }

  /** How the peak memory of this setup comes about, step by step. */
  public List<Step> explainMemory(TrainingSetup setup) {
    MemoryNeed memory = memoryNeed(setup);
    return List.of(
        new Step(
            "micro-batch",
            "as you said, or of all that fits the one with the least cost",
            String.format(
                Locale.ROOT,
                "%d x %s, %s, %s, activations recomputed: %s, weights split: %s",
                setup.gpuCount(),
                setup.gpu().name(),
                word(setup.precision()),
                word(setup.optimizer()),
                word(setup.checkpointing()),
                word(setup.sharding().data())),
            setup.microBatchSize(),
            "sequences",
            "search over GPUs, counts and micro-batches"),
        new Step(
            "peak memory of one GPU",
            "weights + gradients and optimizer + adapters + gathered layers + activations"
                + " + logits + buffers",
            String.format(
                Locale.ROOT,
                "%.2f + %.2f + %.2f + %.2f + %.2f + %.2f + %.2f GiB",
                gib(memory.weights()),
                gib(memory.gradientsAndOptimizer()),
                gib(memory.adapters()),
                gib(memory.gatheredLayers()),
                gib(memory.activations()),
                gib(memory.logits()),
                gib(memory.fixed())),
            memory.totalGib(),
            "GiB",
            SOURCE));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static double gib(double bytes) {
    return bytes / (1L << 30);
  }
}
