package dev.finetunecost.engine.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.finetunecost.engine.units.Range;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** What a team's runs teach, by the formula and by what must hold whatever they were. */
final class TeamFactorTest {
  private static final Gen<Double> RATIO = doubles().between(0.1, 10);
  private static final Gen<List<Double>> RUNS = lists().of(RATIO).ofSizeBetween(0, 30);

  @Test
  void oneRunThatTookTwiceAsLongMovesTheNextByALittleMoreThanAThirdOfThat() {
    // credibility 1 / (1 + 0.63/0.37) = 0.37; 2^0.37 = 1.2924; sqrt(1 - 0.37 × 0.37) = 0.9290
    TeamFactor factor = TeamFactor.of(List.of(2.0));

    assertThat(factor.runs()).isEqualTo(1);
    assertThat(factor.factor()).isCloseTo(1.2924, within(1e-4));
    assertThat(factor.spread()).isCloseTo(0.9290, within(1e-4));
  }

  @Test
  void tenSuchRunsMoveItNearlyAllTheWay() {
    // credibility 10 / (10 + 1.7027) = 0.8545; 2^0.8545 = 1.8082; sqrt(1 - 0.37 × 0.8545) = 0.8269
    TeamFactor factor = TeamFactor.of(Collections.nCopies(10, 2.0));

    assertThat(factor.factor()).isCloseTo(1.8082, within(1e-4));
    assertThat(factor.spread()).isCloseTo(0.8269, within(1e-4));
  }

  @Test
  void withoutRunsNothingChanges() {
    Range predicted = new Range(3, 5, 9);

    assertThat(TeamFactor.of(List.of())).isEqualTo(TeamFactor.NONE);
    assertThat(TeamFactor.NONE.applyTo(predicted)).isEqualTo(predicted);
  }

  @Test
  void aRunThatCannotBeTheOneThatWasPredictedTeachesNothing() {
    assertThat(TeamFactor.of(List.of(60.0, 0.01))).isEqualTo(TeamFactor.NONE);
  }

  @Test
  void theFactorLiesBetweenNoneAndWhatTheRunsSay() {
    qt().forAll(RUNS)
        .checkAssert(runs -> {
          TeamFactor factor = TeamFactor.of(runs);
          double log = runs.stream().mapToDouble(Math::log).average().orElse(0);
          assertThat(Math.log(factor.factor()))
              .isBetween(Math.min(0, log) - 1e-9, Math.max(0, log) + 1e-9);
        });
  }

  @Test
  void everyMoreRunNarrowsTheRangeAndNeverBelowWhatRunsOfOneTeamDifferBy() {
    qt().forAll(RATIO, integers().between(0, 50))
        .checkAssert((ratio, runs) -> {
          double fewer = TeamFactor.of(Collections.nCopies(runs, ratio)).spread();
          double more = TeamFactor.of(Collections.nCopies(runs + 1, ratio)).spread();
          assertThat(more).isLessThan(fewer).isGreaterThan(Math.sqrt(1 - TeamFactor.BETWEEN_TEAMS));
        });
  }

  @Test
  void theOrderOfTheRunsDoesNotMatter() {
    qt().forAll(RUNS)
        .checkAssert(runs ->
            assertThat(TeamFactor.of(runs.reversed()).factor())
                .isCloseTo(TeamFactor.of(runs).factor(), within(1e-12)));
  }

  @Test
  void aCorrectedRangeIsARangeAroundTheCorrectedMedian() {
    qt().forAll(RUNS, doubles().between(0.2, 1), doubles().between(1, 4))
        .checkAssert((runs, low, high) -> {
          TeamFactor factor = TeamFactor.of(runs);
          Range corrected = factor.applyTo(new Range(8 * low, 8, 8 * high));
          assertThat(corrected.p50()).isCloseTo(8 * factor.factor(), within(1e-9));
          assertThat(corrected.p90() / corrected.p10()).isLessThanOrEqualTo(high / low + 1e-9);
        });
  }
}
