package dev.finetunecost.engine.uncertainty;

import dev.finetunecost.engine.units.Range;
import java.util.Arrays;

/**
 * Many possible states of the world. All alternatives are priced in the same states (common random
 * numbers), so that their differences are estimated, and not the noise of separate draws.
 *
 * <p>Kept driver by driver, each an array over the draws: that is the order in which bills are
 * priced, and what makes ten thousand of them cheap.
 */
@SuppressWarnings("EnumOrdinal") // an array by ordinal is what makes this cheap
public final class Draws {
  private final double[][] factors;
  private final int count;

  Draws(double[][] factors, int count) {
    this.factors = factors;
    this.count = count;
  }

  /** How many states there are. */
  public int count() {
    return count;
  }

  /**
   * The driver in every state, as a multiple of its central value. Not a copy: it is only to be
   * read.
   */
  public double[] factors(Driver driver) {
    return factors[driver.ordinal()];
  }

  /** The same states, but with all drivers except these at their central value. */
  public Draws only(Iterable<Driver> uncertain) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    double[][] kept = new double[factors.length][];
    Arrays.fill(kept, ones);
    for (Driver driver : uncertain) {
      kept[driver.ordinal()] = factors[driver.ordinal()];
    }
    return new Draws(kept, count);
  }

  /**
   * The multiples that a driver takes: log-normal on either side of its median, and nothing beyond
   * the 5th and the 95th percentile. Costs have an end: the largest published budget is not one
   * among many that are larger still.
   */
  static double[] of(Range range, double[] standardScores) {
    double[] factors = new double[standardScores.length];
    if (range.p10() == 1 && range.p90() == 1) {
      Arrays.fill(factors, 1);
      return factors;
    }
    double down = -Math.log(range.p10()) / StandardScores.Z90;
    double up = Math.log(range.p90()) / StandardScores.Z90;
    for (int i = 0; i < factors.length; i++) {
      double z = Math.clamp(standardScores[i], -StandardScores.Z95, StandardScores.Z95);
      factors[i] = Math.exp(z * (z < 0 ? down : up));
    }
    return factors;
  }
}
