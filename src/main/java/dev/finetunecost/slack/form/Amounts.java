package dev.finetunecost.slack.form;

import dev.finetunecost.engine.spec.Value;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people fill them in: {@code 8000}, {@code 8,000}, {@code 8k}, {@code 1.2M}, {@code
 * 5k-10k}.
 */
final class Amounts {
  private static final String ONE =
      "\\$?(\\d{1,3}(?:[, _]\\d{3})+|\\d{1,15}(?:\\.\\d{1,6})?)\\s*([kmb])?";
  private static final Pattern NUMBER = Pattern.compile(ONE);
  private static final Pattern RANGE = Pattern.compile(ONE + "\\s*(?:-|–|to)\\s*" + ONE);

  private Amounts() {}

  static Optional<Value.Amount> parse(String text) {
    String typed = text.strip().toLowerCase(Locale.ROOT);
    Matcher one = NUMBER.matcher(typed);
    if (one.matches()) {
      return Optional.of(Value.Amount.of(number(one.group(1), one.group(2))));
    }
    Matcher range = RANGE.matcher(typed);
    if (range.matches()) {
      double low = number(range.group(1), range.group(2) == null ? range.group(4) : range.group(2));
      double high = number(range.group(3), range.group(4));
      return low <= high ? Optional.of(new Value.Amount(low, high)) : Optional.empty();
    }
    return Optional.empty();
  }

  /** The amount as it would be filled in. */
  static String text(Value.Amount amount) {
    return amount.isRange()
        ? plain(amount.low()) + "-" + plain(amount.high())
        : plain(amount.low());
  }

  private static double number(String digits, @org.jspecify.annotations.Nullable String suffix) {
    double factor =
        switch (suffix == null ? "" : suffix) {
          case "k" -> 1e3;
          case "m" -> 1e6;
          case "b" -> 1e9;
          default -> 1;
        };
    return Double.parseDouble(digits.replaceAll("[, _]", "")) * factor;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
