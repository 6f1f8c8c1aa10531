package dev.finetunecost.slack;

import com.slack.api.model.view.View;
import dev.finetunecost.answer.Answer;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.language.Fact;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.form.Question;
import dev.finetunecost.slack.form.WizardState;
import dev.finetunecost.slack.view.WizardView;
import dev.finetunecost.store.Draft;
import dev.finetunecost.store.Drafts;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The guided form's memory and arithmetic: drafts in, views out. */
final class Wizard {
  private final Answers answers;
  private final Scenarios scenarios;
  private final Drafts drafts;
  private final Clock clock;

  Wizard(Answers answers, Scenarios scenarios, Drafts drafts, Clock clock) {
    this.answers = answers;
    this.scenarios = scenarios;
    this.drafts = drafts;
    this.clock = clock;
  }

  /** Begins a draft with what the words, or the scenario to be changed, say; the first view. */
  View begin(String draft, Place place, String words, @Nullable Integer parent) {
    WizardState empty = WizardState.fresh(place, words, parent);
    WizardState state = empty.filledFrom(known(empty));
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
      state = state.filledFrom(answers.read(words).scenario());
    }
    save(draft, state);
    return state;
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
    return answers.read(state.answer(Question.WORDS));
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
    String understood =
        read(state).facts().stream()
            .map(Fact::stated)
            .map(stated -> stated.note())
            .distinct()
            .collect(Collectors.joining(" · "));
    return new WizardView.SoFar(
        understood.isEmpty() ? "" : "Understood: " + understood, estimate(scenario));
  }

  private String estimate(Scenario scenario) {
    return switch (answers.toScenario("", scenario, Intent.SCENARIO, List.of())) {
      case Answer.Estimated estimated -> {
        var sensitivity = estimated.report().sensitivity();
        String unknown =
            sensitivity.isEmpty()
                ? ""
                : " Biggest unknown: %s.".formatted(sensitivity.getFirst().label());
        yield "So far: " + estimated.report().fallback() + unknown;
      }
      case Answer.UnknownName unknown ->
          unknown.said().isEmpty()
              ? ""
              : "I know no %s “%s”. Nearest: %s."
                  .formatted(
                      unknown.field().key().replace('_', ' '),
                      unknown.said(),
                      String.join(", ", unknown.nearest()));
      case Answer.NotUnderstood _ -> "";
    };
  }
}
