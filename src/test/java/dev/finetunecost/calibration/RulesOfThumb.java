package dev.finetunecost.calibration;

import dev.finetunecost.calibration.Study.Sample;
import dev.finetunecost.cli.TrainingLine;
import dev.finetunecost.engine.serving.ServingSetup;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.training.TrainingSetup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What people compute with instead, to show what is gained. */
final class RulesOfThumb {
  private static final double USUAL_UTILIZATION = 0.4;
  private static final double GIB = 1L << 30;

  private RulesOfThumb() {}

  /** Seconds per token and GPU. */
  static Map<String, ToDoubleFunction<TrainingLine>> trainingTime() {
    Map<String, ToDoubleFunction<TrainingLine>> rules = new LinkedHashMap<>();
    rules.put(
        "6N FLOP a token (4N with adapters) at 40 % of peak",
        line -> flopsPerToken(line.setup(), passes(line.setup())));
    rules.put("6ND at 40 % of peak", line -> flopsPerToken(line.setup(), 6));
    rules.put(
        "0.0001 hours an example, times 1, 2, 8, 50 for 7B, 13B, 70B, 405B",
        line ->
            0.36 * scale(line.setup().model().parameters() / 1e9) / line.setup().sequenceLength());
    return rules;
  }

  private static double passes(TrainingSetup setup) {
    return setup.method() == Method.FULL ? 6 : 4;
  }

  private static double flopsPerToken(TrainingSetup setup, double passes) {
    return passes
        * setup.model().activeParameters()
        / (USUAL_UTILIZATION * setup.gpu().bf16FlopsPerSecond());
  }

  /** The article's factors, between them by the power law through its neighbours. */
  private static double scale(double billions) {
    double[] sizes = {7, 13, 70, 405};
    double[] factors = {1, 2, 8, 50};
    if (billions <= sizes[0]) {
      return billions / sizes[0];
    }
    int above = 1;
    while (above < sizes.length - 1 && billions > sizes[above]) {
      above++;
    }
    double slope =
        Math.log(factors[above] / factors[above - 1]) / Math.log(sizes[above] / sizes[above - 1]);
    return factors[above] * Math.pow(billions / sizes[above], slope);
  }

  /** GiB per GPU. */
  static Map<String, ToDoubleFunction<TrainingLine>> trainingMemory() {
    return Map.of(
        "16 bytes a weight; LoRA 2 bytes + 20 %; QLoRA 0.6 byte + 20 % + 1 GiB",
        line -> {
          double parameters = line.setup().model().parameters();
          double shards = line.setup().sharding().splitsWeights() ? line.setup().gpuCount() : 1;
          return switch (line.setup().method()) {
            case FULL -> 16 * parameters / GIB / shards;
            case LORA -> 2.4 * parameters / GIB / shards;
            case QLORA -> 0.72 * parameters / GIB / shards + 1;
          };
        });
  }

  /** Output tokens per second of a replica. */
  static Map<String, ToDoubleFunction<ServingSetup>> serving() {
    Map<String, ToDoubleFunction<ServingSetup>> rules = new LinkedHashMap<>();
    rules.put("833 tokens/s a GPU", setup -> 833.0 * setup.gpuCount());
    rules.put(
        "22,000 tokens/s a GPU, over billions of weights",
        setup -> 22_000.0 * setup.gpuCount() / (setup.model().activeParameters() / 1e9));
    rules.put(
        "memory bandwidth over weights, one request at a time",
        setup ->
            setup.gpuCount()
                * setup.gpu().memoryBandwidth()
                / (setup.model().parameters() * setup.precision().bytesPerWeight()));
    return rules;
  }

  static <S> double[] logErrors(List<Sample<S>> samples, ToDoubleFunction<S> rule) {
    return samples.stream()
        .mapToDouble(s -> Math.log(rule.applyAsDouble(s.setup()) / s.measured()))
        .toArray();
  }
}
