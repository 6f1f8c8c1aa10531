package dev.finetunecost.engine.training;

import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.ResolvedScenario.TrainingData;
import dev.finetunecost.engine.training.TrainingConstants.Run;
import dev.finetunecost.engine.training.TrainingSetup.Checkpointing;
import dev.finetunecost.engine.training.TrainingSetup.Optimizer;
import dev.finetunecost.engine.training.TrainingSetup.Precision;
import dev.finetunecost.engine.training.TrainingSetup.Sharding;
import dev.finetunecost.engine.training.TrainingSetup.Stack;
import dev.finetunecost.engine.units.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses GPU, count, micro-batch, sharding and checkpointing of a training: the cheapest that
 * fits.
 */
public final class TrainingPlanner {
  private static final List<Integer> COUNTS = List.of(1, 2, 4, 8, 16, 32, 64);
  private static final List<Integer> MICRO_BATCHES = List.of(1, 2, 4, 8, 16);

  private final TrainingModel model;
  private final Run run;

  public TrainingPlanner(TrainingModel model) {
    this.model = model;
    this.run = model.constants().run();
  }

  /**
   * The cheapest way to train, or why there is none.
   *
   * @param offers GPUs for rent; whole instances must be rented
   * @param gpus the accelerators that may be used, by canonical name
   * @param gpuCount GPUs to train on, or null for the cheapest number that fits
   */
  public TrainingPlan plan(
      ModelSpec spec,
      Method method,
      int loraRank,
      TrainingData data,
      List<GpuOffer> offers,
      Map<String, Gpu> gpus,
      @Nullable Integer gpuCount) {
    Job job = new Job(spec, method, loraRank, data);
    if (spec.contextTokens() > 0 && data.sequenceLength() > spec.contextTokens()) {
      return new TrainingPlan.DoesNotFit(TrainingPlan.Reason.LONGER_THAN_CONTEXT, null, 0, null);
    }
    List<GpuOffer> usable = offers.stream().filter(o -> gpus.containsKey(o.gpu())).toList();
    if (usable.isEmpty()) {
      return new TrainingPlan.DoesNotFit(
          TrainingPlan.Reason.NO_OFFER, null, 0, smallest(job, gpus));
    }
    Map<GpusInUse, List<Candidate>> known = new HashMap<>();
    Optional<Priced> best =
        usable.stream()
            .flatMap(offer ->
                counts(offer, gpuCount).stream()
                    .map(count -> new GpusInUse(gpu(gpus, offer), count))
                    .flatMap(use -> known.computeIfAbsent(use, u -> fitting(job, u)).stream())
                    .map(candidate -> price(job, offer, candidate)))
            .min(
                Comparator.comparing((Priced p) -> p.candidate().tight())
                    .thenComparingDouble(Priced::dollars)
                    .thenComparingInt(p -> p.candidate().setup().gpuCount()));
    return best.<TrainingPlan>map(priced -> fits(job, priced, gpus))
        .orElseGet(() -> doesNotFit(job, usable, gpus, gpuCount));
  }

  /** One run of this job, in tokens that go through the model. */
  private double processedTokens(Job job, int microBatch) {
    TrainingData data = job.data();
    double real =
        data.examples() * Math.min(data.tokensPerExample(), data.sequenceLength()) * data.epochs();
    double padding =
        data.packed() ? 0 : run.paddingPerDoubling() * Math.log(microBatch) / Math.log(2);
    return real * (1 + padding);
  }

  private static Gpu gpu(Map<String, Gpu> gpus, GpuOffer offer) {
    return java.util.Objects.requireNonNull(gpus.get(offer.gpu()));
  }

  private static List<Integer> counts(GpuOffer offer, @Nullable Integer wanted) {
    if (wanted != null) {
      return List.of(wanted);
    }
    return COUNTS.stream().filter(count -> count % offer.gpusPerInstance() == 0).toList();
  }

  /** Each micro-batch, checkpointing and sharding that fits on these GPUs. */
  private List<Candidate> fitting(Job job, GpusInUse use) {
    return setups(job, use).stream()
        .map(this::candidate)
        .filter(candidate -> candidate.headroomGib() >= 0)
        .toList();
  }

  private static List<TrainingSetup> setupsOf(Job job, GpusInUse use, int microBatch) {
    List<TrainingSetup> setups = new ArrayList<>();
    List<Sharding.Data> shardings =
        use.count() == 1
            ? List.of(Sharding.Data.NONE)
            : List.of(Sharding.Data.DDP, Sharding.Data.FSDP);
    for (Sharding.Data sharding : shardings) {
      for (Checkpointing checkpointing : List.of(Checkpointing.NONE, Checkpointing.FULL)) {
        setups.add(
            new TrainingSetup(
                job.model(),
                job.method(),
                Math.max(1, job.loraRank()),
                use.gpu(),
                use.count(),
                Precision.BF16,
                job.data().sequenceLength(),
                job.data().packed(),
                microBatch,
                checkpointing,
                Optimizer.ADAMW,
                Stack.HUGGING_FACE,
                Sharding.of(sharding),
                false));
      }
    }
    return setups;
  }

