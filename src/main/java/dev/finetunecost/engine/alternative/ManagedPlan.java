package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.CostPlan.NotPriced;
import dev.finetunecost.engine.cost.Quantity;
import dev.finetunecost.engine.people.PeopleLines;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.ManagedOffer.Availability;
import dev.finetunecost.engine.price.TokenPrice;
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

  private ManagedPlan() {}

  static Candidate candidate(ResolvedScenario scenario, ManagedOffer offer) {
    List<CostLine> lines = new ArrayList<>(PeopleLines.oneOff(scenario));
    lines.add(training(scenario, offer));
    List<CostLine> upkeep = PeopleLines.upkeep(scenario, lines);
    @Nullable TokenPrice inference = offer.inference();
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
    @Nullable UnitPrice hosting = offer.hostingPerHour();
    if (hosting != null && hosting.amount().signum() > 0) {
      lines.add(hosting(offer, hosting));
    }
    lines.addAll(upkeep);
    lines.add(
        PeopleLines.migration(
            "Moving on when the service ends",
            scenario.effort().serviceEndsPerYear(),
            scenario.effort().migrationHours(),
            scenario.effort()));
    return new Candidate(
        new Alternative.Managed(offer),
        infeasibleBecause(scenario, offer),
        new CostPlan(lines, notPriced(scenario, offer), scenario.horizonMonths()));
  }

  private static CostLine training(ResolvedScenario scenario, ManagedOffer offer) {
    boolean exact = offer.trainingLow().equals(offer.trainingHigh());
    BigDecimal middle =
        offer.trainingLow().amount().add(offer.trainingHigh().amount()).divide(BigDecimal.TWO);
    CostLine line =
        CostLine.once(
                CostLine.Category.TRAINING,
                "Training, failed runs included",
                new Quantity.Proportional(
                    scenario.training().trainedTokens()
                        * scenario.effort().trainingIterations().typical()
                        / MILLION,
                    List.of(Driver.TOKENS_PER_EXAMPLE, Driver.TRAINING_ITERATIONS)),
                new UnitPrice(middle, PricingUnit.MILLION_TOKENS),
                offer.source())
            .because("examples × tokens × epochs × full-size runs");
    return exact ? line : line.pricedBy(Driver.MANAGED_PRICE);
  }

  private static CostLine hosting(ManagedOffer offer, UnitPrice perHour) {
    return CostLine.monthly(
            CostLine.Category.HOSTING,
            "Hosting the tuned model",
            new Quantity.Proportional(HOURS_PER_MONTH, List.of()),
            perHour,
            offer.source())
        .because("hours in a month, used or not");
  }

  private static List<NotPriced> notPriced(ResolvedScenario scenario, ManagedOffer offer) {
    List<NotPriced> open = new ArrayList<>(PeopleLines.notPriced(scenario.effort()));
    if (offer.inference() == null && offer.hostingPerHour() == null) {
      open.add(
          new NotPriced(
              "Serving the tuned model", "what " + offer.provider() + " charges for answers"));
    }
    return open;
  }

  private static List<Infeasibility> infeasibleBecause(
      ResolvedScenario scenario, ManagedOffer offer) {
    List<Infeasibility> because = new ArrayList<>(HostedPlans.infeasibleBecause(scenario));
    if (scenario.policy().has(Circumstance.EU_ONLY) && !Regions.mayBeInEurope(region(offer))) {
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
    if (offer.inference() == null && offer.hostingPerHour() == null) {
      because.add(new Infeasibility.NoServingPrice(offer.provider()));
    }
    return because;
  }

  /** The region that a tier names after a comma; any where it names none. */
  private static String region(ManagedOffer offer) {
    int comma = offer.tier().indexOf(", ");
    return comma < 0 ? "any" : offer.tier().substring(comma + 2);
  }
}
