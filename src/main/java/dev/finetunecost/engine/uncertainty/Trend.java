package dev.finetunecost.engine.uncertainty;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a quantity or a price changes from month to month: evenly, so that after a year it is {@code
 * perYear} times what it was.
 *
 * @param perYear in the central case, positive; 1 where it does not change
 * @param drivers the uncertain inputs that the change in a year is proportional to
 */
public record Trend(double perYear, List<Driver> drivers) {
  private static final double MONTHS_PER_YEAR = 12;

  /** No change, and certainly none. */
  public static final Trend FLAT = new Trend(1, List.of());

  public Trend {
    drivers = List.copyOf(drivers);
    if (!(perYear > 0)) {
      throw new IllegalArgumentException("a change in a year must be positive: " + perYear);
    }
  }

  /** This trend and another one at once, as of a volume that grows at a price that falls. */
  public Trend and(Trend other) {
    if (equals(FLAT) || other.equals(FLAT)) {
      return equals(FLAT) ? other : this;
    }
    return new Trend(
        perYear * other.perYear, Stream.concat(drivers.stream(), other.drivers.stream()).toList());
  }

  /** The factor from one month to the next, in one state of the world. */
  public double perMonth(Draw draw) {
    double factor = perYear;
    for (int i = 0; i < drivers.size(); i++) {
      factor *= draw.factor(drivers.get(i));
    }
    return factor == 1 ? 1 : Math.pow(factor, 1 / MONTHS_PER_YEAR);
  }

  /** The factor from one month to the next in each of many states, in their order. */
  public double[] perMonth(Draws draws) {
    double[] factors = new double[draws.count()];
    Arrays.fill(factors, perYear);
    for (Driver driver : drivers) {
      double[] more = draws.factors(driver);
      for (int i = 0; i < factors.length; i++) {
        factors[i] *= more[i];
      }
    }
    for (int i = 0; i < factors.length; i++) {
      factors[i] = factors[i] == 1 ? 1 : Math.pow(factors[i], 1 / MONTHS_PER_YEAR);
    }
    return factors;
  }

  /**
   * The sum of {@code factor^0} to {@code factor^(months-1)}: what an amount that changes so adds
   * up to, in first months.
   */
  public static double sum(double factor, int months) {
    // Near 1 the closed form loses all its digits
    return Math.abs(factor - 1) < 1e-9 ? months : (Math.pow(factor, months) - 1) / (factor - 1);
  }
}