  private List<TrainingSetup> setups(Job job, GpusInUse use) {
    return MICRO_BATCHES.stream()
        .filter(batch -> batch == 1 || batch * use.count() <= run.globalBatchLimit())
        .flatMap(batch -> setupsOf(job, use, batch).stream())
        .toList();
  }

  private Candidate candidate(TrainingSetup setup) {
    TrainingPrediction prediction = model.predict(setup);
    double card = setup.gpu().memory().gib() - model.constants().memory().driverGib();
    return new Candidate(
        setup, card - prediction.peakGibPerGpu().p50(), prediction.peakGibPerGpu().p90() > card);
  }

  private Priced price(Job job, GpuOffer offer, Candidate candidate) {
    TrainingSetup setup = candidate.setup();
    TrainingPrediction speed = model.predict(timed(job, setup));
    int instances = Math.ceilDiv(setup.gpuCount(), offer.gpusPerInstance());
    int billed = instances * offer.gpusPerInstance();
    Range wall =
        wallClockHours(speed.gpuHours(processedTokens(job, setup.microBatchSize())), setup);
    Range hours = wall.times(billed);
    return new Priced(
        offer,
        candidate,
        speed,
        billed,
        hours,
        wall,
        hours.p50() * offer.listUnitPrice().dollars());
  }

  /** Examples that are not packed take the time of their mean length, not of the longest. */
  private static TrainingSetup timed(Job job, TrainingSetup setup) {
    if (setup.packed()) {
      return setup;
    }
    double mean = Math.min(job.data().tokensPerExample(), setup.sequenceLength());
    return setup.withSequenceLength(Math.max(1, (int) Math.round(mean)));
  }

  private Range wallClockHours(Range gpuHours, TrainingSetup setup) {
    double startUp =
        run.startUpMinutes() / 60
            + 2 * setup.model().parameters() / run.loadingBytesPerSecond() / 3600;
    double factor = (1 + run.evaluationShare()) / setup.gpuCount();
    Range training = gpuHours.times(factor);
    return new Range(training.p10() + startUp, training.p50() + startUp, training.p90() + startUp);
  }

  private TrainingPlan fits(Job job, Priced priced, Map<String, Gpu> gpus) {
    TrainingSetup setup = priced.candidate().setup();
    TrainingPrediction prediction =
        new TrainingPrediction(
            priced.speed().tokensPerSecondPerGpu(), model.predict(setup).peakGibPerGpu());
    @Nullable TrainingSetup smallest = smallest(job, gpus);
    return new TrainingPlan.Fits(
        priced.offer(),
        setup,
        prediction,
        priced.candidate().tight(),
        priced.candidate().headroomGib(),
        processedTokens(job, setup.microBatchSize()),
        priced.billedGpus(),
        priced.gpuHours(),
        priced.wallClockHours(),
        smallest == null ? setup : smallest,
        steps(job, setup));
  }

  private List<Step> steps(Job job, TrainingSetup setup) {
    List<Step> steps = new ArrayList<>(model.explainMemory(setup));
    steps.addAll(model.explainSpeed(timed(job, setup)));
    return steps;
  }

  private TrainingPlan doesNotFit(
      Job job, List<GpuOffer> offers, Map<String, Gpu> gpus, @Nullable Integer gpuCount) {
    TrainingSetup roomiest =
        offers.stream()
            .flatMap(offer ->
                counts(offer, gpuCount).stream()
                    .map(count -> new GpusInUse(gpu(gpus, offer), count)))
            .distinct()
            .flatMap(use -> setupsOf(job, use, 1).stream())
            .max(Comparator.comparingDouble(setup -> candidate(setup).headroomGib()))
            .orElseThrow();
    return new TrainingPlan.DoesNotFit(
        gpuCount == null
            ? TrainingPlan.Reason.TOO_LARGE
            : TrainingPlan.Reason.TOO_LARGE_FOR_GPU_COUNT,
        roomiest,
        model.predict(roomiest).peakGibPerGpu().p50(),
        smallest(job, gpus));
  }

  /** The setup with the least memory in all that fits, of any GPU that may be used. */
  private @Nullable TrainingSetup smallest(Job job, Map<String, Gpu> gpus) {
    return COUNTS.stream()
        .flatMap(count -> gpus.values().stream().map(gpu -> new GpusInUse(gpu, count)))
        .sorted(
            Comparator.comparingDouble((GpusInUse use) -> use.count() * use.gpu().memory().gib())
                .thenComparingInt(GpusInUse::count)
                .thenComparing(use -> use.gpu().name()))
        .flatMap(use -> setupsOf(job, use, 1).stream())
        .filter(setup -> candidate(setup).headroomGib() >= 0)
        .findFirst()
        .orElse(null);
  }

  private record Job(ModelSpec model, Method method, int loraRank, TrainingData data) {}

  private record GpusInUse(Gpu gpu, int count) {}

  private record Candidate(TrainingSetup setup, double headroomGib, boolean tight) {}

  private record Priced(
      GpuOffer offer,
      Candidate candidate,
      TrainingPrediction speed,
      int billedGpus,
      Range gpuHours,
      Range wallClockHours,
      double dollars) {}
}
