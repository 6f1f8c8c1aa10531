package dev.finetunecost.report;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.verdict.Verdict;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why, in sentences. */
final class Reasons {
  private final Subject subject;
  private final AlternativeNames names;
  private final Words words;

  Reasons(Subject subject) {
    this.subject = subject;
    this.names = AlternativeNames.of(subject);
    this.words = subject.words();
  }

  /**
   * A reason in words.
   *
   * @param rule the rule's id
   */
  record Spoken(String rule, String text) {}

  /**
   * Why, the strongest first. Left out are the total that the headline already gives, and rules of
   * thumb whose own figures speak.
   */
  List<Spoken> all() {
    List<Reason> all = subject.estimate().verdict().reasons();
    return all.stream()
        .filter(reason -> !isInHeadline(reason))
        .filter(reason ->
            !(reason instanceof Reason.Thumb)
                || all.stream()
                    .noneMatch(other ->
                        !(other instanceof Reason.Thumb) && other.rule().equals(reason.rule())))
        .map(reason -> new Spoken(reason.rule(), inWords(reason)))
        .toList();
  }

  private boolean isInHeadline(Reason reason) {
    return subject.estimate().verdict().action() == Verdict.Action.COST_ONLY
        && reason instanceof Reason.Cheapest cheapest
        && cheapest.runnerUp() == null;
  }

  /** One reason. */
  String inWords(Reason reason) {
    return switch (reason) {
      case Reason.Cheapest cheapest -> cheapest(cheapest);
      case Reason.NeverPaysBack never ->
          words.say("reason.never_pays_back", words.months(never.horizonMonths()));
      case Reason.PaysBack pays -> words.say("reason.pays_back", pays.month());
      case Reason.FactsBelongInRetrieval _ -> words.say("reason.facts");
      case Reason.DataMustStay _ -> words.say("reason.privacy");
      case Reason.PeopleDominate people ->
          words.say("reason.people", Figures.percent(people.share()));
      case Reason.OverBudget over ->
          words.say(
              "reason.budget",
              Names.capital(nameOf(over.id())),
              Figures.money(over.total()),
              Figures.about(over.budgetUsd()));
      case Reason.NothingFeasible _ -> words.say("reason.nothing");
      case Reason.NoWayToTune _ -> words.say("reason.no_way_to_tune");
      case Reason.PaysForQuality premium ->
          words.say(
              "reason.quality",
              Figures.about(premium.premium().dollars()),
              Names.capital(nameOf(premium.id())));
      case Reason.CheaperIfGoodEnough cheaper ->
          words.say(
              "reason.cheaper_if_good_enough",
              Names.capital(nameOf(cheaper.id())),
              Figures.money(cheaper.total()));
      case Reason.PilotFailed pilot ->
          words.say(
              "reason.pilot_failed", Figures.percent(pilot.gain()), Figures.percent(pilot.gate()));
      case Reason.OtherwiseInDraws otherwise ->
          words.say(
              "counter.rival",
              Names.capital(nameOf(otherwise.id())),
              Chances.inWords(otherwise.chance(), words));
      case Reason.QualityUnproven unproven ->
          words.say("counter.quality", nameOf(unproven.id()), Figures.percent(unproven.chance()));
      case Reason.BaselineAssumed assumed -> words.say("counter.baseline", nameOf(assumed.id()));
      case Reason.Thumb thumb ->
          words.say(
              "reason.thumb", Names.capital(thumb.thumb().condition()), thumb.thumb().advice());
      case Reason.NothingToCompare _ -> nothingToCompare();
    };
  }

  private String nothingToCompare() {
    return subject
        .estimate()
        .resolved()
        .scenario()
        .text(Field.BASELINE_MODEL)
        .map(named -> words.say("reason.baseline_unpriced", named))
        .orElseGet(() -> words.say("reason.no_baseline"));
  }

  private String cheapest(Reason.Cheapest reason) {
    String horizon = words.months(subject.months());
    String name = nameOf(reason.id());
    @Nullable String runnerUp = reason.runnerUp();
    @Nullable MoneyRange runnerUpTotal = reason.runnerUpTotal();
    return runnerUp == null || runnerUpTotal == null
        ? words.say("reason.cheapest_alone", horizon, name, Figures.money(reason.total()))
        : words.say(
            "reason.cheapest",
            horizon,
            name,
            Figures.money(reason.total()),
            nameOf(runnerUp),
            Figures.money(runnerUpTotal));
  }

  private String nameOf(String id) {
    return names.name(subject.estimate().option(id).alternative());
  }
}
