package dev.finetunecost.engine.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.engine.units.Range;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DrawsTest {
  private static final Spreads SPREADS =
      new Spreads(
          Map.of(Driver.VOLUME, new Range(0.5, 1, 4), Driver.LABELLING, new Range(0.2, 1, 1.1)));

  @Test
  void theSameSeedGivesTheSameDraws() {
    assertThat(factors(new StandardScores(100, 7).under(SPREADS), Driver.VOLUME))
        .isEqualTo(factors(new StandardScores(100, 7).under(SPREADS), Driver.VOLUME))
        .isNotEqualTo(factors(new StandardScores(100, 8).under(SPREADS), Driver.VOLUME));
  }

  @Test
  void oneDrawInTenIsBelowTheLowEndAndOneInTenAboveTheHighEnd() {
    double[] volumes = factors(new StandardScores(100_000, 1).under(SPREADS), Driver.VOLUME);
    // The standard error of a share of 0.1 over 100,000 draws is 0.001
    assertThat(share(volumes, 0.5)).isCloseTo(0.1, within(0.004));
    assertThat(share(volumes, 1)).isCloseTo(0.5, within(0.008));
    assertThat(share(volumes, 4)).isCloseTo(0.9, within(0.004));
  }

  @Test
  void aCertainInputNeverMoves() {
    assertThat(factors(new StandardScores(1_000, 1).under(SPREADS), Driver.GPU_PRICE))
        .containsOnly(1);
  }

  @Test
  void makingOneInputCertainLeavesTheOthersAlone() {
    Spreads without = new Spreads(Map.of(Driver.VOLUME, new Range(0.5, 1, 4)));
    assertThat(factors(new StandardScores(500, 3).under(without), Driver.VOLUME))
        .isEqualTo(factors(new StandardScores(500, 3).under(SPREADS), Driver.VOLUME));
  }

  @Test
  void aSpreadIsPositiveAndAroundOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spreads(Map.of(Driver.VOLUME, new Range(0, 1, 2))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spreads(Map.of(Driver.VOLUME, new Range(1, 2, 3))));
  }

  private static double[] factors(Draws draws, Driver driver) {
    return draws.factors(driver);
  }

  private static double share(double[] factors, double below) {
    return Arrays.stream(factors).filter(factor -> factor < below).count()
        / (double) factors.length;
  }
}
