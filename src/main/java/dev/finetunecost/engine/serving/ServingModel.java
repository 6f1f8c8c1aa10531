package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.serving.ServingConstants.Spread;
import dev.finetunecost.engine.units.Range;
import java.util.List;
import java.util.Locale;

/**
 * Throughput and latency of one replica.
 *
 * @param constants fitted to measurements
 */
public record ServingModel(ServingConstants constants) {
  private static final String SOURCE =
      "formula and constants: docs/calibration.md, fitted to published measurements";

  /**
   * What this replica does at full load, with the range that measurements had around the formulas.
   * Where memory is short by the formula it is taken to hold one request.
   */
  public ServingPrediction predict(ServingSetup setup) {
    ReplicaTime time = ReplicaTime.of(setup, constants.speed());
    double out = setup.outputTokens();
    Spread spread = constants.spread();
    Range tokens = Range.around(time.outputTokensPerSecond(out), spread.low(), spread.high());
    return new ServingPrediction(
        ReplicaTime.batchThatFits(setup, constants.speed()) >= 1,
        tokens,
        tokens.times(1 / out),
        1000 * secondsToFirstToken(setup),
        1000 * time.secondsPerOutputToken(out));
  }

  /** A single request: its input is read, or the weights where that takes longer. */
  private double secondsToFirstToken(ServingSetup setup) {
    ReplicaTime alone = ReplicaTime.of(setup, 1, constants.speed());
    double weights =
        ReplicaTime.weightBytes(setup)
            / (setup.gpuCount()
                * setup.gpu().memoryBandwidth()
                * ReplicaTime.bandwidthEfficiency(setup, constants.speed()));
    int stages = alone.byLayers() ? setup.gpuCount() : 1;
    return Math.max(stages * alone.prefillSeconds(), stages * weights)
        + alone.communicationSeconds()
        + alone.fixedSeconds();
  }

  /** How the throughput of this replica comes about, step by step. */
  public List<Step> explain(ServingSetup setup) {
    ReplicaTime time = ReplicaTime.of(setup, constants.speed());
    return List.of(
        new Step(
            "requests in work at once",
            "(usable memory - weights) / cache per request, at most the cap",
            String.format(
                Locale.ROOT,
                "%d x %s of %.0f GiB, weights %.1f GiB",
                setup.gpuCount(),
                setup.gpu().name(),
                setup.gpu().memory().gib(),
                ReplicaTime.weightBytes(setup) / (1L << 30)),
            time.batch(),
            "requests",
            SOURCE),
        new Step(
            "time of a decoding step",
            "reading weights and cache + arithmetic + collectives + fixed",
            String.format(
                Locale.ROOT,
                "%.2f + %.2f + %.2f + %.2f ms",
                1000 * time.memorySeconds(),
                1000 * time.computeSeconds(),
                1000 * time.communicationSeconds(),
                1000 * time.fixedSeconds()),
            1000 * time.stepSeconds(),
            "ms",
            SOURCE),
        new Step(
            "time to read one input",
            "(2 x active weights x input + attention) / arithmetic per second + collectives",
            String.format(Locale.ROOT, "%.0f input tokens", setup.inputTokens()),
            1000 * time.prefillSeconds(),
            "ms",
            SOURCE),
        new Step(
            "output of one replica",
            "batch x output / (batch x reading + output x step)",
            String.format(Locale.ROOT, "%.0f output tokens a request", setup.outputTokens()),
            time.outputTokensPerSecond(setup.outputTokens()),
            "tokens/s",
            SOURCE));
  }
}
