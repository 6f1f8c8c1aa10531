package dev.finetunecost.engine.alternative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class SpotTest {

  @Test
  void checkpointsCostTwoToThirteenPerCentAsYoungAndDalyHaveIt() {
    // One minute a checkpoint, ten a restart: published for M = 100 h, 24 h and 4 h
    assertThat(Spot.withCheckpoints(100)).isCloseTo(1.020, within(0.0005));
    assertThat(Spot.withCheckpoints(24)).isCloseTo(1.044, within(0.0005));
    assertThat(Spot.withCheckpoints(4)).isCloseTo(1.133, within(0.0005));
  }

  @Test
  void aShortRunNeedsNoCheckpoints() {
    assertThat(Spot.withoutCheckpoints(0.5, 24)).isCloseTo(1.02, within(0.01));
    assertThat(Spot.refusesWithoutCheckpoints(0.5, 24)).isFalse();
  }

  @Test
  void aLongRunWithoutThemIsRefused() {
    // e² − 1 = 6.39 means of 24 h for 48 h of work: more than three times as long
    assertThat(Spot.withoutCheckpoints(48, 24)).isGreaterThan(3);
    assertThat(Spot.refusesWithoutCheckpoints(48, 24)).isTrue();
  }
}
