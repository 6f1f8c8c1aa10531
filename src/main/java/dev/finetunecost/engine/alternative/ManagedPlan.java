package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.CostPlan.NotPriced;
import dev.finetunecost.engine.cost.Quantity;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.people.PeopleLines;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.ManagedOffer.Availability;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.serving.ServingPlan.Fleet;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Trend;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Letting a provider tune and serve the model. */
final class ManagedPlan {
  /** Hours in a month: 8,760 / 12. */
  private static final double HOURS_PER_MONTH = 730;

  private static final double MILLION = 1e6;

  /** What providers rent out by the hour for a tuned model of one's own. */
  private static final String DEDICATED_GPU = "H100";

  private final ResolvedScenario scenario;
  private final SelfHosting selfHosting;
  private final ManagedOffer offer;

  ManagedPlan(ResolvedScenario scenario, SelfHosting selfHosting, ManagedOffer offer) {
    this.scenario = scenario;
    this.selfHosting = selfHosting;
    this.offer = offer;
  }

  Candidate candidate() {
    List<NotPriced> open = new ArrayList<>(PeopleLines.notPriced(scenario.effort()));
    List<CostLine> lines = new ArrayList<>(PeopleLines.oneOff(scenario));
    double hours = scenario.scenario().amount(Field.HOURS).orElse(0.0);
    if (offer.trainingLow().unit() == PricingUnit.MILLION_TOKENS) {
      lines.add(training());
    } else if (hours > 0) {
      lines.add(trainingByTheHour(hours));
    } else {
      open.add(new NotPriced("Training", "how many hours the provider's job takes"));
    }
    List<CostLine> upkeep = PeopleLines.upkeep(scenario, lines);
    lines.addAll(serving(open));
    lines.addAll(upkeep);
    lines.add(
        PeopleLines.migration(
            "Moving on when the service ends",
            scenario.effort().serviceEndsPerYear(),
            scenario.effort().migrationHours(),
            scenario.effort()));
    open.addAll(HostedPlans.notPriced(scenario, offer.provider()));
    return new Candidate(
        new Alternative.Managed(offer),
        infeasibleBecause(),
        new CostPlan(lines, open, scenario.horizonMonths()));
  }

  private CostLine trainingByTheHour(double hours) {
    return CostLine.once(
            CostLine.Category.TRAINING,
            "Training, failed runs included",
            new Proportional(
                hours * scenario.effort().trainingIterations().typical(),
                List.of(Driver.TRAINING_ITERATIONS)),
            offer.trainingLow(),
            offer.source())
        .because("hours of a job, as you said × full-size runs");
  }

  private CostLine training() {
    boolean exact = offer.trainingLow().equals(offer.trainingHigh());
    BigDecimal middle =
        offer.trainingLow().amount().add(offer.trainingHigh().amount()).divide(BigDecimal.TWO);
    CostLine line =
        CostLine.once(
                CostLine.Category.TRAINING,
                "Training, failed runs included",
                new Proportional(
                    scenario.training().trainedTokens()
                        * scenario.effort().trainingIterations().typical()
                        / MILLION,
                    List.of(Driver.TOKENS_PER_EXAMPLE, Driver.TRAINING_ITERATIONS)),
                new UnitPrice(middle, PricingUnit.MILLION_TOKENS),
                offer.source())
            .because("examples × tokens × epochs × full-size runs");
    return exact ? line : line.pricedBy(Driver.MANAGED_PRICE);
  }

  /** Tokens, or hours of a dedicated deployment, or both; never the one as a guess at the other. */
  private List<CostLine> serving(List<NotPriced> open) {
    List<CostLine> lines = new ArrayList<>();
    @Nullable TokenPrice inference = offer.inference();
    @Nullable UnitPrice hosting = offer.hostingPerHour();
    if (inference != null) {
      Traffic traffic = scenario.traffic();
      lines.addAll(
          new TokenLines(
                  traffic.with(traffic.tunedInputTokens(), traffic.cachedShare()),
                  inference,
                  scenario.outlook().volume(),
                  Trend.FLAT)
              .monthly());
    }
    if (hosting != null && hosting.amount().signum() > 0) {
      lines.add(inference == null ? dedicated(hosting) : hosting(hosting));
    }
    if (inference == null && hosting == null) {
      open.add(
          new NotPriced(
              "Serving the tuned model", "what " + offer.provider() + " charges for answers"));
    }
    return lines;
  }

  private CostLine hosting(UnitPrice perHour) {
    return CostLine.monthly(
            CostLine.Category.HOSTING,
            "Hosting the tuned model",
            new Proportional(HOURS_PER_MONTH, List.of()),
            perHour,
            offer.source())
        .because("hours in a month, used or not");
  }

  /** As many deployments as the load needs, each as large as what the provider rents out. */
  private CostLine dedicated(UnitPrice perHour) {
    GpuOffer deployment =
        new GpuOffer(
            offer.provider(),
            "dedicated",
            DEDICATED_GPU,
            1,
            offer.region(),
            false,
            new UnitPrice(perHour.amount(), PricingUnit.GPU_HOUR),
            offer.source());
    Quantity hours =
        selfHosting.serving(List.of(deployment)) instanceof Fleet fleet
            ? Fleets.gpuHours(fleet, scenario)
            : new Proportional(HOURS_PER_MONTH, List.of());
    return CostLine.monthly(
            CostLine.Category.HOSTING,
            "Dedicated deployments, idle hours included",
            hours,
            perHour,
            offer.source())
        .because("deployments for the peak × hours in a month, used or not");
  }

  private List<Infeasibility> infeasibleBecause() {
    List<Infeasibility> because =
        new ArrayList<>(HostedPlans.infeasibleBecause(scenario, offer.provider()));
    if (scenario.policy().has(Circumstance.EU_ONLY)
        && !Regions.mayKeepToEurope(offer.tier(), offer.region())) {
      because.add(new Infeasibility.OutsideEurope(offer.provider()));
    }
    Availability availability = offer.availability();
    @Nullable LocalDate lastJobs = availability.lastJobs();
    @Nullable LocalDate closed = availability.closedToNewSince();
    if (lastJobs != null && lastJobs.isBefore(scenario.startDate())) {
      because.add(new Infeasibility.Closed(offer.provider(), lastJobs));
    } else if (closed != null && !closed.isAfter(scenario.startDate())) {
      because.add(new Infeasibility.ClosedToNewcomers(offer.provider(), closed));
    }
    @Nullable LocalDate end = availability.tunedModelsEnd();
    if (end != null && end.isBefore(scenario.startDate().plusMonths(scenario.horizonMonths()))) {
      because.add(new Infeasibility.EndsTooEarly(offer.provider(), end));
    }
    if (!availability.production()) {
      because.add(new Infeasibility.TrialOnly(offer.provider(), offer.tier()));
    }
    if (offer.trainingLow().unit() == PricingUnit.HOUR
        && scenario.scenario().amount(Field.HOURS).isEmpty()) {
      because.add(new Infeasibility.HoursUnknown(offer.provider(), offer.trainingLow().dollars()));
    }
    if (offer.inference() == null && offer.hostingPerHour() == null) {
      because.add(new Infeasibility.NoServingPrice(offer.provider()));
    }
    return because;
  }
}
