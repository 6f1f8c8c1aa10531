package dev.finetunecost.engine.alternative;

/**
 * What capacity that can be taken away at any time costs in repeated work.
 *
 * <p>With checkpoints: J. W. Young, "A first order approximation to the optimum checkpoint
 * interval", 1974, and J. T. Daly, 2006: a checkpoint every {@code sqrt(2·M·C)} hours, where M is
 * the mean time between interruptions and C the time to write one.
 */
final class Spot {
  /** Writing a checkpoint of adapters or a small model: about a minute. Judgement. */
  private static final double CHECKPOINT_HOURS = 1.0 / 60;

  /** Getting another machine, and loading model and data again: about ten minutes. Judgement. */
  private static final double RESTART_HOURS = 10.0 / 60;

  /** Without checkpoints a run is not worth starting from this factor on. Judgement. */
  private static final double TOO_MUCH_REPEATED = 1.5;

  private Spot() {}

  /**
   * Expected hours over hours without interruption, with checkpoints: 1 + C/T + T/(2M) + R/M.
   *
   * @param meanHours between interruptions of a run
   */
  static double withCheckpoints(double meanHours) {
    double interval = Math.sqrt(2 * meanHours * CHECKPOINT_HOURS);
    return 1 + CHECKPOINT_HOURS / interval + interval / (2 * meanHours) + RESTART_HOURS / meanHours;
  }

  /**
   * Expected hours over hours without interruption, when every interruption starts the run again:
   * (e^(h/M) − 1)·(M + R)/h for interruptions that come at random.
   */
  static double withoutCheckpoints(double runHours, double meanHours) {
    return Math.expm1(runHours / meanHours) * (meanHours + RESTART_HOURS) / runHours;
  }

  /** Whether a run of this length can be risked without checkpoints. */
  static boolean refusesWithoutCheckpoints(double runHours, double meanHours) {
    return withoutCheckpoints(runHours, meanHours) > TOO_MUCH_REPEATED;
  }
}
