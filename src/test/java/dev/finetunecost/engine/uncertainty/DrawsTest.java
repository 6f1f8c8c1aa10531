package dev.finetunecost.engine.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.engine.units.Range;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DrawsTest {
  private static final Spreads SPREADS =
      new Spreads(
          Map.of(Driver.VOLUME, new Range(0.5, 1, 4), Driver.LABELLING, new Range(0.2, 1, 1.1)));

  @Test
  void theSameSeedGivesTheSameDraws() {
    assertThat(factors(Draws.of(SPREADS, 100, 7), Driver.VOLUME))
        .isEqualTo(factors(Draws.of(SPREADS, 100, 7), Driver.VOLUME))
        .isNotEqualTo(factors(Draws.of(SPREADS, 100, 8), Driver.VOLUME));
  }

  @Test
  void oneDrawInTenIsBelowTheLowEndAndOneInTenAboveTheHighEnd() {
    double[] volumes = factors(Draws.of(SPREADS, 100_000, 1), Driver.VOLUME);
    // The standard error of a share of 0.1 over 100,000 draws is 0.001
    assertThat(share(volumes, 0.5)).isCloseTo(0.1, within(0.004));
    assertThat(share(volumes, 1)).isCloseTo(0.5, within(0.008));
    assertThat(share(volumes, 4)).isCloseTo(0.9, within(0.004));
  }

  @Test
  void aCertainInputNeverMoves() {
    assertThat(factors(Draws.of(SPREADS, 1_000, 1), Driver.GPU_PRICE)).containsOnly(1);
  }

  @Test
  void makingOneInputCertainLeavesTheOthersAlone() {
    Spreads without = new Spreads(Map.of(Driver.VOLUME, new Range(0.5, 1, 4)));
    assertThat(factors(Draws.of(without, 500, 3), Driver.VOLUME))
        .isEqualTo(factors(Draws.of(SPREADS, 500, 3), Driver.VOLUME));
  }

  @Test
  void aSpreadIsPositiveAndAroundOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spreads(Map.of(Driver.VOLUME, new Range(0, 1, 2))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Spreads(Map.of(Driver.VOLUME, new Range(1, 2, 3))));
  }

  private static double[] factors(List<Draw> draws, Driver driver) {
    return draws.stream().mapToDouble(draw -> draw.factor(driver)).toArray();
  }

  private static double share(double[] factors, double below) {
    return Arrays.stream(factors).filter(factor -> factor < below).count()
        / (double) factors.length;
  }
}
