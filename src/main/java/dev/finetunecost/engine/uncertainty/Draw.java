package dev.finetunecost.engine.uncertainty;

import java.util.Arrays;

/** One possible state of the world: for each driver, its value as a multiple of the central one. */
// Ten thousand draws are made for each estimate; an array by ordinal is what makes that cheap
@SuppressWarnings("EnumOrdinal")
public final class Draw {
  /** The central case: every driver at its median. */
  public static final Draw CENTRAL = new Draw(ones());

  private final double[] factors;

  /**
   * A draw of these factors, all positive, in the order of {@link Driver}. The array is not copied.
   */
  Draw(double[] factors) {
    this.factors = factors;
  }

  /** The driver's value as a multiple of its central value. */
  public double factor(Driver driver) {
    return factors[driver.ordinal()];
  }

  /** This draw with one driver's factor set. */
  public Draw with(Driver driver, double factor) {
    double[] changed = factors.clone();
    changed[driver.ordinal()] = factor;
    return new Draw(changed);
  }

  private static double[] ones() {
    double[] factors = new double[Driver.values().length];
    Arrays.fill(factors, 1);
    return factors;
  }
}
