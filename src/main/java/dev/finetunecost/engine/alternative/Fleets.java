package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.Quantity.Replicated;
import dev.finetunecost.engine.serving.ServingPlan.Fleet;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.uncertainty.Driver;
import java.util.List;

/** What a fleet of replicas is paid for, which is what is reserved and not what is used. */
final class Fleets {
  private Fleets() {}

  /**
   * GPU-hours of a month, in whole instances: an instance may hold several replicas, and a replica
   * several instances. Tuned models that share the GPUs share the bill.
   */
  static Replicated gpuHours(Fleet fleet, ResolvedScenario scenario) {
    Traffic traffic = scenario.traffic();
    int perReplica = fleet.setup().gpuCount();
    int perInstance = fleet.offer().gpusPerInstance();
    int replicasPerUnit = Math.max(1, perInstance / perReplica);
    int gpusPerUnit = Math.ceilDiv(perReplica, perInstance) * perInstance;
    int sharing = traffic.tunedModels();
    return new Replicated(
        fleet.loadInReplicas() * sharing / replicasPerUnit,
        Math.ceilDiv(traffic.minReplicas(), replicasPerUnit),
        (double) gpusPerUnit * traffic.servingHoursPerMonth() / sharing,
        List.of(Driver.VOLUME, Driver.TOKENS_PER_REQUEST, Driver.PEAK_FACTOR),
        List.of(Driver.SERVING_THROUGHPUT),
        scenario.outlook().volume());
  }

  /** Mean load over what the replicas could do at full throughput, 0 to 1. */
  static double utilization(Fleet fleet, Traffic traffic) {
    return traffic.requestsPerSecond()
        / (fleet.replicas() * fleet.prediction().requestsPerSecond().p50());
  }
}
