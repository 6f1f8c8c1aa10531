package dev.finetunecost.engine.uncertainty;

/**
 * How much one uncertain input moves the decision.
 *
 * @param lowUsd change of what the choice costs more than its rival, in dollars over the horizon,
 *     when the driver is at its 10th percentile and all others are central
 * @param highUsd the same at its 90th percentile
 */
public record Swing(Driver driver, double lowUsd, double highUsd) {
  /** The distance between the two ends, in dollars. */
  public double width() {
    return Math.abs(highUsd - lowUsd);
  }
}
