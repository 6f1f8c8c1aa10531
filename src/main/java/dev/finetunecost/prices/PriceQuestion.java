package dev.finetunecost.prices;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of prices: {@code h100}, {@code gpt-4.1-mini in september}.
 *
 * @param words what the price is of, without the day
 * @param day the day on which it was the price, or null for now
 */
public record PriceQuestion(String words, @Nullable LocalDate day) {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Map<String, Integer> NUMBERS =
      Map.of("a", 1, "an", 1, "one", 1, "two", 2, "three", 3, "six", 6);

  /** A date that is part of a model's name is no date. */
  private static final String WHEN =
      "(?:\\b(?:back in|as of|in|on|at|of|by|until|end of) )?(?<![\\w-])";

  private static final Pattern DAY = Pattern.compile(WHEN + "(20\\d{2}-\\d{2}-\\d{2})(?![\\w-])");

  private static final Pattern NUMBERED_MONTH =
      Pattern.compile(WHEN + "(20\\d{2}-\\d{2})(?![\\w-])");

  private static final Pattern NAMED_MONTH =
      Pattern.compile(
          "\\b(?:back in|as of|in|of|by|until|end of|last) "
              + "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
              + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?(?: (20\\d{2})\\b)?");

  private static final Pattern AGO =
      Pattern.compile(
          "\\b(?:(a|an|one|two|three|six|\\d{1,3}) (day|week|month|year)s? ago"
              + "|(yesterday)|last (week|month|year))\\b");

  /**
   * The question in these words. A month means its last day, and the last such month there was.
   *
   * @param today the day on which it is asked
   */
  public static PriceQuestion of(String text, LocalDate today) {
    String lower = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    for (Reader reader : List.<Reader>of(DAY_READER, MONTH_READER, NAME_READER, AGO_READER)) {
      Matcher matcher = reader.pattern().matcher(lower);
      if (matcher.find()) {
        Optional<LocalDate> day = reader.day(matcher, today);
        if (day.isPresent()) {
          String rest = lower.substring(0, matcher.start()) + " " + lower.substring(matcher.end());
          return new PriceQuestion(
              rest.replaceAll("[?!]", " ").replaceAll("\\s+", " ").strip(), day.get());
        }
      }
    }
    return new PriceQuestion(text.strip(), null);
  }

  private record Reader(Pattern pattern, Meaning meaning) {
    /** The day that was meant; empty where there is no such day, or it is still to come. */
    Optional<LocalDate> day(Matcher matcher, LocalDate today) {
      try {
        return Optional.of(meaning.day(matcher, today)).filter(day -> !day.isAfter(today));
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
  }

  private interface Meaning {
    LocalDate day(Matcher matcher, LocalDate today);
  }

  private static final Reader DAY_READER =
      new Reader(DAY, (matcher, today) -> LocalDate.parse(matcher.group(1)));

  private static final Reader MONTH_READER =
      new Reader(
          NUMBERED_MONTH, (matcher, today) -> lastDay(YearMonth.parse(matcher.group(1)), today));

  private static final Reader NAME_READER =
      new Reader(
          NAMED_MONTH,
          (matcher, today) -> {
            int month = MONTHS.indexOf(matcher.group(1).substring(0, 3)) + 1;
            @Nullable String year = matcher.group(2);
            YearMonth named =
                YearMonth.of(year == null ? today.getYear() : Integer.parseInt(year), month);
            boolean toCome = year == null && named.isAfter(YearMonth.from(today));
            return lastDay(toCome ? named.minusYears(1) : named, today);
          });

  private static final Reader AGO_READER =
      new Reader(
          AGO,
          (matcher, today) -> {
            if (matcher.group(3) != null) {
              return today.minusDays(1);
            }
            @Nullable String last = matcher.group(4);
            return last == null
                ? back(today, matcher.group(2), number(matcher.group(1)))
                : "month".equals(last)
                    ? lastDay(YearMonth.from(today).minusMonths(1), today)
                    : back(today, last, 1);
          });

  /** The last day of a month, or today where it is not over. */
  private static LocalDate lastDay(YearMonth month, LocalDate today) {
    LocalDate last = month.atEndOfMonth();
    return month.equals(YearMonth.from(today)) ? today : last;
  }

  private static LocalDate back(LocalDate today, String unit, int number) {
    return switch (unit) {
      case "day" -> today.minusDays(number);
      case "week" -> today.minusWeeks(number);
      case "month" -> today.minusMonths(number);
      default -> today.minusYears(number);
    };
  }

  private static int number(String word) {
    @Nullable Integer named = NUMBERS.get(word);
    return named == null ? Integer.parseInt(word) : named;
  }
}
