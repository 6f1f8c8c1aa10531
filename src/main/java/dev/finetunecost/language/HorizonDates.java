package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Term;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;

/** Until when the model will be in use: {@code until the end of 2028}, {@code through Q3}. */
final class HorizonDates implements Recogniser {
  private static final Set<String> UNTIL =
      Set.of(
          "by", "until", "till", "til", "through", "thru", "bis", "jusqu'a", "jusqu'à", "hasta",
          "到", "\u76f4到", "to");

  /** What must be done by a date is not in use until then. */
  private static final String DEADLINE = "by";

  private static final int NEAR = 5;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  private final InstantSource clock;

  HorizonDates(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 1; at < sentence.size(); at++) {
      boolean date = sentence.is(at, Kind.CALENDAR) || isYear(sentence, at);
      int until = date ? untilBefore(sentence, at) : -1;
      if (until >= 0 && sentence.written(until).equalsIgnoreCase(DEADLINE)) {
        int year = yearAfter(sentence, at);
        facts.text(Field.CONSTRAINTS, "deadline", until, Math.max(at, year));
      } else if (until >= 0 && !facts.has(Field.HORIZON_MONTHS)) {
        int year = sentence.is(at, Kind.CALENDAR) ? yearAfter(sentence, at) : at;
        YearMonth last = last(sentence.at(at), year < 0 ? 0 : (int) sentence.at(year).low());
        long months = ChronoUnit.MONTHS.between(today(), last.atEndOfMonth().plusDays(1));
        facts.inferred(
            Field.HORIZON_MONTHS, (double) Math.max(1, months), until, Math.max(at, year));
      }
    }
  }

  private static int untilBefore(Sentence sentence, int at) {
    for (int i = at - 1; i >= Math.max(0, at - NEAR) && !sentence.endsClause(i); i--) {
      if (UNTIL.contains(sentence.written(i).toLowerCase(Locale.ROOT))) {
        return i;
      }
      if (sentence.is(i, Kind.NUMBER)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isYear(Sentence sentence, int at) {
    double number = sentence.at(at).low();
    return sentence.isFreeNumber(at)
        && sentence.written(at).length() == 4
        && number > FIRST_YEAR
        && number < LAST_YEAR;
  }

  private static int yearAfter(Sentence sentence, int at) {
    if (isYear(sentence, at + 1)) {
      return at + 1;
    }
    return isYear(sentence, at + 2) ? at + 2 : -1;
  }

  /** The last month of what was named; without a year, the next time that it comes. */
  private YearMonth last(Term named, int year) {
    Month month = month(named);
    if (year > 0) {
      return YearMonth.of(year, month);
    }
    YearMonth now = YearMonth.from(today());
    YearMonth next = now.withMonth(month.getValue());
    return next.isBefore(now) ? next.plusYears(1) : next;
  }

  private static Month month(Term named) {
    if (!named.is(Kind.CALENDAR) || named.value().equals("y")) {
      return Month.DECEMBER;
    }
    int number = Integer.parseInt(named.value().substring(1));
    return Month.of(named.value().startsWith("q") ? number * 3 : number);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
