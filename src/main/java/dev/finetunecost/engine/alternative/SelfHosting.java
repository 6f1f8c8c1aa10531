package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.serving.LatencyClass;
import dev.finetunecost.engine.serving.ServingPlan;
import dev.finetunecost.engine.serving.ServingPlanner;
import dev.finetunecost.engine.serving.ServingSetup;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.training.TrainingPlan;
import dev.finetunecost.engine.training.TrainingPlanner;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a tuned open model would be trained and served, for one scenario. */
public final class SelfHosting {
  /** A promise of half a second to the first token is what MLPerf calls interactive. */
  private static final double INTERACTIVE_MILLIS = 500;

  private final ResolvedScenario scenario;
  private final TrainingPlanner trainings;
  private final ServingPlanner servings;
  private final ServingPlan serving;

  public SelfHosting(
      ResolvedScenario scenario, TrainingPlanner trainings, ServingPlanner servings) {
    this.scenario = scenario;
    this.trainings = trainings;
    this.servings = servings;
    this.serving = serving(offers(false));
  }

  /**
   * The cheapest training by this method, failed runs and interruptions not included.
   *
   * @param spot whether capacity that can be taken away is looked at, or capacity that stays
   */
  public TrainingPlan training(Method method, boolean spot) {
    return training(method, offers(spot));
  }

  /**
   * How a training by this method would be run on what was named, though nobody is known to rent it
   * out: memory and time do not depend on a price.
   */
  public TrainingPlan unpricedTraining(Method method) {
    Source nobody = new Source("none", "no price is known", scenario.startDate());
    return training(
        method,
        scenario.hardware().gpus().keySet().stream()
            .sorted()
            .map(gpu ->
                new GpuOffer(
                    "nobody",
                    "unpriced",
                    gpu,
                    1,
                    "any",
                    false,
                    UnitPrice.of("1", PricingUnit.GPU_HOUR),
                    nobody))
            .toList());
  }

  /** The cheapest training by this method on these offers. */
  TrainingPlan training(Method method, List<GpuOffer> offers) {
    TrainingPlan plan =
        trainings.plan(
            scenario.model(),
            method,
            scenario.loraRank(),
            scenario.training(),
            offers,
            scenario.hardware().gpus(),
            scenario.hardware().gpuCount());
    return switch (plan) {
      case TrainingPlan.Fits fits -> fits.by(scenario.teamFactor());
      case TrainingPlan.DoesNotFit unfit -> unfit;
    };
  }

  /**
   * The cheapest fleet that carries the load, on capacity that stays, and whose first token comes
   * soon enough. Where no fleet is fast enough it is the fastest that was found.
   */
  public ServingPlan serving() {
    return serving;
  }

  /** The same on these offers. */
  ServingPlan serving(List<GpuOffer> offers) {
    Map<String, Gpu> gpus = new HashMap<>(scenario.hardware().gpus());
    ServingPlan best = plan(offers, gpus);
    @Nullable Double limit = scenario.policy().latencyMillis();
    ServingPlan next = best;
    while (limit != null
        && next instanceof ServingPlan.Fleet fleet
        && fleet.prediction().timeToFirstTokenMillis() > limit) {
      if (best instanceof ServingPlan.Fleet slow
          && fleet.prediction().timeToFirstTokenMillis()
              < slow.prediction().timeToFirstTokenMillis()) {
        best = fleet;
      }
      gpus.remove(fleet.offer().gpu());
      next = plan(offers, gpus);
    }
    return next instanceof ServingPlan.Fleet ? next : best;
  }

  /** GPUs for rent that can, or cannot, be taken away at any time. */
  private List<GpuOffer> offers(boolean spot) {
    return scenario.hardware().offers().stream().filter(offer -> offer.spot() == spot).toList();
  }

  /** Weights are packed to 4 bits only where nothing holds them otherwise. */
  private ServingPlan plan(List<GpuOffer> offers, Map<String, Gpu> gpus) {
    ServingPlan whole = plan(offers, gpus, precisions());
    return whole instanceof ServingPlan.NothingFits none
            && none.reason() == ServingPlan.Reason.TOO_LARGE
        ? plan(offers, gpus, List.of(ServingSetup.Precision.INT4))
        : whole;
  }

  private ServingPlan plan(
      List<GpuOffer> offers, Map<String, Gpu> gpus, List<ServingSetup.Precision> precisions) {
    Traffic traffic = scenario.traffic();
    return servings.plan(
        scenario.model(),
        traffic.with(traffic.tunedInputTokens(), 0),
        offers,
        gpus,
        precisions,
        latencyClass(),
        traffic.tunedModels() > 1);
  }

  /** The forms in which a tuned model keeps its quality. */
  private List<ServingSetup.Precision> precisions() {
    return scenario.model().id().startsWith("gpt-oss")
        ? List.of(ServingSetup.Precision.MXFP4)
        : List.of(ServingSetup.Precision.FP16, ServingSetup.Precision.FP8);
  }

  private LatencyClass latencyClass() {
    if (scenario.policy().has(Circumstance.CAN_WAIT)) {
      return LatencyClass.BATCH;
    }
    @Nullable Double limit = scenario.policy().latencyMillis();
    boolean prompt = limit != null && limit <= INTERACTIVE_MILLIS;
    return prompt || scenario.policy().has(Circumstance.LOW_LATENCY)
        ? LatencyClass.INTERACTIVE
        : LatencyClass.CHAT;
  }
}
