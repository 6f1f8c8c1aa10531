package dev.finetunecost.bench;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.cli.PredictLines;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.serving.LatencyClass;
import dev.finetunecost.engine.serving.ServingModel;
import dev.finetunecost.engine.serving.ServingPlan;
import dev.finetunecost.engine.serving.ServingPlanner;
import dev.finetunecost.engine.serving.ServingPrediction;
import dev.finetunecost.engine.serving.ServingSetup;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.spec.ResolvedScenario.TrainingData;
import dev.finetunecost.engine.training.TrainingModel;
import dev.finetunecost.engine.training.TrainingPlan;
import dev.finetunecost.engine.training.TrainingPlanner;
import dev.finetunecost.engine.training.TrainingPrediction;
import dev.finetunecost.engine.training.TrainingSetup;
import dev.finetunecost.prices.PriceBooks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One prediction, and the search for the cheapest way over all offers of the price snapshot. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PredictionBenchmark {
  private static final String LINE =
      "{\"id\":1,\"kind\":\"training\",\"model\":\"llama-3.1-8b\",\"gpu\":\"H100\",\"method\":\"lora\"}";

  private final Catalog catalog = Catalog.bundled();
  private final Map<String, Gpu> gpus = catalog.gpus().byName();
  private final List<GpuOffer> offers =
      PriceBooks.bundled(Instant.parse("2026-11-25T00:00:00Z")).gpus();
  private final ModelSpec model = catalog.models().find("llama-3.1-8b").orElseThrow();
  private final TrainingModel training = new TrainingModel(catalog.training());
  private final ServingModel serving = new ServingModel(catalog.serving());
  private final TrainingPlanner trainings = new TrainingPlanner(training);
  private final ServingPlanner servings = new ServingPlanner(serving);
  private final Traffic traffic = new Traffic(1.5e6, 1000, 250, 3.5, 1);
  private final PredictLines lines = new PredictLines(catalog);
  private final TrainingSetup setup =
      new TrainingSetup(
          model,
          Method.LORA,
          16,
          catalog.gpus().find("H100").orElseThrow(),
          8,
          TrainingSetup.Precision.BF16,
          4096,
          true,
          4,
          TrainingSetup.Checkpointing.FULL,
          TrainingSetup.Optimizer.ADAMW,
          TrainingSetup.Stack.HUGGING_FACE,
          TrainingSetup.Sharding.of(TrainingSetup.Sharding.Data.FSDP),
          false);
  private final ServingSetup replica =
      new ServingSetup(
          model,
          catalog.gpus().find("H100").orElseThrow(),
          2,
          ServingSetup.Precision.FP8,
          ServingSetup.Engine.PYTHON_SCHEDULED,
          1000,
          250,
          Integer.MAX_VALUE);

  /** Speed and memory of one training setup. */
  @Benchmark
  public TrainingPrediction trainingPrediction() {
    return training.predict(setup);
  }

  /** Throughput and latency of one replica. */
  @Benchmark
  public ServingPrediction servingPrediction() {
    return serving.predict(replica);
  }

  /** The same from a line of JSON to a line of JSON. */
  @Benchmark
  public String predictedLine() {
    return lines.predict(LINE);
  }

  /** All offers x counts x micro-batches x sharding x checkpointing x methods of one scenario. */
  @Benchmark
  public List<TrainingPlan> trainingSearch() {
    TrainingData data = new TrainingData(10_000, 500, 3, 2048, true);
    return Stream.of(Method.values())
        .map(method -> trainings.plan(model, method, 16, data, offers, gpus, null))
        .toList();
  }

  /** All offers x GPUs per replica x precisions of one scenario. */
  @Benchmark
  public ServingPlan servingSearch() {
    return servings.plan(
        model,
        traffic,
        offers,
        gpus,
        List.of(ServingSetup.Precision.FP16, ServingSetup.Precision.FP8),
        LatencyClass.CHAT,
        false);
  }
}
