package dev.finetunecost.estimate;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How amounts of use and of data, said in everyday units, become requests per month and tokens. */
final class Volumes {
  private static final double HOURS_PER_MONTH = 730;
  private static final double DAYS_PER_MONTH = 365.0 / 12;

  /** English text: OpenAI's tokenizer page, "one token generally corresponds to ~4 characters". */
  private static final double BYTES_PER_TOKEN = 4;

  /** English text: the same page, "100 tokens ~= 75 words". */
  private static final double TOKENS_PER_WORD = 4.0 / 3;

  private static final Map<String, Double> PERIODS_PER_MONTH =
      Map.of(
          "second",
          HOURS_PER_MONTH * 3600,
          "minute",
          HOURS_PER_MONTH * 60,
          "hour",
          HOURS_PER_MONTH,
          "day",
          DAYS_PER_MONTH,
          "week",
          DAYS_PER_MONTH / 7,
          "month",
          1.0,
          "quarter",
          1.0 / 3,
          "year",
          1.0 / 12);

  private static final Map<String, Double> TOKENS_PER_UNIT =
      Map.of(
          "tokens", 1.0,
          "words", TOKENS_PER_WORD,
          "kb", 1e3 / BYTES_PER_TOKEN,
          "mb", 1e6 / BYTES_PER_TOKEN,
          "gb", 1e9 / BYTES_PER_TOKEN,
          "tb", 1e12 / BYTES_PER_TOKEN);

  private static final Pattern PERIOD = Pattern.compile("((?<times>\\d{1,6}) )?(?<unit>[a-z]+?)s?");

  private Volumes() {}

  /**
   * How often this period comes round in a month, such as 30.4 for {@code day}; {@code 90 days}
   * works too.
   */
  static Optional<Double> perMonth(String period) {
    Matcher matcher = PERIOD.matcher(period.toLowerCase(Locale.ROOT).strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double times = matcher.group("times") == null ? 1 : Double.parseDouble(matcher.group("times"));
    return Optional.ofNullable(PERIODS_PER_MONTH.get(matcher.group("unit")))
        .map(perMonth -> perMonth / times);
  }

  /**
   * Tokens in one of this unit, where the unit measures text; empty where it counts things, such as
   * emails.
   */
  static Optional<Double> tokensPer(String unit) {
    return Optional.ofNullable(TOKENS_PER_UNIT.get(unit.toLowerCase(Locale.ROOT)));
  }
}
