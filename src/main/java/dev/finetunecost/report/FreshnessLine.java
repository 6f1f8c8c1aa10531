package dev.finetunecost.report;

import dev.finetunecost.report.Freshness.Dispute;
import dev.finetunecost.report.Freshness.PriceSource;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One line on the age of the prices and on the number of defaults. */
final class FreshnessLine {
  /** From this age on, prices are called stale. */
  static final Duration STALE = Duration.ofDays(30);

  /** More old sources than this are counted. */
  private static final int MOST_NAMED = 3;

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final Words words;

  FreshnessLine(Words words) {
    this.words = words;
  }

  String inWords(Freshness freshness, int defaults) {
    List<String> parts = new ArrayList<>();
    List<PriceSource> live = freshness.sources().stream().filter(FreshnessLine::isLive).toList();
    List<PriceSource> old =
        freshness.sources().stream()
            .filter(source -> !isLive(source))
            .sorted(Comparator.comparing(PriceSource::asOf))
            .toList();
    parts.add(when(freshness));
    if (!live.isEmpty()) {
      int all = freshness.sources().size();
      parts.add(
          old.isEmpty()
              ? words.count("fresh.all", all)
              : words.say("fresh.some", live.size(), all));
    }
    old.stream().limit(MOST_NAMED).forEach(source -> parts.add(old(source, freshness.now())));
    if (old.size() > MOST_NAMED) {
      parts.add(words.say("fresh.more", old.size() - MOST_NAMED));
    }
    freshness.disputes().forEach(dispute -> parts.add(disputed(dispute)));
    if (defaults > 0) {
      parts.add(words.count("fresh.defaults", defaults));
    }
    return String.join(" · ", parts);
  }

  private String disputed(Dispute dispute) {
    return words.say(
        dispute.difference() > 0 ? "fresh.disputed.more" : "fresh.disputed.less",
        dispute.source(),
        dispute.day(),
        dispute.item(),
        Figures.percent(Math.abs(dispute.difference())));
  }

  private String when(Freshness freshness) {
    boolean live = freshness.sources().stream().anyMatch(FreshnessLine::isLive);
    if (!live) {
      return words.say("fresh.snapshot");
    }
    LocalDate day = day(freshness.asOf());
    return day.equals(day(freshness.now()))
        ? words.say("fresh.today", time(freshness.asOf()))
        : words.say("fresh.of", day);
  }

  private String old(PriceSource source, Instant now) {
    if (source.rows() == 0) {
      return words.say("fresh.failed", source.name());
    }
    boolean stale = Duration.between(source.asOf(), now).compareTo(STALE) > 0;
    return words.say(stale ? "fresh.stale" : "fresh.old", source.name(), age(source.asOf(), now));
  }

  private String age(Instant asOf, Instant now) {
    LocalDate day = day(asOf);
    if (day.equals(day(now))) {
      return time(asOf);
    }
    return day.equals(day(now).minusDays(1))
        ? words.say("fresh.yesterday", time(asOf))
        : day.toString();
  }

  private static boolean isLive(PriceSource source) {
    return "live".equals(source.status());
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  private static String time(Instant instant) {
    return LocalTime.ofInstant(instant, ZoneOffset.UTC).format(CLOCK);
  }
}
