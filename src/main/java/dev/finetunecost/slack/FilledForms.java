package dev.finetunecost.slack;

import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.form.WizardState;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import java.util.Optional;

/** Answers forms that were filled in: the estimate, or what the change does. */
final class FilledForms {
  private final Wizard wizard;
  private final Reports reports;
  private final Scenarios scenarios;

  FilledForms(Wizard wizard, Reports reports, Scenarios scenarios) {
    this.wizard = wizard;
    this.reports = reports;
    this.scenarios = scenarios;
  }

  Reply answer(Place place, String origin, String draft) {
    Optional<WizardState> state = wizard.find(place.workspace(), draft);
    if (state.isEmpty()) {
      return Reply.of(Notices.formGone());
    }
    Scenario scenario = wizard.scenario(state.get());
    if (scenario.fields().isEmpty()) {
      return Reply.of(Notices.emptyForm());
    }
    Understanding words = wizard.read(state.get());
    Optional<SavedScenario> parent =
        Optional.ofNullable(state.get().parent())
            .flatMap(number -> scenarios.find(place.workspace(), number));
    return parent
        .map(from -> reports.change(place, origin, from, words, scenario))
        .orElseGet(() -> reports.filledIn(place, origin, words, scenario));
  }
}
