package dev.finetunecost.engine.uncertainty;

import dev.finetunecost.engine.units.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Many possible states of the world. All alternatives are priced in the same states (common random
 * numbers), so that their differences are estimated, and not the noise of separate draws.
 */
public final class Draws {
  /** Standard score of the 90th percentile of a normal distribution. */
  private static final double Z90 = 1.2815515655446004;

  private Draws() {}

  /**
   * So many draws from these spreads, always the same ones for the same seed.
   *
   * <p>Each factor is log-normal on either side of its median, so that its median is 1 and its 10th
   * and 90th percentiles are the ones given, however lopsided they are.
   */
  public static List<Draw> of(Spreads spreads, int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Driver[] drivers = Driver.values();
    List<Draw> draws = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      double[] factors = new double[drivers.length];
      for (int d = 0; d < drivers.length; d++) {
        // A certain driver takes its turn too, so that making one certain leaves the others' draws
        // alone
        factors[d] = factor(spreads.of(drivers[d]), random.nextGaussian());
      }
      draws.add(new Draw(factors));
    }
    return List.copyOf(draws);
  }

  private static double factor(Range range, double z) {
    double end = z < 0 ? range.p10() : range.p90();
    return Math.exp(Math.log(end) * Math.abs(z) / Z90);
  }
}
