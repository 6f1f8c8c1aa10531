package dev.finetunecost.engine.cost;

import dev.finetunecost.engine.uncertainty.Draws;
import dev.finetunecost.engine.uncertainty.Trend;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The months to come in many states of the world: what an amount adds up to over them, by how it
 * changes with time. Each trend is worked out once and then serves all lines.
 */
public final class Prospects {
  private static final double MONTHS_PER_YEAR = 12;

  private final Draws draws;
  private final int months;
  private final double discountPerMonth;
  private final Map<Trend, Sums> sums = new HashMap<>();

  /**
   * @param discountRate per year, 0.1 for 10 %
   */
  public Prospects(Draws draws, int months, double discountRate) {
    this.draws = draws;
    this.months = months;
    this.discountPerMonth = Math.pow(1 + discountRate, -1 / MONTHS_PER_YEAR);
  }

  public Draws draws() {
    return draws;
  }

  public int months() {
    return months;
  }

  /** What a dollar at the end of a month is worth at its beginning. */
  double discountPerMonth() {
    return discountPerMonth;
  }

  Sums of(Trend trend) {
    return sums.computeIfAbsent(trend, this::sums);
  }

  /**
   * What an amount of one dollar in the first month adds up to.
   *
   * @param plain dollars, one per state
   * @param discounted dollars, each paid at the end of its month and discounted to the start
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sums(double[] plain, double[] discounted) {}

  private Sums sums(Trend trend) {
    double[] plain = new double[draws.count()];
    double[] discounted = new double[draws.count()];
    if (trend.equals(Trend.FLAT)) {
      Arrays.fill(plain, months);
      Arrays.fill(discounted, discountPerMonth * Trend.sum(discountPerMonth, months));
      return new Sums(plain, discounted);
    }
    double[] factors = trend.perMonth(draws);
    for (int i = 0; i < factors.length; i++) {
      plain[i] = Trend.sum(factors[i], months);
      discounted[i] = discountPerMonth * Trend.sum(factors[i] * discountPerMonth, months);
    }
    return new Sums(plain, discounted);
  }
}
