package dev.finetunecost.engine.cost;

import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.cost.Quantity.Replicated;
import dev.finetunecost.engine.uncertainty.Trend;
import java.util.Arrays;

/**
 * One plan priced in many states of the world, line by line over all of them at once.
 *
 * @param oneOff dollars, one per state, in their order
 * @param monthly dollars in the average month, in the same order
 * @param total dollars over the horizon, in the same order
 * @param presentValue dollars over the horizon, discounted, in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Samples(double[] oneOff, double[] monthly, double[] total, double[] presentValue) {

  /** The plan in all states of these prospects. */
  public static Samples of(CostPlan plan, Prospects prospects) {
    int count = prospects.draws().count();
    Samples samples =
        new Samples(new double[count], new double[count], new double[count], new double[count]);
    double[] recurring = new double[count];
    for (CostLine line : plan.lines()) {
      switch (line.phase()) {
        case ONE_OFF -> add(samples.oneOff, first(line, prospects));
        case MONTHLY -> samples.addMonthly(line, prospects, recurring);
      }
    }
    for (int i = 0; i < count; i++) {
      samples.monthly[i] = recurring[i] / prospects.months();
      samples.total[i] = samples.oneOff[i] + recurring[i];
      samples.presentValue[i] += samples.oneOff[i];
    }
    return samples;
  }

  private void addMonthly(CostLine line, Prospects prospects, double[] recurring) {
    switch (line.quantity()) {
      case Replicated replicas when !replicas.trend().equals(Trend.FLAT) ->
          addGrowing(line, replicas, prospects, recurring);
      case Proportional _, Replicated _ -> {
        double[] amounts = first(line, prospects);
        Prospects.Sums sums = prospects.of(line.quantity().trend().and(line.priceTrend()));
        for (int i = 0; i < amounts.length; i++) {
          recurring[i] += amounts[i] * sums.plain()[i];
          presentValue[i] += amounts[i] * sums.discounted()[i];
        }
      }
    }
  }

  /** Replicas are whole, so that a load that grows has to be looked at month by month. */
  private void addGrowing(
      CostLine line, Replicated replicas, Prospects prospects, double[] recurring) {
    double[] load = replicas.loads(prospects.draws());
    double[] unit = new double[load.length];
    Arrays.fill(unit, line.price().dollars());
    Quantity.multiply(unit, line.priceDrivers(), prospects.draws());
    double[] loadFactor = replicas.trend().perMonth(prospects.draws());
    double[] priceFactor = line.priceTrend().perMonth(prospects.draws());
    double discount = 1;
    for (int month = 1; month <= prospects.months(); month++) {
      discount *= prospects.discountPerMonth();
      for (int i = 0; i < load.length; i++) {
        double amount = replicas.units(load[i]) * unit[i];
        recurring[i] += amount;
        presentValue[i] += amount * discount;
        load[i] *= loadFactor[i];
        unit[i] *= priceFactor[i];
      }
    }
  }

  /** The line's amount in the first month, or once, in each state. */
  private static double[] first(CostLine line, Prospects prospects) {
    double[] amounts = line.quantity().at(prospects.draws());
    Quantity.multiply(amounts, line.priceDrivers(), prospects.draws());
    double price = line.price().dollars();
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] *= price;
    }
    return amounts;
  }

  private static void add(double[] to, double[] amounts) {
    for (int i = 0; i < to.length; i++) {
      to[i] += amounts[i];
    }
  }
}
