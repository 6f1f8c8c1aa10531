package dev.finetunecost.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths, cutting and packing, by hand. */
final class LengthsTest {

  @Test
  void quantilesAreLengthsOfExamples() {
    Lengths lengths = new Lengths(new long[] {40, 10, 30, 20});
    assertThat(lengths.total()).isEqualTo(100);
    assertThat(lengths.mean()).isEqualTo(25);
    assertThat(lengths.quantile(0.5)).isEqualTo(20);
    assertThat(lengths.quantile(0.9)).isEqualTo(40);
    assertThat(lengths.longest()).isEqualTo(40);
  }

  /** 60 + 50 do not share 100; 50 + 40 do: two sequences hold 150 of 200. */
  @Test
  void packingPutsOneBehindTheOtherAndBreaksNone() {
    Lengths.Fit fit = new Lengths(new long[] {60, 50, 40}).at(100);
    assertThat(fit.paddingUnpacked()).isCloseTo(1 - 150 / 300.0, within(1e-12));
    assertThat(fit.paddingPacked()).isCloseTo(1 - 150 / 200.0, within(1e-12));
    assertThat(fit.cut()).isZero();
  }

  /** 150 loses 50 of the 200 tokens, and what is left fills a sequence. */
  @Test
  void whatIsLongerIsCut() {
    Lengths.Fit fit = new Lengths(new long[] {150, 50}).at(100);
    assertThat(fit.cut()).isEqualTo(1);
    assertThat(fit.lost()).isCloseTo(0.25, within(1e-12));
    assertThat(fit.paddingPacked()).isCloseTo(1 - 150 / 200.0, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"10, 256", "256, 256", "257, 512", "2048, 2048", "2049, 4096"})
  void theSequenceIsThePowerOfTwoThatHoldsThem(long length, int sequence) {
    assertThat(new Lengths(new long[] {length}).sequenceLength()).isEqualTo(sequence);
  }

  @Test
  void oneInAHundredMayBeLonger() {
    long[] lengths =
        LongStream.concat(LongStream.range(0, 99).map(_ -> 300), LongStream.of(9_000)).toArray();
    assertThat(new Lengths(lengths).sequenceLength()).isEqualTo(512);
  }

  @Test
  void nothingHasNoLength() {
    Lengths none = new Lengths(new long[0]);
    assertThat(none.mean()).isZero();
    assertThat(none.at(256).paddingPacked()).isEqualTo(1);
  }
}
