package dev.finetunecost.engine.cost;

import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.units.Usd;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that an alternative costs, line by line.
 *
 * @param lines in the order of their categories
 * @param notPriced what it also costs, but nobody knows how much
 */
public record CostPlan(List<CostLine> lines, List<NotPriced> notPriced) {
  public CostPlan {
    lines = List.copyOf(lines);
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

  /** What is paid each month, in the central case: the sum of the monthly lines. */
  public Usd monthly() {
    return sum(CostLine.Phase.MONTHLY);
  }

  /** What is paid over so many months, in the central case. */
  public Usd total(int months) {
    return oneOff().plus(monthly().times(months));
  }

  /**
   * Cumulative estimate at the end of each month, from month 0 (what is paid once) to the horizon.
   */
  public List<Usd> cumulative(int horizonMonths) {
    List<Usd> series = new ArrayList<>(horizonMonths + 1);
    for (int month = 0; month <= horizonMonths; month++) {
      series.add(total(month));
    }
    return List.copyOf(series);
  }

  /** What is paid once, in dollars, for one draw. */
  public double oneOff(Draw draw) {
    return sum(CostLine.Phase.ONE_OFF, draw);
  }

  /** What is paid each month, in dollars, for one draw. */
  public double monthly(Draw draw) {
    return sum(CostLine.Phase.MONTHLY, draw);
  }

  private Usd sum(CostLine.Phase phase) {
    return lines.stream()
        .filter(line -> line.phase() == phase)
        .map(CostLine::amount)
        .reduce(Usd.ZERO, Usd::plus);
  }

  private double sum(CostLine.Phase phase, Draw draw) {
    double dollars = 0;
    for (CostLine line : lines) {
      if (line.phase() == phase) {
        dollars += line.amount(draw);
      }
    }
    return dollars;
  }
}
