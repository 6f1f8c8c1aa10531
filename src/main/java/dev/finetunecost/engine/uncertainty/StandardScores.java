package dev.finetunecost.engine.uncertainty;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Seeded normal random numbers, one row per driver: drawn once, and then turned into the states of
 * any scenario. The same seed always gives the same numbers.
 */
public final class StandardScores {
  /** Standard score of the 90th percentile of a normal distribution. */
  static final double Z90 = 1.2815515655446004;

  /** Standard score of the 95th percentile. */
  static final double Z95 = 1.6448536269514722;

  private final double[][] scores;

  /**
   * So many scores for each driver.
   *
   * @param count at least 1
   */
  public StandardScores(int count, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    scores = new double[Driver.values().length][count];
    for (int i = 0; i < count; i++) {
      for (double[] row : scores) {
        row[i] = random.nextGaussian();
      }
    }
  }

  /**
   * The states of the world that these spreads make of the scores.
   *
   * <p>Each factor is log-normal on either side of its median, so that its median is 1 and its 10th
   * and 90th percentiles are the ones given, however lopsided they are. Making one driver certain
   * leaves the draws of the others alone.
   */
  public Draws under(Spreads spreads) {
    Driver[] drivers = Driver.values();
    double[][] factors = new double[drivers.length][];
    for (int d = 0; d < drivers.length; d++) {
      factors[d] = Draws.of(spreads.of(drivers[d]), scores[d]);
    }
    return new Draws(factors, scores[0].length);
  }
}
