package dev.finetunecost.calibration;

import dev.finetunecost.calibration.MeasuredPoints.Point;
import dev.finetunecost.calibration.Study.Sample;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.cli.ServingLine;
import dev.finetunecost.cli.TrainingLine;
import dev.finetunecost.engine.serving.ServingModel;
import dev.finetunecost.engine.serving.ServingSetup;
import dev.finetunecost.engine.training.TrainingModel;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The studies: what is fitted to what. */
final class Studies {
  private static final List<String> SPEED =
      List.of(
          "efficiency",
          "instinct",
          "tpu",
          "fp8_speedup",
          "fp4_speedup",
          "mixture",
          "traffic_optimized",
          "traffic_fused",
          "traffic_hugging_face",
          "layer_seconds_optimized",
          "layer_seconds_hugging_face");

  private static final List<String> MEMORY =
      List.of(
          "checkpoint_residual",
          "checkpoint_residual_sharded",
          "checkpoint_layer",
          "activations_kept",
          "logit_bytes",
          "logit_bytes_fused_kernels",
          "full_peak_bytes",
          "full_resident_bytes",
          "variable_lengths",
          "fixed_gib",
          "driver_gib");

  private static final List<String> SERVING =
      List.of(
          "bandwidth_efficiency",
          "bandwidth_efficiency_llama_cpp",
          "compute_efficiency_fp16",
          "compute_efficiency_eight_bit",
          "compute_efficiency_fp4",
          "mixture",
          "unpacked",
          "instinct",
          "step_seconds_compiled",
          "step_seconds_python",
          "layer_seconds_eager",
          "collective_seconds");

  private final Catalog catalog;

  Studies(Catalog catalog) {
    this.catalog = catalog;
  }

  /** Seconds per token and GPU. */
  Study<TrainingLine> trainingTime(boolean softwareKnown) {
    return new Study<>(
        "training time",
        samples(
            MeasuredPoints.trainingSpeed(),
            line -> TrainingLine.read(seen(line, softwareKnown), catalog),
            speed -> 1 / speed),
        SPEED,
        constants -> {
          TrainingModel model = new TrainingModel(constants.training());
          return line -> 1 / model.stepTime(line.setup()).tokensPerSecond();
        },
        0.5,
        0.2);
  }

  /** GiB per GPU. */
  Study<TrainingLine> trainingMemory(boolean softwareKnown) {
    return new Study<>(
        "training memory",
        samples(
            MeasuredPoints.trainingMemory(),
            line -> TrainingLine.read(seen(line, softwareKnown), catalog),
            gib -> gib),
        MEMORY,
        constants -> {
          TrainingModel model = new TrainingModel(constants.training());
          double driver = model.constants().memory().driverGib();
          return line ->
              model.memoryNeed(line.setup()).totalGib()
                  + (line.memoryAsTheDriverShowsIt() ? driver : 0);
        },
        0.5,
        0.15);
  }

  /** Output tokens per second of a replica. */
  Study<ServingSetup> serving() {
    return new Study<>(
        "serving throughput",
        samples(MeasuredPoints.serving(), line -> ServingLine.read(line, catalog), speed -> speed),
        SERVING,
        constants -> {
          ServingModel model = new ServingModel(constants.serving());
          return setup -> model.predict(setup).outputTokensPerSecond().p50();
        },
        0.25,
        0.2);
  }

  /** Milliseconds to the first token; checked, not fitted. */
  Study<ServingSetup> timeToFirstToken() {
    return new Study<>(
        "time to first token",
        samples(
            MeasuredPoints.timeToFirstToken(),
            line -> ServingLine.read(line, catalog),
            millis -> millis),
        List.of(),
        constants -> {
          ServingModel model = new ServingModel(constants.serving());
          return setup -> model.predict(setup).timeToFirstTokenMillis();
        },
        0.25,
        0.2);
  }

  private static ObjectNode seen(ObjectNode line, boolean softwareKnown) {
    ObjectNode seen = line.deepCopy();
    if (!softwareKnown) {
      seen.remove(List.of("framework", "precision", "grad_checkpointing"));
    }
    return seen;
  }

  private static <S> List<Sample<S>> samples(
      List<Point> points,
      Function<ObjectNode, S> read,
      java.util.function.DoubleUnaryOperator measured) {
    return points.stream()
        .map(point ->
            new Sample<>(
                point.source(), read.apply(point.line()), measured.applyAsDouble(point.measured())))
        .toList();
  }
}
