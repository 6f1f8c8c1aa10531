package dev.finetunecost.engine.cost;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import java.util.List;

/**
 * One line of a bill: so many units at so much each.
 *
 * @param category the part of the plan that it belongs to
 * @param label what it is for, in plain words
 * @param phase when it is paid
 * @param quantity how many units, and how that moves with the uncertain inputs; per month in the
 *     monthly phase
 * @param price of one unit, in the central case
 * @param priceDrivers the uncertain inputs that the price is proportional to; empty where it is
 *     certain
 * @param usageBased whether it grows with use
 * @param source of the price
 */
public record CostLine(
    Category category,
    String label,
    Phase phase,
    Quantity quantity,
    UnitPrice price,
    List<Driver> priceDrivers,
    boolean usageBased,
    Source source) {
  public CostLine {
    priceDrivers = List.copyOf(priceDrivers);
  }

  /** The parts of a plan's cost, in the order in which they come about. */
  public enum Category {
    DATA,
    ENGINEERING,
    TRAINING,
    EVALUATION,
    INFERENCE,
    HOSTING,
    STORAGE,
    MONITORING,
    ON_CALL,
    RETRAINING
  }

  /** When a line is paid. */
  public enum Phase {
    ONE_OFF,
    MONTHLY
  }

  /** The line's estimate in the central case, per month in the monthly phase, to the cent. */
  public Usd amount() {
    return price.times(quantity.at(Draw.CENTRAL));
  }

  /**
   * The line's estimate in dollars for one draw of the uncertain inputs, per month in the monthly
   * phase.
   */
  public double amount(Draw draw) {
    double dollars = price.dollars() * quantity.at(draw);
    for (int i = 0; i < priceDrivers.size(); i++) {
      dollars *= draw.factor(priceDrivers.get(i));
    }
    return dollars;
  }
}
