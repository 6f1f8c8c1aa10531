package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Infeasibility;
import dev.finetunecost.engine.alternative.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The alternatives side by side, and those that cannot be done. */
final class RankingTable {
  /** More rows than this hide the ones that matter. */
  private static final int MOST_ROWS = 10;

  /** More names than this for one reason are counted. */
  private static final int MOST_NAMES = 3;

  private final Subject subject;
  private final AlternativeNames names;
  private final Words words;

  RankingTable(Subject subject) {
    this.subject = subject;
    this.names = AlternativeNames.of(subject);
    this.words = subject.words();
  }

  /** The feasible ones, cheapest first; choice and rival are always among them. */
  Report.Table ranking() {
    List<Kinds> kinds = Kinds.of(subject);
    List<Kinds> shown =
        kinds.size() <= MOST_ROWS
            ? kinds
            : kinds.stream()
                .filter(kind ->
                    kinds.indexOf(kind) < MOST_ROWS - 1
                        || kind.shown().equals(subject.choice())
                        || kind.shown().equals(subject.rival()))
                .toList();
    List<List<String>> rows = new ArrayList<>();
    shown.forEach(kind -> rows.add(row(kind)));
    int hidden = kinds.size() - shown.size();
    if (hidden > 0) {
      Option cheapestHidden =
          kinds.stream()
              .filter(kind -> !shown.contains(kind))
              .findFirst()
              .map(Kinds::shown)
              .orElseThrow();
      String none = words.say("ranking.baseline");
      rows.add(
          List.of(
              words.count("ranking.more", hidden),
              words.say("ranking.more.range", Figures.middle(cheapestHidden.total())),
              none,
              none,
              none));
    }
    return new Report.Table(
        List.of(
            words.say("ranking.alternative"),
            words.say("ranking.total"),
            words.say("ranking.range"),
            words.say("ranking.chance"),
            words.say("ranking.payback")),
        List.of(false, true, true, true, true),
        rows);
  }

  /** What cannot be done: alternatives and their reasons, those with the same reasons together. */
  List<Report.Labelled> infeasible() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Option option : subject.estimate().alternatives()) {
      if (!option.feasible()) {
        byReason.computeIfAbsent(reasons(option), _ -> new ArrayList<>()).add(label(option));
      }
    }
    return byReason.entrySet().stream()
        .map(entry -> new Report.Labelled(together(entry.getValue()), entry.getKey()))
        .toList();
  }

  private List<String> row(Kinds kind) {
    Option option = kind.shown();
    String others =
        kind.sameCost().stream()
            .map(Option::alternative)
            .filter(Alternative.SelfHosted.class::isInstance)
            .map(own -> ((Alternative.SelfHosted) own).method().label())
            .collect(Collectors.joining(", "));
    return List.of(
        others.isEmpty() ? label(option) : words.say("ranking.same_cost", label(option), others),
        Figures.middle(option.total()),
        Figures.ends(option.total()),
        Figures.percent(kind.chanceCheapest()),
        payback(option));
  }

  private String payback(Option option) {
    if (Subject.isApi(option) || subject.estimate().feasible().stream().noneMatch(Subject::isApi)) {
      return words.say("ranking.baseline");
    }
    return option.paybackMonth() == null
        ? words.say("ranking.never")
        : words.say("ranking.month", option.paybackMonth());
  }

  /** The alternative in full. */
  String label(Option option) {
    return names.label(option.alternative());
  }

  /** Why it cannot be done. */
  String reasons(Option option) {
    return option.infeasibleBecause().stream().map(this::reason).collect(Collectors.joining("; "));
  }

  private String reason(Infeasibility because) {
    return switch (because) {
      case Infeasibility.DoesNotFit fit -> words.say("infeasible.does_not_fit." + fit.activity());
      case Infeasibility.NoGpuPrice none ->
          words.say("infeasible.no_gpu_price", Names.gpu(none.gpu()));
      case Infeasibility.NoServingPrice none ->
          words.say("infeasible.no_serving_price", Names.provider(none.provider()));
      case Infeasibility.TooFewGpus few ->
          words.say("infeasible.too_few", few.there(), few.needed());
      case Infeasibility.HoursUnknown hours ->
          words.say(
              "infeasible.hours",
              Names.provider(hours.provider()),
              Figures.about(hours.perHourUsd()));
      case Infeasibility.TrialOnly trial ->
          words.say("infeasible.trial_only", Names.provider(trial.provider()), trial.tier());
      case Infeasibility.ClosedToNewcomers closed ->
          words.say(
              "infeasible.closed_to_newcomers", Names.provider(closed.provider()), closed.since());
      case Infeasibility.Closed closed ->
          words.say("infeasible.closed", Names.provider(closed.provider()), closed.since());
      case Infeasibility.EndsTooEarly ends ->
          words.say("infeasible.ends_too_early", Names.provider(ends.provider()), ends.end());
      case Infeasibility.LongerThanContext longer ->
          words.say("infeasible.context", longer.contextTokens());
      case Infeasibility.OwnMachinesOnly _ -> words.say("infeasible.own_machines");
      case Infeasibility.OutsideEurope outside ->
          words.say("infeasible.outside_europe", Names.provider(outside.provider()));
      case Infeasibility.TooSlow slow ->
          words.say(
              "infeasible.too_slow",
              Figures.rounded(slow.millis()),
              Figures.rounded(slow.limitMillis()));
      case Infeasibility.LicenceConditions licence ->
          words.say("infeasible.licence", licence.licence());
      case Infeasibility.NobodyToRunIt _ -> words.say("infeasible.nobody");
      case Infeasibility.DataMustStayPrivate _ -> words.say("infeasible.private");
      case Infeasibility.ProviderExcluded excluded ->
          words.say("infeasible.excluded", Names.provider(excluded.provider()));
    };
  }

  private String together(List<String> labels) {
    if (labels.size() <= MOST_NAMES) {
      return String.join(" · ", labels);
    }
    return words.say(
        "infeasible.and_more",
        String.join(" · ", labels.subList(0, MOST_NAMES)),
        labels.size() - MOST_NAMES);
  }
}
