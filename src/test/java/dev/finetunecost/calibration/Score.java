package dev.finetunecost.calibration;

import java.util.Arrays;
import java.util.Locale;

/**
 * How near predictions are to measurements.
 *
 * @param points how many
 * @param median absolute error, as a share of the measured value
 * @param within25 share of points within 25 %
 * @param within2x share of points between half and twice the measured value
 */
record Score(int points, double median, double within25, double within2x) {

  /**
   * @param logErrors logarithms of predicted over measured
   */
  static Score of(double[] logErrors) {
    double[] errors =
        Arrays.stream(logErrors).map(log -> Math.abs(Math.expm1(log))).sorted().toArray();
    return new Score(
        errors.length,
        quantile(errors, 0.5),
        share(errors, 0.25),
        Arrays.stream(logErrors).filter(log -> Math.abs(log) <= Math.log(2)).count()
            / (double) errors.length);
  }

  /** The quantile of an ascending array, interpolated between its two neighbours. */
  static double quantile(double[] ascending, double share) {
    double position = share * (ascending.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
  }

  private static double share(double[] errors, double atMost) {
    return Arrays.stream(errors).filter(error -> error <= atMost).count() / (double) errors.length;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "| %d | %.1f %% | %.0f %% | %.0f %% |",
        points,
        100 * median,
        100 * within25,
        100 * within2x);
  }
}
