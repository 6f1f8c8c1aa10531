package dev.finetunecost.engine.alternative;

import static dev.finetunecost.engine.cost.CostLine.Phase.MONTHLY;
import static dev.finetunecost.engine.cost.CostLine.Phase.ONE_OFF;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.Quantity;
import dev.finetunecost.engine.people.PeopleLines;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.ManagedOffer.Availability;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Driver;
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
      lines.addAll(TokenLines.monthly(scenario.traffic(), inference, List.of()));
    }
    @Nullable UnitPrice hosting = offer.hostingPerHour();
    if (hosting != null && hosting.amount().signum() > 0) {
      lines.add(hosting(offer, hosting));
    }
    lines.addAll(upkeep);
    return new Candidate(
        new Alternative.Managed(offer),
        infeasibleBecause(scenario, offer),
        new CostPlan(lines, PeopleLines.notPriced()));
  }

  private static CostLine training(ResolvedScenario scenario, ManagedOffer offer) {
    boolean exact = offer.trainingLow().equals(offer.trainingHigh());
    BigDecimal middle =
        offer.trainingLow().amount().add(offer.trainingHigh().amount()).divide(BigDecimal.TWO);
    return new CostLine(
        CostLine.Category.TRAINING,
        "Training, failed runs included",
        ONE_OFF,
        new Quantity.Proportional(
            scenario.training().trainedTokens()
                * scenario.effort().trainingIterations().typical()
                / MILLION,
            List.of(Driver.TOKENS_PER_EXAMPLE, Driver.TRAINING_ITERATIONS)),
        new UnitPrice(middle, PricingUnit.MILLION_TOKENS),
        exact ? List.of() : List.of(Driver.MANAGED_PRICE),
        false,
        offer.source());
  }

  private static CostLine hosting(ManagedOffer offer, UnitPrice perHour) {
    return new CostLine(
        CostLine.Category.HOSTING,
        "Hosting the tuned model",
        MONTHLY,
        new Quantity.Proportional(HOURS_PER_MONTH, List.of()),
        perHour,
        List.of(),
        false,
        offer.source());
  }

  private static List<Infeasibility> infeasibleBecause(
      ResolvedScenario scenario, ManagedOffer offer) {
    List<Infeasibility> because = new ArrayList<>();
    if (scenario.policy().dataMustStayPrivate()) {
      because.add(new Infeasibility.DataMustStayPrivate());
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
}
