package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.serving.ServingSetup.Precision;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Chooses GPU, GPUs per replica and precision of a deployment: the cheapest that carries the load.
 */
public final class ServingPlanner {
  private static final List<Integer> GPUS_PER_REPLICA = List.of(1, 2, 4, 8);
  private static final double SECONDS_PER_HOUR = 3600;

  private final ServingModel model;

  public ServingPlanner(ServingModel model) {
    this.model = model;
  }

  /**
   * The cheapest fleet that carries the load, or why there is none.
   *
   * @param offers GPUs for rent; whole instances must be rented
   * @param gpus the accelerators that may be used, by canonical name
   * @param precisions forms in which the weights may be held
   * @param latency what is promised about response times
   * @param unmergedAdapters whether adapters are kept apart from the base model, so that several
   *     tuned models share it
   */
  public ServingPlan plan(
      ModelSpec spec,
      Traffic traffic,
      List<GpuOffer> offers,
      Map<String, Gpu> gpus,
      List<Precision> precisions,
      LatencyClass latency,
      boolean unmergedAdapters) {
    List<GpuOffer> usable = offers.stream().filter(o -> gpus.containsKey(o.gpu())).toList();
    if (usable.isEmpty()) {
      return new ServingPlan.NothingFits(ServingPlan.Reason.NO_OFFER, null);
    }
    double share = usableShare(latency, unmergedAdapters);
    Map<String, List<Replica>> known = new HashMap<>();
    return usable.stream()
        .flatMap(offer ->
            known
                .computeIfAbsent(
                    offer.gpu(), name -> replicas(spec, traffic, gpu(gpus, name), precisions))
                .stream()
                .map(replica -> fleet(offer, replica, traffic, share)))
        .min(
            Comparator.comparingDouble(ServingPlanner::dollarsPerHour)
                .thenComparingDouble(Fleet::loadInReplicas))
        .<ServingPlan>map(this::plan)
        .orElseGet(() -> nothingFits(spec, traffic, usable, gpus, precisions));
  }

  /** GPUs to rent, in whole instances; a replica larger than an instance spans several. */
  static int billedGpus(int gpusPerReplica, int replicas, int gpusPerInstance) {
    if (gpusPerReplica >= gpusPerInstance) {
      return replicas * Math.ceilDiv(gpusPerReplica, gpusPerInstance) * gpusPerInstance;
    }
    int replicasPerInstance = gpusPerInstance / gpusPerReplica;
    return Math.ceilDiv(replicas, replicasPerInstance) * gpusPerInstance;
  }

  private double usableShare(LatencyClass latency, boolean unmergedAdapters) {
    ServingConstants.Load c = model.constants().load();
    double derate =
        switch (latency) {
          case BATCH -> 1;
          case CHAT -> c.chatDerate();
          case INTERACTIVE -> c.interactiveDerate();
        };
    return derate * c.targetUtilization() * (unmergedAdapters ? c.adapterThroughput() : 1);
  }

  private static Gpu gpu(Map<String, Gpu> gpus, String name) {
    return Objects.requireNonNull(gpus.get(name));
  }

  private List<Replica> replicas(
      ModelSpec spec, Traffic traffic, Gpu gpu, List<Precision> precisions) {
    return precisions.stream()
        .filter(precision -> runsOn(precision, gpu))
        .flatMap(precision ->
            GPUS_PER_REPLICA.stream().map(n -> setup(spec, traffic, gpu, n, precision)))
        .map(setup -> new Replica(setup, model.predict(setup)))
        .filter(replica -> replica.prediction().fits())
        .toList();
  }

  /** Ampere has no fp8 units, and only Blackwell has fp4 ones. */
  private static boolean runsOn(Precision precision, Gpu gpu) {
    return switch (precision) {
      case FP8 -> gpu.hasFp8();
      case FP4 -> gpu.hasFp4();
      case INT8, W4A8KV4 -> gpu.int8OpsPerSecond() > 0;
      case FP16, INT8_WEIGHTS, INT4, Q4_K_M, Q8_0, EXL2_2_5, EXL2_4, EXL2_5, MXFP4 -> true;
    };
  }

  private static ServingSetup setup(
      ModelSpec spec, Traffic traffic, Gpu gpu, int n, Precision precision) {
    return new ServingSetup(
        spec,
        gpu,
        n,
        precision,
        ServingSetup.Engine.PYTHON_SCHEDULED,
        traffic.inputTokens(),
        Math.max(1, traffic.outputTokens()),
        Integer.MAX_VALUE);
  }

  private Fleet fleet(GpuOffer offer, Replica replica, Traffic traffic, double share) {
    double capacity = replica.prediction().requestsPerSecond().p50() * share;
    double load = traffic.requestsPerSecond() * traffic.peakFactor() / capacity;
    int replicas = (int) Math.max(Math.max(1, traffic.minReplicas()), Math.ceil(load));
    return new Fleet(
        offer,
        replica,
        traffic,
        share,
        load,
        replicas,
        billedGpus(replica.setup().gpuCount(), replicas, offer.gpusPerInstance()));
  }

  private static double dollarsPerHour(Fleet fleet) {
    return fleet.billedGpus() * fleet.offer().listUnitPrice().dollars();
  }

  private ServingPlan plan(Fleet fleet) {
    Replica replica = fleet.replica();
    return new ServingPlan.Fleet(
        fleet.offer(),
        replica.setup(),
        replica.prediction(),
        fleet.share(),
        fleet.loadInReplicas(),
        fleet.replicas(),
        fleet.billedGpus(),
        replica
            .prediction()
            .requestsPerSecond()
            .times(
                fleet.share()
                    * fleet.traffic().servingHoursPerMonth()
                    * SECONDS_PER_HOUR
                    / fleet.traffic().peakFactor()),
        model.explain(replica.setup()));
  }

  private static ServingPlan nothingFits(
      ModelSpec spec,
      Traffic traffic,
      List<GpuOffer> offers,
      Map<String, Gpu> gpus,
      List<Precision> precisions) {
    Gpu largest =
        offers.stream()
            .map(offer -> gpu(gpus, offer.gpu()))
            .max(Comparator.comparing(Gpu::memory))
            .orElseThrow();
    return new ServingPlan.NothingFits(
        ServingPlan.Reason.TOO_LARGE,
        setup(spec, traffic, largest, GPUS_PER_REPLICA.getLast(), precisions.getFirst()));
  }

  private record Replica(ServingSetup setup, ServingPrediction prediction) {}

  private record Fleet(
      GpuOffer offer,
      Replica replica,
      Traffic traffic,
      double share,
      double loadInReplicas,
      int replicas,
      int billedGpus) {}
}
