package dev.finetunecost.cli;

import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.report.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How a source of prices is doing, in one line. */
final class SourceLine {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private SourceLine() {}

  /** {@code Vast.ai: 12 prices from yesterday 09:05, because it answered HTTP 500}. */
  static String of(SourceStatus source, Instant now) {
    String name = source.name().equals(source.id()) ? Names.provider(source.id()) : source.name();
    String many = source.rows() == 1 ? "1 price" : "%,d prices".formatted(source.rows());
    String prices =
        switch (source.state()) {
          case LIVE -> many + ", live";
          case CACHED -> many + " from " + age(source.asOf(), now);
          case SNAPSHOT -> many + " from the bundled snapshot of " + age(source.asOf(), now);
          case FAILED ->
              source.rows() == 0 ? "no prices" : many + " from " + age(source.asOf(), now);
        };
    boolean stale =
        source.rows() > 0
            && Duration.between(source.asOf(), now).compareTo(PriceBook.STALE_AFTER) > 0;
    String note = source.note().isEmpty() ? "" : "; " + source.note();
    return name + ": " + prices + (stale ? ", stale" : "") + note;
  }

  private static String age(Instant asOf, Instant now) {
    LocalDate day = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    String time = LocalTime.ofInstant(asOf, ZoneOffset.UTC).format(CLOCK);
    return day.equals(today)
        ? time
        : day.equals(today.minusDays(1)) ? "yesterday " + time : day.toString();
  }
}
