package dev.finetunecost.engine.units;

import java.math.BigDecimal;

/**
 * A price in US dollars for one unit of something.
 *
 * @param amount dollars per unit, exact, never negative
 * @param unit what one of it is
 */
public record UnitPrice(BigDecimal amount, PricingUnit unit) {
  public UnitPrice {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException(
          "a price cannot be negative: " + amount + " per " + unit.label());
    }
  }

  public static UnitPrice of(String dollars, PricingUnit unit) {
    return new UnitPrice(new BigDecimal(dollars), unit);
  }

  public static UnitPrice of(double dollars, PricingUnit unit) {
    return new UnitPrice(BigDecimal.valueOf(dollars), unit);
  }

  /** What this many units cost, rounded to the cent. */
  public Usd times(double quantity) {
    return new Usd(amount.multiply(BigDecimal.valueOf(quantity)));
  }

  /** Dollars per unit as a floating-point number, for statistics. */
  public double dollars() {
    return amount.doubleValue();
  }
}
