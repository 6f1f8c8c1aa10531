package dev.finetunecost.engine.units;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount of money in US dollars, exact to the cent.
 *
 * <p>Rounding (half up) happens once, when an amount is made from a quantity and a price; sums of
 * amounts are then exact, which is why lines always add up to their total.
 *
 * @param amount dollars, scale 2
 */
public record Usd(BigDecimal amount) implements Comparable<Usd> {
  public static final Usd ZERO = new Usd(BigDecimal.ZERO);

  public Usd {
    amount = amount.setScale(2, RoundingMode.HALF_UP);
  }

  /**
   * The amount for this many dollars, rounded to the cent. Not finite: {@link
   * IllegalArgumentException}.
   */
  public static Usd of(double dollars) {
    if (!Double.isFinite(dollars)) {
      throw new IllegalArgumentException("not an amount of money: " + dollars);
    }
    return new Usd(BigDecimal.valueOf(dollars));
  }

  public Usd plus(Usd other) {
    return new Usd(amount.add(other.amount));
  }

  public Usd minus(Usd other) {
    return new Usd(amount.subtract(other.amount));
  }

  /** This amount so many times, exactly. */
  public Usd times(int count) {
    return new Usd(amount.multiply(BigDecimal.valueOf(count)));
  }

  /** Dollars as a floating-point number, for statistics and charts. */
  public double dollars() {
    return amount.doubleValue();
  }

  @Override
  public int compareTo(Usd other) {
    return amount.compareTo(other.amount);
  }
}
