package dev.finetunecost.engine.cost;

import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.cost.Quantity.Replicated;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Trend;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import java.util.List;

/**
 * One line of a bill: so many units at so much each.
 *
 * @param category the part of the plan that it belongs to
 * @param label what it is for, in plain words
 * @param phase when it is paid
 * @param quantity how many units, and how that moves with the uncertain inputs and with time; per
 *     month in the monthly phase
 * @param price of one unit in the first month of the central case
 * @param priceDrivers the uncertain inputs that the price is proportional to; empty where it is
 *     certain
 * @param priceTrend how the price changes from month to month
 * @param usageBased whether it grows with use
 * @param basis how the quantity comes about, such as {@code requests × tokens per request}
 * @param source of the price
 * @param months over which a monthly line is averaged where it changes with time; at least 1
 */
public record CostLine(
    Category category,
    String label,
    Phase phase,
    Quantity quantity,
    UnitPrice price,
    List<Driver> priceDrivers,
    Trend priceTrend,
    boolean usageBased,
    String basis,
    Source source,
    int months) {
  public CostLine {
    priceDrivers = List.copyOf(priceDrivers);
  }

  /** A line at a price that stays, with no words on its quantity. */
  public CostLine(
      Category category,
      String label,
      Phase phase,
      Quantity quantity,
      UnitPrice price,
      List<Driver> priceDrivers,
      boolean usageBased,
      Source source) {
    this(
        category,
        label,
        phase,
        quantity,
        price,
        priceDrivers,
        Trend.FLAT,
        usageBased,
        "",
        source,
        1);
  }

  /** The parts of a plan's cost, in the order in which they come about. */
  public enum Category {
    DATA,
    PROMPTING,
    RETRIEVAL,
    ENGINEERING,
    TRAINING,
    EVALUATION,
    SECURITY,
    HARDWARE,
    INFERENCE,
    HOSTING,
    STORAGE,
    MONITORING,
    ON_CALL,
    RETRAINING,
    MIGRATION
  }

  /** When a line is paid. */
  public enum Phase {
    ONE_OFF,
    MONTHLY
  }

  /** A line that is paid once, at a price that is certain. */
  public static CostLine once(
      Category category, String label, Quantity quantity, UnitPrice price, Source source) {
    return new CostLine(category, label, Phase.ONE_OFF, quantity, price, List.of(), false, source);
  }

  /** A line that is paid each month, at a price that is certain and stays. */
  public static CostLine monthly(
      Category category, String label, Quantity quantity, UnitPrice price, Source source) {
    return new CostLine(category, label, Phase.MONTHLY, quantity, price, List.of(), false, source);
  }

  /** This line with a price that is proportional to these uncertain inputs. */
  public CostLine pricedBy(Driver... drivers) {
    return new CostLine(
        category,
        label,
        phase,
        quantity,
        price,
        List.of(drivers),
        priceTrend,
        usageBased,
        basis,
        source,
        months);
  }

  /** This line with a price that changes from month to month. */
  public CostLine withPriceTrend(Trend trend) {
    return new CostLine(
        category,
        label,
        phase,
        quantity,
        price,
        priceDrivers,
        trend,
        usageBased,
        basis,
        source,
        months);
  }

  /** This line as one that grows with use. */
  public CostLine growingWithUse() {
    return new CostLine(
        category,
        label,
        phase,
        quantity,
        price,
        priceDrivers,
        priceTrend,
        true,
        basis,
        source,
        months);
  }

  /** This line with a few words on how its quantity comes about. */
  public CostLine because(String words) {
    return new CostLine(
        category,
        label,
        phase,
        quantity,
        price,
        priceDrivers,
        priceTrend,
        usageBased,
        words,
        source,
        months);
  }

  /** This line averaged over so many months. */
  CostLine averagedOver(int horizonMonths) {
    return new CostLine(
        category,
        label,
        phase,
        quantity,
        price,
        priceDrivers,
        priceTrend,
        usageBased,
        basis,
        source,
        horizonMonths);
  }

  /**
   * The line's estimate in the central case, to the cent. In the monthly phase it is that of the
   * average month: every month's, unless volume or price are expected to change.
   */
  public Usd amount() {
    return changes()
        ? Usd.of(total(Draw.CENTRAL, months) / months)
        : price.times(quantity.at(Draw.CENTRAL));
  }

  /** How many units it buys in the central case, in the average month in the monthly phase. */
  public double pricingQuantity() {
    return quantity.trend().equals(Trend.FLAT)
        ? quantity.at(Draw.CENTRAL)
        : unpriced().total(Draw.CENTRAL, months) / months;
  }

  /** What one unit costs in the central case, on average over what is bought. */
  public UnitPrice unitPrice() {
    return priceTrend.perYear() == 1
        ? price
        : UnitPrice.of(
            total(Draw.CENTRAL, months) / unpriced().total(Draw.CENTRAL, months), price.unit());
  }

  /** What it adds up to by the end of this month in the central case, to the cent. */
  Usd cumulative(int month) {
    if (phase == Phase.ONE_OFF) {
      return amount();
    }
    if (!changes() || month == months) {
      return amount().times(month);
    }
    return Usd.of(
        amount().times(months).dollars()
            * total(Draw.CENTRAL, month)
            / total(Draw.CENTRAL, months));
  }

  /** What it adds up to by the end of so many months, in dollars, for one draw. */
  public double total(Draw draw, int overMonths) {
    double unit = price.dollars();
    for (int i = 0; i < priceDrivers.size(); i++) {
      unit *= draw.factor(priceDrivers.get(i));
    }
    if (phase == Phase.ONE_OFF) {
      return unit * quantity.at(draw);
    }
    return switch (quantity) {
      case Replicated replicas when !replicas.trend().equals(Trend.FLAT) ->
          unit * growing(replicas, draw, overMonths);
      case Proportional _, Replicated _ ->
          unit
              * quantity.at(draw)
              * Trend.sum(quantity.trend().and(priceTrend).perMonth(draw), overMonths);
    };
  }

  /** Units at a price that is 1 in the first month, month by month, because replicas are whole. */
  private double growing(Replicated replicas, Draw draw, int overMonths) {
    double loadFactor = replicas.trend().perMonth(draw);
    double priceFactor = priceTrend.perMonth(draw);
    double sum = 0;
    double load = 1;
    double unit = 1;
    for (int month = 0; month < overMonths; month++) {
      sum += replicas.at(draw, load) * unit;
      load *= loadFactor;
      unit *= priceFactor;
    }
    return sum;
  }

  private boolean changes() {
    return phase == Phase.MONTHLY && (quantity.trend().perYear() != 1 || priceTrend.perYear() != 1);
  }

  /** The same quantity at a price of one dollar for ever. */
  private CostLine unpriced() {
    return monthly(category, label, quantity, UnitPrice.of("1", price.unit()), source);
  }
}
