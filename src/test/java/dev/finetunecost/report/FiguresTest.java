package dev.finetunecost.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are rounded to what their range supports, and never to a 0 that they are not. */
final class FiguresTest {

  @ParameterizedTest
  @CsvSource({
    "24100, 31204.18, 42300, $31k (24k–42k)",
    "950, 1040, 1260, $1k (950–1.3k)",
    "31204, 31204, 31204, $31.2k",
    "1250000, 1300000, 1350000, $1.3M (1.25M–1.35M)",
    "3.11, 3.27, 4.52, $3.30 (3.10–4.50)",
    "0, 0, 0, $0",
    "999.6, 999.6, 999.6, $1k",
    "2.5e9, 2.5e9, 2.5e9, $2.5B"
  })
  void aPointStandsBesideItsRange(String low, String middle, String high, String expected) {
    assertThat(Figures.money(range(low, middle, high))).isEqualTo(expected);
  }

  @Test
  void oneFigureIsEnoughWhereBothEndsRoundToIt() {
    assertThat(Figures.money(range("999.9", "1000", "1000.4"))).isEqualTo("$1k");
  }

  @Test
  void aSmallAmountIsNotCalledNothing() {
    assertThat(Figures.about(0.004)).isEqualTo("<$0.01");
  }

  @Test
  void aBillIsGivenToTheCent() {
    assertThat(Figures.cents(Usd.of(31_204.184))).isEqualTo("$31,204.18");
    assertThat(Figures.cents(Usd.of(0.005))).isEqualTo("$0.01");
  }

  @Test
  void aUnitPriceIsGivenInFull() {
    assertThat(Figures.price(UnitPrice.of("0.4", PricingUnit.MILLION_TOKENS))).isEqualTo("$0.40");
    assertThat(Figures.price(UnitPrice.of("0.0000125", PricingUnit.MILLION_TOKENS)))
        .isEqualTo("$0.0000125");
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 0.7, 1.1, 42 minutes (24–66)",
    "1.6, 2.14, 2.9, 2.1 hours (1.6–2.9)",
    "72, 96, 120, 4 days (3–5)",
    "2, 2, 2, 2 hours"
  })
  void aDurationIsGivenInTheUnitThatFits(double low, double middle, double high, String expected) {
    assertThat(Figures.duration(new Range(low, middle, high))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.0004, <1%", "0, 0%", "1, 100%", "0.997, >99%", "0.724, 72%"})
  void aRareChanceIsNotNone(double share, String expected) {
    assertThat(Figures.percent(share)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2130000, 2.1M", "94600, 95k", "0.8512, 0.85", "3.04, 3", "12.6, 13"})
  void aFlipPointIsGivenInTwoDigits(double value, String expected) {
    assertThat(Figures.rounded(value)).isEqualTo(expected);
  }

  private static MoneyRange range(String low, String middle, String high) {
    return new MoneyRange(usd(low), usd(middle), usd(high));
  }

  private static Usd usd(String text) {
    return Usd.of(Double.parseDouble(text));
  }
}
