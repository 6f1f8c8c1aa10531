package dev.finetunecost.slack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A run that was read is read again from its own words. */
final class SaidRunTest {

  @Test
  void whateverItTookItsWordsSayTheSame() {
    qt().forAll(doubles().between(0.001, 9_999), longs().between(1, 99_999_999_999L))
        .checkAssert((hours, tenThousandths) -> {
          SaidRun run = new SaidRun(hours, BigDecimal.valueOf(tenThousandths, 4));
          SaidRun again = SaidRun.read(run.words()).orElseThrow();
          assertThat(again.hours()).isCloseTo(hours, within(0.0001));
          assertThat(again.costUsd()).isCloseTo(run.costUsd(), within(new BigDecimal("0.0101")));
        });
  }

  @Test
  void minutesSurviveTheWayThroughAForm() {
    SaidRun read = SaidRun.read("100 min $21").orElseThrow();
    assertThat(SaidRun.read(read.words()).orElseThrow().hours())
        .isCloseTo(100 / 60.0, within(0.0001));
  }
}
