package dev.finetunecost.engine.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

final class QuantilesTest {

  @Test
  void selectingGivesWhatSortingGives() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    for (int round = 0; round < 200; round++) {
      double[] values =
          random.doubles(1 + random.nextInt(300)).map(v -> Math.rint(v * 40)).toArray();
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      for (double share : new double[] {0, 0.1, 0.5, 0.9, 1}) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        double expected = sorted[below] + (position - below) * (sorted[above] - sorted[below]);
        assertThat(Quantiles.at(values.clone(), share)).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void oneValueIsEveryQuantile() {
    assertThat(Quantiles.at(new double[] {7}, 0.1)).isEqualTo(7);
    assertThat(Quantiles.at(new double[] {7}, 1)).isEqualTo(7);
  }
}
