package dev.finetunecost.slack.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A training run as somebody tells of it; at least one of both is known.
 *
 * @param hours of the clock, or null
 * @param costUsd or null
 */
public record SaidRun(@Nullable Double hours, @Nullable BigDecimal costUsd) {
  /** Decimals that are read back: a third of a second, and cents. */
  private static final int HOUR_DIGITS = 4;

  private static final int CENTS = 2;
  private static final double MINUTES = 60;
  private static final double HOURS_PER_DAY = 24;

  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d.$])(\\d{1,6}(?:\\.\\d{1,4})?)\\s*(h(?:ours?|rs?)?|m(?:in(?:ute)?s?)?|d(?:ays?)?)"
              + "(?:\\s*(\\d{1,2})\\s*(?:m(?:in(?:ute)?s?)?)?)?(?![a-z\\d])");

  private static final Pattern COST =
      Pattern.compile(
          "\\$\\s*(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,9}(?:\\.\\d{1,4})?)\\s*(k)?(?![a-z\\d])"
              + "|(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d{1,9}(?:\\.\\d{1,4})?)\\s*(k)?\\s*(?:usd|dollars?)\\b");

  private static final Pattern OTHERS =
      Pattern.compile(
          "\\b(?:it|took|cost|us|and|for|in|really|actually|actual|only|the|run|was)\\b|[,.;:!]");

  /** The run in these words; empty where they say anything else too, or nothing. */
  public static Optional<SaidRun> read(String words) {
    String text = words.toLowerCase(Locale.ROOT).strip();
    Matcher cost = COST.matcher(text);
    @Nullable BigDecimal dollars = null;
    if (cost.find()) {
      dollars = dollars(cost);
      text = text.substring(0, cost.start()) + " " + text.substring(cost.end());
    }
    Matcher time = TIME.matcher(text);
    @Nullable Double hours = null;
    if (time.find()) {
      hours = hours(time);
      text = text.substring(0, time.start()) + " " + text.substring(time.end());
    }
    boolean nothingElse = OTHERS.matcher(text).replaceAll(" ").isBlank();
    boolean possible = (hours == null || hours > 0) && (dollars == null || dollars.signum() > 0);
    return nothingElse && possible && (hours != null || dollars != null)
        ? Optional.of(new SaidRun(hours, dollars))
        : Optional.empty();
  }

  /** The run as it can be typed after a scenario's number. */
  public String words() {
    String time = hours == null ? "" : typed(BigDecimal.valueOf(hours), HOUR_DIGITS) + " hours";
    return costUsd == null ? time : (time + " $" + typed(costUsd, CENTS)).strip();
  }

  /** As many decimals as are read; an amount that would vanish keeps its last one. */
  private static String typed(BigDecimal number, int decimals) {
    if (number.scale() <= decimals) {
      return number.toPlainString();
    }
    BigDecimal least = BigDecimal.ONE.movePointLeft(decimals);
    return number
        .setScale(decimals, RoundingMode.HALF_UP)
        .max(least)
        .stripTrailingZeros()
        .toPlainString();
  }

  private static BigDecimal dollars(Matcher cost) {
    boolean sign = cost.group(1) != null;
    BigDecimal number = new BigDecimal(cost.group(sign ? 1 : 3).replace(",", ""));
    return cost.group(sign ? 2 : 4) == null ? number : number.movePointRight(3);
  }

  private static double hours(Matcher time) {
    double number = Double.parseDouble(time.group(1));
    double rest = time.group(3) == null ? 0 : Double.parseDouble(time.group(3)) / MINUTES;
    return switch (time.group(2).charAt(0)) {
      case 'm' -> number / MINUTES;
      case 'd' -> number * HOURS_PER_DAY;
      default -> number + rest;
    };
  }
}
