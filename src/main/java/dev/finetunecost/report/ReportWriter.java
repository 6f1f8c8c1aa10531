package dev.finetunecost.report;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.Scenario;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says an estimate in words: every sentence and every rounding of a report is made here. */
public final class ReportWriter {
  private ReportWriter() {}

  /** The report on this estimate. */
  public static Report write(Asked asked, Estimate estimate, Freshness freshness) {
    Words words = Words.ENGLISH;
    Subject subject = Subject.of(estimate, words);
    Report.Verdict verdict = new Decision(subject).inWords(asked.intent());
    List<Report.Assumption> assumptions = new Assumptions(subject).list();
    String assumed = words.say("origin.default");
    int defaults = (int) assumptions.stream().filter(item -> item.origin().equals(assumed)).count();
    RankingTable table = new RankingTable(subject);
    Bill bill = new Bill(subject);
    return new Report(
        asked.id(),
        title(estimate.resolved()),
        verdict,
        new FourFields(subject).inWords(),
        new ThreeAnswers(subject).ledBy(asked.intent()),
        new Curves(subject).chart(),
        table.ranking(),
        table.infeasible(),
        Stream.of(subject.choice(), subject.rival())
            .filter(Objects::nonNull)
            .map(bill::of)
            .toList(),
        assumptions,
        Drivers.sensitivity(subject),
        sources(estimate, LocalDate.ofInstant(freshness.now(), ZoneOffset.UTC), words),
        estimate.steps().stream().map(ReportWriter::step).toList(),
        new FreshnessLine(words).inWords(freshness, defaults),
        notUsed(asked.notUsed(), words),
        new WorkspaceLine(subject).inWords(asked.currency()),
        fallback(verdict),
        headings(subject));
  }

  private static String title(ResolvedScenario resolved) {
    Scenario scenario = resolved.scenario();
    return Stream.of(
            scenario.text(Field.TASK).map(Names::capital).stream(),
            Stream.of(Names.model(resolved.model().id())),
            resolved.methods().stream().limit(1).map(method -> method.label()))
        .flatMap(parts -> parts)
        .collect(Collectors.joining(" · "));
  }

  private static String fallback(Report.Verdict verdict) {
    return Stream.concat(Stream.of(verdict.headline()), verdict.reasons().stream().limit(1))
        .collect(Collectors.joining(" "));
  }

  private static String notUsed(List<String> phrases, Words words) {
    return phrases.isEmpty()
        ? ""
        : words.say(
            "not_used",
            phrases.stream()
                .map(phrase -> words.say("quoted", phrase))
                .collect(Collectors.joining(", ")));
  }

  /** The published prices behind the feasible alternatives, each place once. */
  private static List<Report.Reference> sources(Estimate estimate, LocalDate today, Words words) {
    Map<String, NavigableSet<LocalDate>> days = new TreeMap<>();
    Map<String, Source> places = new TreeMap<>();
    estimate.feasible().stream()
        .flatMap(option -> option.plan().lines().stream())
        .filter(Bill::published)
        .map(CostLine::source)
        .forEach(source -> {
          String place = source.id() + " " + source.reference();
          places.putIfAbsent(place, source);
          days.computeIfAbsent(place, _ -> new TreeSet<>()).add(source.asOf());
        });
    return places.entrySet().stream()
        .map(entry ->
            new Report.Reference(
                Names.provider(entry.getValue().id()),
                age(Objects.requireNonNull(days.get(entry.getKey())), today, words),
                entry.getValue().reference()))
        .toList();
  }

  private static Report.Step step(Step step) {
    return new Report.Step(
        step.name(),
        step.inputs().isEmpty() ? step.formula() : step.formula() + " with " + step.inputs(),
        (Figures.precise(step.value()) + " " + step.unit()).strip(),
        step.source());
  }

  private static String age(NavigableSet<LocalDate> days, LocalDate today, Words words) {
    boolean stale = days.first().plusDays(FreshnessLine.STALE.toDays()).isBefore(today);
    return stale ? words.say("source.stale", span(days)) : span(days);
  }

  private static String span(NavigableSet<LocalDate> days) {
    return days.size() == 1 ? days.first().toString() : days.first() + " – " + days.last();
  }

  private static Report.Headings headings(Subject subject) {
    Words words = subject.words();
    AlternativeNames names = AlternativeNames.of(subject);
    return new Report.Headings(
        words.say("heading.counter"),
        words.say("heading.next"),
        words.say("heading.ranking", words.months(subject.months())),
        words.say("heading.infeasible"),
        words.say("heading.not_priced"),
        words.say("heading.usage_based"),
        words.say("heading.assumptions"),
        subject.choice() == null || subject.rival() == null
            ? words.say("heading.sensitivity.plain")
            : words.say(
                "heading.sensitivity",
                names.name(subject.choice().alternative()),
                names.name(subject.rival().alternative())),
        words.say("heading.sources"),
        words.say("heading.steps"));
  }
}
