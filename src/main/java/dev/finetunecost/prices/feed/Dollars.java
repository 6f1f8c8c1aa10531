package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that feeds send, as prices in our units: exact decimals in, and nothing out that cannot
 * be a price.
 */
final class Dollars {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
  private static final BigDecimal CENTS = BigDecimal.valueOf(100);

  /** The cheapest cached token of any vendor costs $0.0028 per million, the dearest token $600. */
  private static final BigDecimal LEAST_PER_MILLION = new BigDecimal("0.0005");

  private static final BigDecimal MOST_PER_MILLION = new BigDecimal("2000");

  /** The smallest rented card costs cents an hour; a B300 in the dearest region $35. */
  private static final BigDecimal LEAST_PER_GPU_HOUR = new BigDecimal("0.02");

  private static final BigDecimal MOST_PER_GPU_HOUR = new BigDecimal("60");

  /** Hosting starts at $0.30; reinforcement fine-tuning costs up to $121 an hour of training. */
  private static final BigDecimal LEAST_PER_HOUR = new BigDecimal("0.05");

  private static final BigDecimal MOST_PER_HOUR = new BigDecimal("500");

  /** Output of hosted models costs 1 to 10 times their input; far beyond, a digit is wrong. */
  private static final BigDecimal MOST_OUTPUT_PER_INPUT = BigDecimal.valueOf(20);

  /** Feeds write noise such as 0.0000006000000000000001. */
  private static final MathContext PRECISION = new MathContext(10, RoundingMode.HALF_UP);

  private Dollars() {}

  /** A price per token; empty where it is missing or cannot be a price. */
  static Optional<UnitPrice> perToken(@Nullable BigDecimal dollars) {
    return perMillionTokens(dollars == null ? null : dollars.multiply(MILLION));
  }

  /** A price per thousand tokens; empty where it is missing or cannot be a price. */
  static Optional<UnitPrice> perThousandTokens(@Nullable BigDecimal dollars) {
    return perMillionTokens(dollars == null ? null : dollars.multiply(THOUSAND));
  }

  /** A price per million tokens; empty where it is missing or cannot be a price. */
  static Optional<UnitPrice> perMillionTokens(@Nullable BigDecimal dollars) {
    return within(dollars, LEAST_PER_MILLION, MOST_PER_MILLION, PricingUnit.MILLION_TOKENS);
  }

  /** A price per hour of one GPU; empty where it is missing or cannot be a price. */
  static Optional<UnitPrice> perGpuHour(@Nullable BigDecimal dollars) {
    return within(dollars, LEAST_PER_GPU_HOUR, MOST_PER_GPU_HOUR, PricingUnit.GPU_HOUR);
  }

  /** A price per hour of a machine with so many GPUs, as a price of one of them. */
  static Optional<UnitPrice> perMachineHour(@Nullable BigDecimal dollars, int gpus) {
    return dollars == null || gpus < 1
        ? Optional.empty()
        : perGpuHour(dollars.divide(BigDecimal.valueOf(gpus), PRECISION));
  }

  /** A price in cents per hour of a machine with so many GPUs, as a price of one of them. */
  static Optional<UnitPrice> centsPerMachineHour(@Nullable BigDecimal cents, int gpus) {
    return perMachineHour(cents == null ? null : cents.divide(CENTS), gpus);
  }

  /** A price per hour of hosting or training; empty where it is missing or cannot be a price. */
  static Optional<UnitPrice> perHour(@Nullable BigDecimal dollars) {
    return within(dollars, LEAST_PER_HOUR, MOST_PER_HOUR, PricingUnit.HOUR);
  }

  /** A decimal as some feeds write it, in a string; null where it is none. */
  static @Nullable BigDecimal decimal(@Nullable String text) {
    try {
      return text == null ? null : new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether these can be the two prices of one model. */
  static boolean plausible(UnitPrice input, UnitPrice output) {
    return output.amount().compareTo(input.amount().multiply(MOST_OUTPUT_PER_INPUT)) <= 0;
  }

  /** Bounds are checked before anything is computed, so that 1e999999999 costs no memory. */
  private static Optional<UnitPrice> within(
      @Nullable BigDecimal dollars, BigDecimal least, BigDecimal most, PricingUnit unit) {
    return dollars == null || dollars.compareTo(least) < 0 || dollars.compareTo(most) > 0
        ? Optional.empty()
        : Optional.of(new UnitPrice(dollars.round(PRECISION).stripTrailingZeros(), unit));
  }
}
