package dev.finetunecost.engine.uncertainty;

import dev.finetunecost.engine.units.Range;
import java.util.EnumMap;
import java.util.Map;

/**
 * How uncertain the inputs are: for each driver the 10th and 90th percentile as a multiple of its
 * median.
 *
 * @param factors the range of each uncertain driver around 1; a driver that is missing is certain
 */
public record Spreads(Map<Driver, Range> factors) {

  /**
   * Copies the factors. One that is not positive, or whose median is not 1: {@link
   * IllegalArgumentException}.
   */
  public Spreads {
    factors.forEach((driver, range) -> {
      if (!(range.p10() > 0) || range.p50() != 1) {
        throw new IllegalArgumentException(driver + " needs positive factors around 1: " + range);
      }
    });
    factors = factors.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(factors));
  }

  /** The driver's range around 1. */
  public Range of(Driver driver) {
    return factors.getOrDefault(driver, Range.exactly(1));
  }
}
