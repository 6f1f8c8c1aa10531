package dev.finetunecost.calibration;

import org.jspecify.annotations.Nullable;

/**
 * A row of a file of constants.
 *
 * @param value what the engine uses
 * @param prior what is believed before the fit, or null where the value is held
 * @param spread how far from the prior the value may well be, as a difference of logarithms
 */
record Constant(
    String name,
    double value,
    @Nullable Double prior,
    double spread,
    String unit,
    String meaning,
    String source) {

  boolean fitted() {
    return prior != null;
  }

  Constant withValue(double other) {
    return new Constant(name, other, prior, spread, unit, meaning, source);
  }
}
