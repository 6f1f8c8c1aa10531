package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.store.NewScenario;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenarios and their answers: every scenario is saved before it is computed. */
final class Reports {
  private final Answers answers;
  private final Scenarios scenarios;
  private final Clock clock;

  Reports(Answers answers, Scenarios scenarios, Clock clock) {
    this.answers = answers;
    this.scenarios = scenarios;
    this.clock = clock;
  }

  /** A scenario and what came of it. */
  record Answered(SavedScenario scenario, Answer answer) {}

  Understanding read(String words) {
    return answers.read(words);
  }

  /**
   * Saves and answers a new scenario.
   *
   * @param origin saved twice under the same origin, it is one scenario
   * @param parent the number of the scenario it was changed from, or null
   */
  Answered save(
      Place place,
      String origin,
      Understanding said,
      Scenario asSaid,
      Intent intent,
      @Nullable Integer parent) {
    SavedScenario saved =
        scenarios.save(
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
    Answer answer = answers.toScenario(saved.id(), asSaid, intent, said.notUsed());
    if (answer instanceof Answer.Estimated estimated) {
      scenarios.setTitle(saved.workspace(), saved.number(), estimated.report().title());
    }
    return new Answered(saved, answer);
  }

  /** Answers a saved scenario at today's prices. */
  Answer again(SavedScenario saved) {
    return answers.toScenario(saved.id(), saved.asSaid(), saved.intent(), List.of());
  }
}
