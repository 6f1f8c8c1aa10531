package dev.finetunecost.engine.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class UsdTest {

  @Test
  void aMillionTokensAtAPricePerMillionCostThatPrice() {
    assertThat(UnitPrice.of("0.40", PricingUnit.MILLION_TOKENS).times(1)).isEqualTo(Usd.of(0.40));
  }

  @Test
  void amountsAreRoundedHalfUpToTheCentOnce() {
    // 1,000 in and 300 out at $3 and $15 per million: 0.003 + 0.0045, each a line of its own
    assertThat(UnitPrice.of("3", PricingUnit.MILLION_TOKENS).times(0.001)).isEqualTo(Usd.of(0.00));
    assertThat(UnitPrice.of("15", PricingUnit.MILLION_TOKENS).times(0.0003))
        .isEqualTo(Usd.of(0.00));
    assertThat(Usd.of(0.005)).isEqualTo(Usd.of(0.01));
  }

  @Test
  void tenCentsTenTimesIsADollar() {
    Usd sum = Usd.ZERO;
    for (int i = 0; i < 10; i++) {
      sum = sum.plus(Usd.of(0.1));
    }
    assertThat(sum).isEqualTo(Usd.of(1)).isEqualTo(Usd.of(0.1).times(10));
  }

  @Test
  void whatIsNotANumberIsNotMoney() {
    assertThatIllegalArgumentException().isThrownBy(() -> Usd.of(Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Usd.of(Double.POSITIVE_INFINITY));
  }

  @Test
  void aPriceIsNeverNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UnitPrice.of("-1", PricingUnit.GPU_HOUR))
        .withMessageContaining("GPU-hour");
  }
}
