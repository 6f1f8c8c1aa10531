package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.language.Change;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.report.Freshness;
import dev.finetunecost.slack.command.CommandReader;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.ComparisonMessage;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.slack.view.PastReport;
import dev.finetunecost.slack.view.ReportMessage;
import dev.finetunecost.slack.view.WhatIfMenu;
import dev.finetunecost.slack.view.WhyMessage;
import dev.finetunecost.store.Estimates;
import dev.finetunecost.store.NewScenario;
import dev.finetunecost.store.SavedEstimate;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.terms.TeamTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scenarios and the messages on them: every scenario is saved before it is computed. */
final class Reports {
  private final Estimating estimating;
  private final TeamTerms terms;
  private final Scenarios scenarios;
  private final Estimates estimates;
  private final Trail trail;
  private final Clock clock;

  Reports(
      Estimating estimating,
      TeamTerms terms,
      Scenarios scenarios,
      Estimates estimates,
      Trail trail,
      Clock clock) {
    this.estimating = estimating;
    this.terms = terms;
    this.scenarios = scenarios;
    this.estimates = estimates;
    this.trail = trail;
    this.clock = clock;
  }

  Understanding read(String words) {
    return estimating.read(words);
  }

  /**
   * Saves and answers a new scenario.
   *
   * @param origin saved twice under the same origin, it is one scenario
   */
  Reply estimate(Place place, String origin, Understanding said) {
    return estimate(place, origin, said, said.scenario());
  }

  /** The same of words and what else is known. */
  Reply estimate(Place place, String origin, Understanding said, Scenario known) {
    SavedScenario saved = save(place, origin, said, known, said.intent(), null);
    return report(place, saved, answer(saved, said.notUsed()));
  }

  /** Answers a saved scenario at today's prices, and says where that is another answer. */
  Reply open(Place place, SavedScenario saved) {
    Optional<SavedEstimate> before = estimates.latest(saved.workspace(), saved.number());
    Answer answer = answer(saved, List.of());
    Reply reply = report(place, saved, answer);
    return before
        .filter(was ->
            answer instanceof Answer.Estimated is && PastReport.differs(was.report(), is.report()))
        .map(was -> new Reply(PastReport.below(reply.message(), was), reply.number()))
        .orElse(reply);
  }

  /** A saved scenario's first estimate, as it was shown; today's where that is not kept. */
  Reply asItWas(Place place, SavedScenario saved) {
    return estimates
        .latest(saved.workspace(), saved.number())
        .map(was -> new Reply(PastReport.of(was, audience(place)), saved.number()))
        .orElseGet(() -> report(place, saved, answer(saved, List.of())));
  }

  /** The reasons for what is advised, and what would change it. */
  Reply why(SavedScenario saved) {
    return estimate(saved)
        .map(estimated -> new Reply(WhyMessage.of(estimated.report()), saved.number()))
        .orElseGet(() -> Reply.of(Notices.nothingToShare(saved.id())));
  }

  /** Saves the scenario that these words make of another, and says what that does. */
  Reply change(Place place, String origin, SavedScenario parent, Understanding said) {
    Optional<Scenario> before =
        Optional.ofNullable(parent.parent())
            .flatMap(number -> scenarios.find(parent.workspace(), number))
            .map(SavedScenario::asSaid);
    return switch (estimating.change(said.words(), parent.asSaid(), before)) {
      case Change.Changed changed -> change(place, origin, parent, said, changed.scenario());
      case Change.Same _ -> change(place, origin, parent, said, parent.asSaid());
      case Change.Undo _ -> Reply.of(Notices.sayUndo(parent.id()));
      case Change.NotUnderstood _ ->
          Reply.of(Notices.notUnderstood(said.words(), CommandReader.nearest(said.words())));
    };
  }

  /** Saves another scenario that was made of one, and says what that does. */
  Reply change(
      Place place, String origin, SavedScenario parent, Understanding said, Scenario changed) {
    SavedScenario saved = save(place, origin, said, changed, parent.intent(), parent.number());
    // asked again, it is the scenario that was made the first time, and so has another parent
    SavedScenario from =
        Optional.ofNullable(saved.parent())
            .flatMap(number -> scenarios.find(saved.workspace(), number))
            .orElse(parent);
    Answer after = answer(saved, said.notUsed());
    Answer before = answer(from, List.of());
    return before instanceof Answer.Estimated was && after instanceof Answer.Estimated is
        ? new Reply(
            ComparisonMessage.ofChange(side(was), side(is), audience(place)), saved.number())
        : report(place, saved, after);
  }

