package dev.finetunecost.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.calibration.Calibration.Judged;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shipped constants are what the measured points say, and how good they are. */
final class CalibrationTest {
  private static ConstantTable shippedTraining;
  private static ConstantTable shippedServing;
  private static Calibration calibration;

  @BeforeAll
  static void fitAnew() throws IOException {
    shippedTraining = ConstantTable.read(Calibrate.TRAINING);
    shippedServing = ConstantTable.read(Calibrate.SERVING);
    calibration = Calibration.of(Catalog.bundled(), shippedTraining, shippedServing);
  }

  @Test
  void theShippedConstantsAreWhatTheFitGives() {
    same(shippedTraining.constants(), calibration.training().constants());
    same(shippedServing.constants(), calibration.serving().constants());
  }

  private static void same(List<Constant> shipped, List<Constant> fitted) {
    for (int i = 0; i < shipped.size(); i++) {
      assertThat(shipped.get(i).value())
          .as(shipped.get(i).name())
          .isCloseTo(fitted.get(i).value(), within(0.01 * fitted.get(i).value()));
    }
  }

  @Test
  void trainingTimeIsWithinItsGoals() {
    assertThat(Score.of(calibration.time().errors()).median()).isLessThan(0.15);
    assertThat(Score.of(calibration.time().errors()).within2x()).isGreaterThan(0.93);
    assertThat(Score.of(calibration.time().unseen()).median()).isLessThan(0.20);
    assertThat(Score.of(calibration.timeBlind().unseen()).median()).isLessThan(0.20);
    assertThat(Score.of(calibration.timeBlind().unseen()).within2x()).isGreaterThan(0.80);
  }

  @Test
  void trainingMemoryIsWithinItsGoals() {
    assertThat(Score.of(calibration.memory().errors()).median()).isLessThan(0.12);
    assertThat(Score.of(calibration.memory().errors()).within25()).isGreaterThan(0.88);
    assertThat(Score.of(calibration.memory().unseen()).median()).isLessThan(0.17);
  }

  @Test
  void servingIsWithinItsGoals() {
    assertThat(Score.of(calibration.throughput().errors()).median()).isLessThan(0.13);
    assertThat(Score.of(calibration.throughput().errors()).within2x()).isGreaterThan(0.95);
    assertThat(Score.of(calibration.throughput().unseen()).median()).isLessThan(0.18);
  }

  @Test
  void rangesCoverAboutFourInFiveMeasurementsOfSourcesNotSeen() {
    for (Judged<?> judged :
        List.<Judged<?>>of(
            calibration.time(),
            calibration.timeBlind(),
            calibration.memory(),
            calibration.memoryBlind(),
            calibration.throughput())) {
      assertThat(judged.coverage()).as(judged.study().name()).isBetween(0.8, 0.93);
    }
  }

  @Test
  void errorsOfOneSourceAreAsAlikeAsATeamsOwnFactorTakesThemToBe() {
    assertThat(calibration.timeBlind().shareBetweenSources())
        .isCloseTo(TeamFactor.BETWEEN_TEAMS, within(0.01));
  }
}
