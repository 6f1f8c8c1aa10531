package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.units.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a tuned model would be served, at the least cost. */
public sealed interface ServingPlan {

  /**
   * It can be served.
   *
   * @param offer whose GPUs are rented
   * @param setup one replica
   * @param prediction of that replica at full load
   * @param usableShare of the replica's full throughput after latency promise, adapters and
   *     queueing
   * @param loadInReplicas the peak load over what one replica can carry; not rounded
   * @param replicas that are up: the load rounded up, at least the minimum
   * @param billedGpus GPUs that must be rented: whole instances
   * @param requestsPerReplicaPerMonth mean requests that one replica can carry under this peak
   *     factor
   * @param steps how the throughput comes about
   */
  record Fleet(
      GpuOffer offer,
      ServingSetup setup,
      ServingPrediction prediction,
      double usableShare,
      double loadInReplicas,
      int replicas,
      int billedGpus,
      Range requestsPerReplicaPerMonth,
      List<Step> steps)
      implements ServingPlan {
    public Fleet {
      steps = List.copyOf(steps);
    }

    /** GPUs to rent for this many replicas: whole instances. */
    public int gpusFor(int replicaCount) {
      return ServingPlanner.billedGpus(setup.gpuCount(), replicaCount, offer.gpusPerInstance());
    }
  }

  /**
   * It cannot be served on what is offered.
   *
   * @param reason why not
   * @param roomiest the replica with the most memory that was tried, or null where nothing is
   *     offered
   */
  record NothingFits(Reason reason, @Nullable ServingSetup roomiest) implements ServingPlan {}

  /** Why a model cannot be served. */
  enum Reason {
    /** Nobody offers a GPU that may be used. */
    NO_OFFER,
    /** The weights and one request do not fit on eight of any GPU that is offered. */
    TOO_LARGE
  }
}
