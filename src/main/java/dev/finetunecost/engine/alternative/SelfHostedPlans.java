package dev.finetunecost.engine.alternative;

import static dev.finetunecost.engine.cost.CostLine.Category.INFERENCE;
import static dev.finetunecost.engine.cost.CostLine.Category.TRAINING;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.cost.Quantity.Replicated;
import dev.finetunecost.engine.people.PeopleLines;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.serving.ServingPlan;
import dev.finetunecost.engine.serving.ServingPlan.Fleet;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.training.TrainingPlan;
import dev.finetunecost.engine.training.TrainingPlan.Fits;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tuning an open model and serving it on rented GPUs. */
final class SelfHostedPlans {
  private final ResolvedScenario scenario;
  private final SelfHosting selfHosting;
  private final ServingPlan serving;

  SelfHostedPlans(ResolvedScenario scenario, SelfHosting selfHosting) {
    this.scenario = scenario;
    this.selfHosting = selfHosting;
    this.serving = selfHosting.serving();
  }

  /** The plan for this method, with the cheapest training and the cheapest fleet. */
  Candidate candidate(Method method) {
    TrainingPlan steady = selfHosting.training(method, false);
    Optional<Run> run = cheapest(steady, selfHosting.training(method, true));
    @Nullable Fleet fleet = serving instanceof Fleet found ? found : null;
    List<CostLine> lines = new ArrayList<>(PeopleLines.oneOff(scenario));
    run.ifPresent(cheapest -> lines.addAll(training(cheapest)));
    List<CostLine> upkeep = PeopleLines.upkeep(scenario, lines);
    if (fleet != null) {
      lines.addAll(fleet(fleet));
    }
    lines.addAll(upkeep);
    lines.add(PeopleLines.onCall(scenario.effort()));
    return new Candidate(
        new Alternative.SelfHosted(
            method,
            run.map(r -> r.plan().setup()).orElse(null),
            run.map(Run::offer).orElse(null),
            fleet == null ? null : fleet.setup(),
            fleet == null ? null : fleet.offer(),
            fleet == null ? 0 : fleet.billedGpus()),
        infeasibleBecause(steady, run),
        new CostPlan(lines, PeopleLines.notPriced(scenario.effort()), scenario.horizonMonths()));
  }

  /**
   * A run on one offer.
   *
   * @param rework expected hours over hours without interruption
   */
  private record Run(Fits plan, GpuOffer offer, double rework) {
    double dollars() {
      return plan.gpuHours().p50() * rework * offer.listUnitPrice().dollars();
    }
  }

  /** The cheaper of capacity that stays and capacity that can be taken away, rework included. */
  private Optional<Run> cheapest(TrainingPlan steady, TrainingPlan interruptible) {
    Optional<Run> stays =
        steady instanceof Fits fits
            ? Optional.of(new Run(fits, fits.offer(), 1))
            : Optional.empty();
    Optional<Run> spot = interruptible instanceof Fits fits ? onSpot(fits) : Optional.empty();
    if (stays.isEmpty() || spot.isEmpty()) {
      return stays.or(() -> spot);
    }
    return spot.get().dollars() < stays.get().dollars() ? spot : stays;
  }

  /** An interruption of any of its instances interrupts the run. */
  private Optional<Run> onSpot(Fits fits) {
    int instances = Math.max(1, fits.billedGpus() / fits.offer().gpusPerInstance());
    double meanHours = scenario.hardware().hoursBetweenInterruptions() / instances;
    double hours = fits.wallClockHours().p50();
    if (scenario.hardware().checkpoints()) {
      return Optional.of(new Run(fits, fits.offer(), Spot.withCheckpoints(meanHours)));
    }
    return Spot.refusesWithoutCheckpoints(hours, meanHours)
        ? Optional.empty()
        : Optional.of(new Run(fits, fits.offer(), Spot.withoutCheckpoints(hours, meanHours)));
  }

  private List<CostLine> training(Run run) {
    double iterations = scenario.effort().trainingIterations().typical();
    Proportional gpuHours =
        new Proportional(
            run.plan().gpuHours().p50() * run.rework() * iterations,
            List.of(Driver.TRAINING_TIME, Driver.TRAINING_ITERATIONS, Driver.TOKENS_PER_EXAMPLE));
    return List.of(
        CostLine.once(
                TRAINING,
                "Training, failed runs included",
                gpuHours,
                run.offer().listUnitPrice(),
                run.offer().source())
            .pricedBy(Driver.GPU_PRICE)
            .because(basis(run, iterations)),
        overhead(
            CostLine.once(
                    TRAINING,
                    "Network and disks while training",
                    gpuHours,
                    share(run.offer().listUnitPrice()),
                    overheadSource())
                .pricedBy(Driver.GPU_PRICE)));
  }

