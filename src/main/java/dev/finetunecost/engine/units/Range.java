package dev.finetunecost.engine.units;

/**
 * A value with its uncertainty: one time in ten it is below {@code p10}, one time in ten above
 * {@code p90}.
 *
 * @param p10 the low end, in the unit of the quantity
 * @param p50 the central value
 * @param p90 the high end
 */
public record Range(double p10, double p50, double p90) {
  public Range {
    if (!(p10 <= p50 && p50 <= p90)) {
      throw new IllegalArgumentException("not in order: " + p10 + ", " + p50 + ", " + p90);
    }
  }

  /** A value known exactly. */
  public static Range exactly(double value) {
    return new Range(value, value, value);
  }

  /**
   * The range around {@code central} when the true value is between {@code low} and {@code high}
   * times as much.
   */
  public static Range around(double central, double low, double high) {
    return new Range(central * low, central, central * high);
  }

  /** This range with every value so many times as large; {@code factor} is not negative. */
  public Range times(double factor) {
    return new Range(p10 * factor, p50 * factor, p90 * factor);
  }

  /** This range with every value so much larger. */
  public Range plus(double amount) {
    return new Range(p10 + amount, p50 + amount, p90 + amount);
  }

  /** Each value as a multiple of the central one, which must be positive. */
  public Range relative() {
    return new Range(p10 / p50, 1, p90 / p50);
  }
}
