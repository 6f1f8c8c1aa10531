package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.units.Range;
import java.util.List;
import java.util.Locale;

/**
 * Throughput and latency of one replica.
 *
 * @param constants fitted to measurements
 */
public record ServingModel(ServingConstants constants) {
  private static final String SOURCE = "formulas of docs/calibration.md, constants fitted there";

  /** What this replica does at full load, with the range that measurements had. */
  public ServingPrediction predict(ServingSetup setup) {
    if (StepOfDecoding.batchThatFits(setup, constants) < 1) {
      return new ServingPrediction(false, Range.exactly(0), Range.exactly(0), 0, 0);
    }
    StepOfDecoding step = StepOfDecoding.of(setup, constants);
    double out = setup.outputTokens();
    double tokens =
        step.batch() * out / (step.batch() * step.prefillSeconds() + out * step.stepSeconds());
    Range range = Range.around(tokens, constants.throughputLow(), constants.throughputHigh());
    double readWeights =
        StepOfDecoding.weights(setup)
            / (setup.gpuCount() * setup.gpu().memoryBandwidth() * constants.bandwidthEfficiency());
    return new ServingPrediction(
        true,
        range,
        range.times(1 / out),
        1000 * (Math.max(step.prefillSeconds(), readWeights) + constants.stepSeconds()),
        1000 * (step.stepSeconds() + step.batch() * step.prefillSeconds() / out));
  }

  /** How the throughput of this replica comes about, step by step. */
  public List<Step> explain(ServingSetup setup) {
    StepOfDecoding step = StepOfDecoding.of(setup, constants);
    return List.of(
        new Step(
            "requests in work at once",
            "(usable memory - weights) / cache per request, at most the cap",
            String.format(
                Locale.ROOT,
                "%d x %s, weights %.1f GiB",
                setup.gpuCount(),
                setup.gpu().name(),
                StepOfDecoding.weights(setup) / (1L << 30)),
            step.batch(),
            "requests",
            SOURCE),
        new Step(
            "time of a decoding step",
            "memory + arithmetic + collectives + fixed",
            String.format(
                Locale.ROOT,
                "%.2f + %.2f + %.2f + %.2f ms",
                1000 * step.memorySeconds(),
                1000 * step.computeSeconds(),
                1000 * step.communicationSeconds(),
                1000 * constants.stepSeconds()),
            1000 * step.stepSeconds(),
            "ms",
            SOURCE),
        new Step(
            "time to read one input",
            "2 x active weights x input + attention, over arithmetic per second",
            String.format(Locale.ROOT, "%.0f input tokens", setup.inputTokens()),
            1000 * step.prefillSeconds(),
            "ms",
            SOURCE),
        new Step(
            "output of one replica",
            "batch x out / (batch x reading + out x step)",
            String.format(Locale.ROOT, "%.0f output tokens", setup.outputTokens()),
            predict(setup).outputTokensPerSecond().p50(),
            "tokens/s",
            SOURCE));
  }
}
