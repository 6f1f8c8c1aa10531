package dev.finetunecost.terms;

import dev.finetunecost.language.ExchangeRates;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Money as a workspace writes it: {@code $95/h}, {@code 80 EUR}, {@code 50k}. Without a currency it
 * is US dollars.
 *
 * @param currency ISO code
 */
record Amount(BigDecimal number, String currency) {
  private static final Map<String, String> SIGNS = Map.of("$", "USD", "€", "EUR", "£", "GBP");
  private static final Pattern TEXT =
      Pattern.compile(
          "([$€£]|[a-z]{3}(?=[\\s\\d]))?\\s*(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,12}(?:\\.\\d{1,9})?)"
              + "\\s*([km](?![a-z]))?\\s*([$€£]|usd|dollars?|euros?|[a-z]{3}(?![a-z]))?"
              + "\\s*(?:(?:/|per|an?|each)\\s*[a-z ]{1,20})?");

  private static final ExchangeRates RATES = ExchangeRates.bundled();

  /** What is written; empty where it is no money, or of a currency without a rate. */
  static Optional<Amount> read(String text) {
    Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal number = new BigDecimal(matcher.group(2).replace(",", ""));
    String suffix = matcher.group(3) == null ? "" : matcher.group(3);
    BigDecimal scaled =
        switch (suffix) {
          case "k" -> number.movePointRight(3);
          case "m" -> number.movePointRight(6);
          default -> number;
        };
    String sign = matcher.group(1) == null ? matcher.group(4) : matcher.group(1);
    return code(sign == null ? "$" : sign).map(code -> new Amount(scaled, code));
  }

  /** The ISO code of a currency with a rate. */
  static Optional<String> code(String said) {
    String plain = said.strip().toLowerCase(Locale.ROOT);
    String code =
        SIGNS.getOrDefault(
            plain,
            plain.startsWith("dollar")
                ? "USD"
                : plain.startsWith("euro") ? "EUR" : plain.toUpperCase(Locale.ROOT));
    return RATES.dollarsPer(code).map(_ -> code);
  }

  static ExchangeRates rates() {
    return RATES;
  }

  /** In dollars, at the rate of the table. */
  double dollars() {
    return number.doubleValue() * RATES.dollarsPer(currency).orElseThrow();
  }

  /** As it is kept and shown: {@code $95}, {@code 80 EUR}. */
  String text() {
    String plain =
        new DecimalFormat("#,##0.#########", DecimalFormatSymbols.getInstance(Locale.ROOT))
            .format(number);
    return currency.equals("USD") ? "$" + plain : plain + " " + currency;
  }
}