  /** Saves and answers a scenario that was put together in the form. */
  Reply filledIn(Place place, String origin, Understanding words, Scenario asSaid) {
    SavedScenario saved = save(place, origin, words, asSaid, Intent.SCENARIO, null);
    return report(place, saved, answer(saved, words.notUsed()));
  }

  /** Scenarios side by side. */
  Reply compare(Place place, List<SavedScenario> compared) {
    List<ComparisonMessage.Side> sides = new ArrayList<>();
    for (SavedScenario saved : compared) {
      Answer answer = answer(saved, List.of());
      if (!(answer instanceof Answer.Estimated estimated)) {
        return report(place, saved, answer);
      }
      sides.add(side(estimated));
    }
    return Reply.of(ComparisonMessage.of(sides));
  }

  /** A saved scenario's estimate at today's prices; empty where it cannot be computed. */
  Optional<Answer.Estimated> estimate(SavedScenario saved) {
    return answer(saved, List.of()) instanceof Answer.Estimated estimated
        ? Optional.of(estimated)
        : Optional.empty();
  }

  /** The same by the formulas alone, without what the team's runs taught. */
  Optional<Answer.Estimated> untaught(SavedScenario saved) {
    return estimating.answer(
                saved.id(),
                saved.asSaid(),
                saved.intent(),
                List.of(),
                terms.untaught(saved.workspace()))
            instanceof Answer.Estimated estimated
        ? Optional.of(estimated)
        : Optional.empty();
  }

  /** Every step of a scenario's approvals. */
  List<String> trail(String workspace, int number) {
    return trail.whole(workspace, number);
  }

  /** The message for a channel; empty where the scenario cannot be computed. */
  Optional<Message> forChannel(SavedScenario saved) {
    return estimate(saved)
        .map(estimated -> message(saved, estimated, ReportMessage.Audience.CHANNEL));
  }

  /** What is not the same in two scenarios, for a channel; empty where one cannot be computed. */
  Optional<Message> difference(SavedScenario before, SavedScenario after) {
    return estimate(before)
        .flatMap(was ->
            estimate(after)
                .map(is ->
                    ComparisonMessage.ofChange(
                        side(was), side(is), ReportMessage.Audience.CHANNEL)));
  }

  private SavedScenario save(
      Place place,
      String origin,
      Understanding said,
      Scenario asSaid,
      Intent intent,
      @Nullable Integer parent) {
    return scenarios.save(
        new NewScenario(
            place.workspace(),
            origin,
            said.words(),
            asSaid,
            intent,
            parent,
            place.user(),
            place.channel(),
            "",
            clock.instant()));
  }

  private Answer answer(SavedScenario saved, List<String> notUsed) {
    Answer answer =
        estimating.answer(
            saved.id(), saved.asSaid(), saved.intent(), notUsed, terms.of(saved.workspace()));
    if (answer instanceof Answer.Estimated estimated && saved.title().isBlank()) {
      // kept first: the title says that it is
      keep(saved, estimated);
      scenarios.setTitle(saved.workspace(), saved.number(), estimated.report().title());
    }
    return answer;
  }

  private void keep(SavedScenario saved, Answer.Estimated estimated) {
    Map<String, Instant> pricesAsOf =
        estimated.freshness().sources().stream()
            .collect(
                Collectors.toMap(
                    Freshness.PriceSource::id, Freshness.PriceSource::asOf, (first, _) -> first));
    estimates.save(
        new SavedEstimate(
            saved.workspace(),
            saved.number(),
            estimated.freshness().now(),
            estimated.report(),
            pricesAsOf));
  }

  private Reply report(Place place, SavedScenario saved, Answer answer) {
    return switch (answer) {
      case Answer.Estimated estimated ->
          new Reply(message(saved, estimated, audience(place)), saved.number());
      case Answer.UnknownName unknown ->
          Reply.of(
              Notices.unknownName(
                  unknown.field(), unknown.said(), unknown.nearest(), saved.words()));
      case Answer.NotUnderstood _ ->
          Reply.of(Notices.notUnderstood(saved.words(), CommandReader.nearest(saved.words())));
    };
  }

  private static ReportMessage.Audience audience(Place place) {
    return place.open() ? ReportMessage.Audience.CHANNEL : ReportMessage.Audience.ASKER;
  }

  private Message message(
      SavedScenario saved, Answer.Estimated estimated, ReportMessage.Audience audience) {
    return ReportMessage.of(
        estimated.report(),
        WhatIfMenu.of(estimated.estimate()),
        audience,
        trail.newest(
            saved.workspace(),
            saved.number(),
            side(estimated).total(),
            estimated.freshness().asOf()));
  }

  static ComparisonMessage.Side side(Answer.Estimated estimated) {
    return new ComparisonMessage.Side(estimated.estimate(), estimated.report());
  }
}
