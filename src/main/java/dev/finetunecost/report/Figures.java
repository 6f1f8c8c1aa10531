package dev.finetunecost.report;

import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them, rounded to what their uncertainty supports. */
final class Figures {
  /** Below this spread (P90 − P10, over P50) a third digit says something. */
  private static final double NARROW = 0.1;

  private static final double HOURS_PER_DAY = 24;
  private static final double LONG_IN_HOURS = 72;
  private static final double MINUTES_PER_HOUR = 60;

  private Figures() {}

  /** {@code $31k (24k–42k)}; only {@code $31k} where both ends round to the same. */
  static String money(MoneyRange range) {
    int digits = digits(range.p10().dollars(), range.p50().dollars(), range.p90().dollars());
    String middle = compact(range.p50().amount(), digits);
    String ends = ends(range.p10().amount(), range.p90().amount(), digits);
    return dollars(middle) + (ends.equals(middle) ? "" : " (" + ends + ")");
  }

  /** {@code $31k}, to as many digits as in {@link #money(MoneyRange)}. */
  static String middle(MoneyRange range) {
    int digits = digits(range.p10().dollars(), range.p50().dollars(), range.p90().dollars());
    return dollars(compact(range.p50().amount(), digits));
  }

  /** {@code $24k–42k}, or one figure where both ends round to the same. */
  static String ends(MoneyRange range) {
    int digits = digits(range.p10().dollars(), range.p50().dollars(), range.p90().dollars());
    return dollars(ends(range.p10().amount(), range.p90().amount(), digits));
  }

  /** About so many dollars: {@code $9.6k}. */
  static String about(double dollars) {
    return dollars(compact(BigDecimal.valueOf(dollars), 2));
  }

  /** About so many dollars more or less: {@code +$9.6k}, {@code −$4.8k}. */
  static String signed(double dollars) {
    return (dollars < 0 ? "−" : "+") + about(Math.abs(dollars));
  }

  /** Dollars and cents: {@code $31,204.18}. */
  static String cents(Usd amount) {
    return (amount.amount().signum() < 0 ? "−$" : "$") + format("#,##0.00", amount.amount().abs());
  }

  /** A unit price in full: {@code $0.40}, {@code $0.0000125}. */
  static String price(UnitPrice price) {
    boolean small = price.amount().compareTo(BigDecimal.ONE) < 0;
    return "$" + format(small ? "#,##0.00######" : "#,##0.00##", price.amount());
  }

  /** Dollars as somebody would write them: {@code $85}, {@code $0.50}, {@code $0.10–0.50}. */
  static String dollars(double low, double high) {
    String from = plainDollars(low);
    return "$" + (low == high ? from : from + "–" + plainDollars(high));
  }

  private static String plainDollars(double amount) {
    return format(amount == Math.rint(amount) ? "#,##0" : "#,##0.00##", BigDecimal.valueOf(amount));
  }

  /** A plain number with thousands separators and at most four decimals. */
  static String number(double value) {
    String pattern = Math.abs(value) >= 100 ? "#,##0.##" : "#,##0.####";
    return format(pattern, BigDecimal.valueOf(value));
  }

  /**
   * A quantity with as many decimals as it takes, at least those of a plain number and at most
   * seven, for a reader who multiplies it by the price to come to the amount, to the cent.
   */
  static String quantity(double value, double dollarsEach, Usd amount) {
    BigDecimal exact = BigDecimal.valueOf(value);
    for (int decimals = Math.abs(value) >= 100 ? 2 : 4; decimals < 7; decimals++) {
      BigDecimal shown = exact.setScale(decimals, RoundingMode.HALF_UP);
      BigDecimal product =
          shown.multiply(BigDecimal.valueOf(dollarsEach)).setScale(2, RoundingMode.HALF_UP);
      if (product.compareTo(amount.amount().setScale(2, RoundingMode.HALF_UP)) == 0) {
        return format("#,##0." + "#".repeat(decimals), shown);
      }
    }
    return format("#,##0.#######", exact);
  }

  /** A number rounded to two digits, in short: {@code 2.1M}, {@code 0.85}. */
  static String rounded(double value) {
    BigDecimal two = BigDecimal.valueOf(value).round(new MathContext(2));
    return value < 10 ? two.stripTrailingZeros().toPlainString() : compact(two, 2);
  }

  /** The number that two digits can say: 1.3582 is 1.4. */
  static double twoDigits(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(2)).doubleValue();
  }

  /** To four digits, so that a reader can follow a calculation: {@code 1,234}, {@code 1.307e13}. */
  static String precise(double value) {
    BigDecimal four = BigDecimal.valueOf(value).round(new MathContext(4));
    double size = Math.abs(value);
    return size != 0 && (size >= 1e7 || size < 1e-3)
        ? four.stripTrailingZeros().toString()
        : format("#,##0.#######", four);
  }

  /** A share of 1: {@code 72%}. */
  static String percent(double share) {
    if (share > 0 && share < 0.01) {
      return "<1%";
    }
    if (share < 1 && share > 0.99) {
      return ">99%";
    }
    return format("0", BigDecimal.valueOf(share * 100)) + "%";
  }

  /** {@code 2.1 hours (1.6–2.9)}; minutes where it is short, days where it is long. */
  static String duration(Range hours) {
    if (hours.p50() < 1) {
      return spread(hours.times(MINUTES_PER_HOUR), "minutes");
    }
    return hours.p50() >= LONG_IN_HOURS
        ? spread(hours.times(1 / HOURS_PER_DAY), "days")
        : spread(hours, "hours");
  }

  /** {@code 14 (12–17)}, to two digits. */
  static String spread(Range range) {
    return spread(range, "");
  }

  private static String spread(Range range, String unit) {
    String middle = rounded(range.p50());
    String low = rounded(range.p10());
    String high = rounded(range.p90());
    String ends = low.equals(high) ? "" : " (" + low + "–" + high + ")";
    return middle + (unit.isEmpty() ? "" : " " + unit) + ends;
  }

  private static String format(String pattern, BigDecimal number) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
  }

  private static String dollars(String compact) {
    return compact.startsWith("<") ? "<$" + compact.substring(1) : "$" + compact;
  }

  private static int digits(double low, double middle, double high) {
    return high - low <= NARROW * middle ? 3 : 2;
  }

  private static String ends(BigDecimal low, BigDecimal high, int digits) {
    String from = compact(low, digits);
    String to = compact(high, digits);
    return from.equals(to) ? from : from + "–" + to;
  }

  /** An amount in short: {@code 0}, {@code 4.20}, {@code 310}, {@code 31k}, {@code 1.3M}. */
  private static String compact(BigDecimal amount, int digits) {
    BigDecimal rounded = amount.round(new MathContext(digits, RoundingMode.HALF_UP));
    int magnitude = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    if (magnitude >= 9) {
      return scaled(rounded, 9) + "B";
    }
    if (magnitude >= 6) {
      return scaled(rounded, 6) + "M";
    }
    if (magnitude >= 3) {
      return scaled(rounded, 3) + "k";
    }
    if (magnitude >= 1 || rounded.signum() == 0) {
      return rounded.stripTrailingZeros().toPlainString();
    }
    BigDecimal cents = rounded.setScale(2, RoundingMode.HALF_UP);
    return cents.signum() == 0 ? "<0.01" : cents.toPlainString();
  }

  private static String scaled(BigDecimal amount, int power) {
    return amount.movePointLeft(power).stripTrailingZeros().toPlainString();
  }
}
