package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The chart of cumulative estimates. */
final class Curves {
  private static final int MOST_SERIES = 6;
  private static final int MOST_POINTS = 20;

  private final Subject subject;
  private final AlternativeNames names;
  private final Words words;

  Curves(Subject subject) {
    this.subject = subject;
    this.names = AlternativeNames.of(subject);
    this.words = subject.words();
  }

  Report.Chart chart() {
    List<Integer> months = months(subject.months());
    Map<String, Option> shown = shown();
    List<Report.Chart.Series> series = new ArrayList<>();
    shown.forEach((name, option) ->
        series.add(
            new Report.Chart.Series(
                name,
                months.stream().map(month -> option.cumulative().get(month).dollars()).toList())));
    String horizon = words.months(subject.months());
    return new Report.Chart(
        words.say("chart.title", horizon),
        description(shown, horizon),
        words.say("chart.unit"),
        months,
        series);
  }

  /**
   * Choice and rival first, then the cheapest of each other kind: two ways of tuning the same model
   * cost nearly the same, so that their lines would hide each other.
   */
  private Map<String, Option> shown() {
    Map<String, Option> shown = new LinkedHashMap<>();
    Set<String> kinds = new HashSet<>();
    Stream.of(
            Stream.ofNullable(subject.choice()),
            Stream.ofNullable(subject.rival()),
            subject.estimate().feasible().stream())
        .flatMap(options -> options)
        .distinct()
        .forEach(option -> {
          boolean matters = option.equals(subject.choice()) || option.equals(subject.rival());
          boolean another = kinds.add(option.alternative().kind());
          if (shown.size() < MOST_SERIES && (matters || another)) {
            shown.putIfAbsent(names.shortName(option.alternative()), option);
          }
        });
    return shown;
  }

  private String description(Map<String, Option> shown, String horizon) {
    if (shown.isEmpty()) {
      return "";
    }
    String ends =
        shown.entrySet().stream()
            .map(entry ->
                words.say("chart.point", entry.getKey(), Figures.middle(entry.getValue().total())))
            .collect(Collectors.joining(", "));
    String end = words.say("chart.end", horizon, ends);
    @Nullable Option choice = subject.choice();
    @Nullable Option rival = subject.rival();
    String crossing = choice == null || rival == null ? "" : crossing(choice, rival);
    return crossing.isEmpty() ? end : end + " " + crossing;
  }

  /** The first month in which the one that started dearer is the cheaper one. */
  private String crossing(Option one, Option other) {
    boolean oneFirst = one.cumulative().getFirst().compareTo(other.cumulative().getFirst()) <= 0;
    Option cheaperAtFirst = oneFirst ? one : other;
    Option dearerAtFirst = oneFirst ? other : one;
    for (int month = 1; month <= subject.months(); month++) {
      if (dearerAtFirst.cumulative().get(month).compareTo(cheaperAtFirst.cumulative().get(month))
          < 0) {
        return words.say(
            "chart.crosses",
            names.shortName(dearerAtFirst.alternative()),
            names.shortName(cheaperAtFirst.alternative()),
            month);
      }
    }
    return "";
  }

  /** Month 0 to the horizon, evenly thinned to at most 20; the horizon is always the last. */
  static List<Integer> months(int horizon) {
    int step = Math.max(1, Math.ceilDiv(horizon, MOST_POINTS - 1));
    List<Integer> months = new ArrayList<>();
    for (int month = 0; month < horizon; month += step) {
      months.add(month);
    }
    months.add(horizon);
    return months;
  }
}