  private static String basis(Run run, double iterations) {
    String once =
        String.format(
            Locale.ROOT,
            "%.1f GPU-hours a run on %d × %s × %.2f full-size runs",
            run.plan().gpuHours().p50(),
            run.plan().billedGpus(),
            run.offer().gpu(),
            iterations);
    return run.rework() == 1
        ? once
        : String.format(Locale.ROOT, "%s × %.2f for interruptions", once, run.rework());
  }

  private List<CostLine> fleet(Fleet fleet) {
    Replicated gpuHours = Fleets.gpuHours(fleet, scenario);
    return List.of(
        CostLine.monthly(
                INFERENCE,
                "GPUs that serve, idle hours included",
                gpuHours,
                fleet.offer().listUnitPrice(),
                fleet.offer().source())
            .pricedBy(Driver.GPU_PRICE)
            .withPriceTrend(scenario.outlook().gpuPrice())
            .because(basis(fleet)),
        overhead(
            CostLine.monthly(
                    INFERENCE,
                    "Network, disks and gateways",
                    gpuHours,
                    share(fleet.offer().listUnitPrice()),
                    overheadSource())
                .pricedBy(Driver.GPU_PRICE)
                .withPriceTrend(scenario.outlook().gpuPrice())));
  }

  private String basis(Fleet fleet) {
    return String.format(
        Locale.ROOT,
        "%d × %s × %.0f hours, sized for a peak of %.1f × the mean; busy %.0f %% of the time",
        fleet.billedGpus(),
        fleet.offer().gpu(),
        scenario.traffic().servingHoursPerMonth(),
        scenario.traffic().peakFactor(),
        100 * Fleets.utilization(fleet, scenario.traffic()));
  }

  private CostLine overhead(CostLine line) {
    return line.because("a share of the GPU bill");
  }

  private UnitPrice share(UnitPrice gpuHour) {
    return new UnitPrice(
        gpuHour
            .amount()
            .multiply(BigDecimal.valueOf(scenario.effort().infrastructureOverhead().typical())),
        PricingUnit.GPU_HOUR);
  }

  private Source overheadSource() {
    Parameter overhead = scenario.effort().infrastructureOverhead();
    return overhead.source();
  }

  private List<Infeasibility> infeasibleBecause(TrainingPlan steady, Optional<Run> run) {
    List<Infeasibility> because = new ArrayList<>(hosting(scenario));
    if (scenario.policy().has(Circumstance.OWN_MACHINES_ONLY)) {
      because.add(new Infeasibility.OwnMachinesOnly());
    }
    if (run.isEmpty() && steady instanceof TrainingPlan.DoesNotFit unfit) {
      because.add(whyNot(unfit));
    }
    switch (serving) {
      case Fleet fleet -> tooSlow(fleet, scenario).ifPresent(because::add);
      case ServingPlan.NothingFits nothing ->
          because.add(
              switch (nothing.reason()) {
                case NO_OFFER -> new Infeasibility.NoGpuPrice(gpuNames());
                case TOO_LARGE -> new Infeasibility.DoesNotFit("serving");
              });
    }
    return because.stream().distinct().toList();
  }

  private Infeasibility whyNot(TrainingPlan.DoesNotFit unfit) {
    return switch (unfit.reason()) {
      case NO_OFFER -> new Infeasibility.NoGpuPrice(gpuNames());
      case TOO_LARGE, TOO_LARGE_FOR_GPU_COUNT -> new Infeasibility.DoesNotFit("training");
      case LONGER_THAN_CONTEXT ->
          new Infeasibility.LongerThanContext(scenario.model().contextTokens());
    };
  }

  private String gpuNames() {
    List<String> names = scenario.hardware().gpus().keySet().stream().sorted().toList();
    return names.size() <= 2 ? String.join(" or ", names) : "GPU";
  }

  /** What speaks against hosting a model oneself, wherever that is. */
  static List<Infeasibility> hosting(ResolvedScenario scenario) {
    List<Infeasibility> because = new ArrayList<>();
    if (scenario.policy().has(Circumstance.NO_ML_TEAM)) {
      because.add(new Infeasibility.NobodyToRunIt());
    }
    String licence = scenario.model().licence();
    if (!Licences.permits(licence, scenario.policy().has(Circumstance.PERMISSIVE_LICENCE))) {
      because.add(new Infeasibility.LicenceConditions(licence));
    }
    return because;
  }

  static Optional<Infeasibility> tooSlow(Fleet fleet, ResolvedScenario scenario) {
    double millis = fleet.prediction().timeToFirstTokenMillis();
    return Optional.ofNullable(scenario.policy().latencyMillis())
        .filter(limit -> millis > limit)
        .map(limit -> new Infeasibility.TooSlow(millis, limit));
  }
}
