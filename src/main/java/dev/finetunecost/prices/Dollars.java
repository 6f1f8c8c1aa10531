package dev.finetunecost.prices;

import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks of the numbers that feeds send: exact decimals in, plausible prices out. */
final class Dollars {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /** Nobody sells a million tokens for less than a tenth of a cent, or for more than $10,000. */
  private static final BigDecimal LEAST_PER_MILLION = new BigDecimal("0.001");

  private static final BigDecimal MOST_PER_MILLION = new BigDecimal("10000");

  /**
   * The smallest rented card costs some cents an hour; the dearest of today's GPUs some tens of
   * dollars.
   */
  private static final BigDecimal LEAST_PER_GPU_HOUR = new BigDecimal("0.02");

  private static final BigDecimal MOST_PER_GPU_HOUR = new BigDecimal("100");

  /**
   * Feeds write noise such as 0.0000006000000000000001; a billionth of a cent per token is noise.
   */
  private static final int DIGITS = 10;

  private Dollars() {}

  /** A price per token as a price per million; empty where it is missing or cannot be a price. */
  static Optional<UnitPrice> perToken(@Nullable BigDecimal dollars) {
    return dollars == null
        ? Optional.empty()
        : perMillionTokens(
            dollars
                .multiply(MILLION)
                .round(new MathContext(DIGITS, RoundingMode.HALF_UP))
                .stripTrailingZeros());
  }

  /** A price per million tokens; empty where it is missing or cannot be a price. */
  static Optional<UnitPrice> perMillionTokens(@Nullable BigDecimal dollars) {
    return within(dollars, LEAST_PER_MILLION, MOST_PER_MILLION, PricingUnit.MILLION_TOKENS);
  }

  /** A price per GPU-hour; empty where it is missing or cannot be a price. */
  static Optional<UnitPrice> perGpuHour(@Nullable BigDecimal dollars) {
    return within(dollars, LEAST_PER_GPU_HOUR, MOST_PER_GPU_HOUR, PricingUnit.GPU_HOUR);
  }

  private static Optional<UnitPrice> within(
      @Nullable BigDecimal dollars, BigDecimal least, BigDecimal most, PricingUnit unit) {
    return dollars == null || dollars.compareTo(least) < 0 || dollars.compareTo(most) > 0
        ? Optional.empty()
        : Optional.of(new UnitPrice(dollars, unit));
  }
}
