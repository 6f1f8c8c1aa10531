package dev.finetunecost.slack;

import com.slack.api.model.view.View;
import dev.finetunecost.answer.Answer;
import dev.finetunecost.catalog.Models;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.estimate.Terms;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.report.Report;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.form.Question;
import dev.finetunecost.slack.form.WizardState;
import dev.finetunecost.slack.view.WizardView;
import dev.finetunecost.store.Draft;
import dev.finetunecost.store.Drafts;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.terms.TeamTerms;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The guided form's memory and arithmetic: drafts in, views out. */
final class Wizard {
  /** A view must be there within Slack's three seconds, if need be without a running total. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** A model that is named by its size, such as {@code typical-7b}. */
  private static final Pattern SIZE = Pattern.compile("(?i)^(typical-)?[\\d.]+ ?[bm]$");

  private final Estimating estimating;
  private final TeamTerms terms;
  private final Models models;
  private final Scenarios scenarios;
  private final Drafts drafts;
  private final Clock clock;

  Wizard(
      Estimating estimating,
      TeamTerms terms,
      Models models,
      Scenarios scenarios,
      Drafts drafts,
      Clock clock) {
    this.estimating = estimating;
    this.terms = terms;
    this.models = models;
    this.scenarios = scenarios;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** Begins a draft with what the words, or the scenario to be changed, say; the first view. */
  View begin(String draft, Place place, String words, @Nullable Integer parent) {
    WizardState empty = WizardState.fresh(place, words, parent);
    WizardState state = hosted(empty.filledFrom(known(empty)));
    save(draft, state);
    return view(draft, state);
  }

  /** The draft's state; empty where it was finished or cancelled. */
  Optional<WizardState> find(String workspace, String draft) {
    return drafts.find(workspace, draft).map(Draft::stateJson).map(WizardState::fromJson);
  }

  /** Keeps these answers. New words fill in what they say. */
  WizardState answered(String draft, WizardState before, Map<Question, String> filled) {
    WizardState state = before.with(filled);
    String words = state.answer(Question.WORDS);
    if (!words.isEmpty() && !words.equals(before.answer(Question.WORDS))) {
      state = state.filledFrom(estimating.read(words).scenario());
    }
    state = hosted(state);
    save(draft, state);
    return state;
  }

  /** Whether nothing was filled in that an estimate could be made of. */
  boolean isEmpty(WizardState state) {
    return scenario(state).fields().isEmpty();
  }

  private WizardState hosted(WizardState state) {
    String model = state.answer(Question.MODEL);
    return state.withHosted(
        !model.isEmpty() && models.find(model).isEmpty() && !SIZE.matcher(model).find());
  }

  void save(String draft, WizardState state) {
    drafts.save(
        new Draft(
            draft,
            state.place().workspace(),
            state.place().user(),
            state.toJson(),
            clock.instant()));
  }

  void forget(String workspace, String draft) {
    drafts.delete(workspace, draft);
  }

  /** The view of the state's step. */
  View view(String draft, WizardState state) {
    return WizardView.of(draft, state, soFar(state));
  }

  /** The scenario that the form describes. */
  Scenario scenario(WizardState state) {
    return state.scenario(known(state));
  }

  /** The words as they were read. */
  Understanding read(WizardState state) {
    return estimating.read(state.answer(Question.WORDS));
  }

  private Scenario known(WizardState state) {
    Scenario said = read(state).scenario();
    return parent(state).map(parent -> parent.asSaid().overlaidWith(said)).orElse(said);
  }

  private Optional<SavedScenario> parent(WizardState state) {
    return Optional.ofNullable(state.parent())
        .flatMap(number -> scenarios.find(state.place().workspace(), number));
  }

  private WizardView.SoFar soFar(WizardState state) {
    Scenario scenario = scenario(state);
    if (scenario.fields().isEmpty()) {
      return WizardView.SoFar.NOTHING;
    }
    String understood = String.join(" · ", phrases(read(state)));
    return new WizardView.SoFar(
        understood.isEmpty() ? "" : "Understood: " + understood,
        estimate(scenario, terms.of(state.place().workspace())));
  }

  /** The words that were understood, in order, each once and none inside another. */
  private static List<String> phrases(Understanding said) {
    List<String> notes =
        said.facts().stream().map(fact -> fact.stated().note()).distinct().toList();
    return notes.stream()
        .filter(
            note -> notes.stream().noneMatch(other -> !other.equals(note) && other.contains(note)))
        .toList();
  }

  private String estimate(Scenario scenario, Terms own) {
    return estimating
        .answerWithin(PATIENCE, scenario, own)
        .map(answer ->
            switch (answer) {
              case Answer.Estimated estimated -> soFar(estimated.report());
              case Answer.UnknownName unknown -> unknown(unknown);
              case Answer.NotUnderstood _ -> "";
            })
        .orElse("");
  }

  private static String soFar(Report report) {
    String unknown =
        report.sensitivity().isEmpty()
            ? ""
            : " Biggest unknown: %s."
                .formatted(inSentence(report.sensitivity().getFirst().label()));
    return "So far: " + report.fallback() + unknown;
  }

  private static String inSentence(String label) {
    boolean shortForm = label.length() > 1 && Character.isUpperCase(label.charAt(1));
    return shortForm ? label : label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1);
  }

  private static String unknown(Answer.UnknownName unknown) {
    return unknown.said().isEmpty()
        ? ""
        : "I know no %s “%s”. Nearest: %s."
            .formatted(
                unknown.field().key().replace('_', ' '),
                unknown.said(),
                String.join(", ", unknown.nearest()));
  }
}
