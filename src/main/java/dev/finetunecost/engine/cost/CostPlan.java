package dev.finetunecost.engine.cost;

import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.units.Usd;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that an alternative costs, line by line.
 *
 * @param lines in the order of their categories; monthly ones as of the average month
 * @param notPriced what it also costs, but nobody knows how much
 * @param horizonMonths how long it is in use, at least 1
 */
public record CostPlan(List<CostLine> lines, List<NotPriced> notPriced, int horizonMonths) {
  private static final double MONTHS_PER_YEAR = 12;

  public CostPlan {
    int months = horizonMonths;
    lines = lines.stream().map(line -> line.averagedOver(months)).toList();
    notPriced = List.copyOf(notPriced);
  }

  /**
   * A cost whose price or quantity is not known. It is shown, and never counted as 0.
   *
   * @param needs what one would have to know
   */
  public record NotPriced(String label, String needs) {}

  /** The lines paid in one phase. */
  public List<CostLine> lines(CostLine.Phase phase) {
    return lines.stream().filter(line -> line.phase() == phase).toList();
  }

  /** What is paid once, in the central case: the sum of the one-off lines. */
  public Usd oneOff() {
    return sum(CostLine.Phase.ONE_OFF);
  }

  /** What is paid in the average month, in the central case: the sum of the monthly lines. */
  public Usd monthly() {
    return sum(CostLine.Phase.MONTHLY);
  }

  /** What is paid over the horizon, in the central case. */
  public Usd total() {
    return oneOff().plus(monthly().times(horizonMonths));
  }

  /**
   * What is paid by the end of a month of the horizon, in the central case; month 0 is what is paid
   * once.
   */
  public Usd total(int month) {
    return lines.stream().map(line -> line.cumulative(month)).reduce(Usd.ZERO, Usd::plus);
  }

  /**
   * Cumulative estimate at the end of each month, from month 0 (what is paid once) to the horizon.
   */
  public List<Usd> cumulative() {
    List<Usd> series = new ArrayList<>(horizonMonths + 1);
    for (int month = 0; month <= horizonMonths; month++) {
      series.add(total(month));
    }
    return List.copyOf(series);
  }

  /**
   * What the central case is worth today, in dollars, each month's payments made at its end.
   *
   * @param discountRate per year, 0.1 for 10 %
   */
  public double presentValue(double discountRate) {
    double value = oneOff().dollars();
    for (int month = 1; month <= horizonMonths; month++) {
      value +=
          total(month).minus(total(month - 1)).dollars()
              * Math.pow(1 + discountRate, -month / MONTHS_PER_YEAR);
    }
    return value;
  }

  /** What is paid by the end of so many months, in dollars, for one draw. */
  public double total(Draw draw, int months) {
    double dollars = 0;
    for (CostLine line : lines) {
      dollars += line.total(draw, months);
    }
    return dollars;
  }

  private Usd sum(CostLine.Phase phase) {
    return lines.stream()
        .filter(line -> line.phase() == phase)
        .map(CostLine::amount)
        .reduce(Usd.ZERO, Usd::plus);
  }
}
