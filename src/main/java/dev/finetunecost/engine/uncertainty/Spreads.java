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

  /** These spreads with one driver's range set. */
  public Spreads with(Driver driver, Range range) {
    Map<Driver, Range> changed = new EnumMap<>(Driver.class);
    changed.putAll(factors);
    changed.put(driver, range);
    return new Spreads(changed);
  }

  /**
   * The spread of a value of which the lowest and the highest are known that somebody published:
   * its 5th and 95th percentile.
   *
   * @param relative lowest and highest as multiples of the usual value
   */
  public static Range published(Range relative) {
    double narrower = StandardScores.Z90 / StandardScores.Z95;
    return new Range(Math.pow(relative.p10(), narrower), 1, Math.pow(relative.p90(), narrower));
  }

  /**
   * The range of a product of two independent factors: distances from 1 add up as variances do, on
   * the log scale.
   */
  public static Range product(Range one, Range other) {
    return new Range(
        Math.exp(-Math.hypot(Math.log(one.p10()), Math.log(other.p10()))),
        1,
        Math.exp(Math.hypot(Math.log(one.p90()), Math.log(other.p90()))));
  }
}
