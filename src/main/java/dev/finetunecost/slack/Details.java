package dev.finetunecost.slack;

import com.slack.api.model.view.View;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.DetailsView;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Shows what a report rests on, to whoever asks, in a view of their own. */
final class Details {
  /** As many changes back are shown. */
  private static final int VERSIONS = 20;

  private final Reports reports;
  private final Scenarios scenarios;
  private final Modals modals;

  Details(Reports reports, Scenarios scenarios, Modals modals) {
    this.reports = reports;
    this.scenarios = scenarios;
    this.modals = modals;
  }

  void open(Place place, String triggerId, int number) {
    String id = "FT-" + number;
    modals.open(
        place,
        triggerId,
        DetailsView.loading(id),
        () -> view(place.workspace(), number, id),
        reference -> DetailsView.saying(id, Notices.unexpected(reference).text()),
        Notices.viewExpired(id));
  }

  private View view(String workspace, int number, String id) {
    List<SavedScenario> history = history(workspace, number);
    return history.stream()
        .findFirst()
        .flatMap(reports::estimate)
        .map(estimated ->
            DetailsView.of(estimated.report(), history, reports.trail(workspace, number)))
        .orElseGet(() -> DetailsView.saying(id, Notices.noSuchScenario(id).text()));
  }

  /** The scenario and those it was changed from, the newest first. */
  private List<SavedScenario> history(String workspace, int number) {
    List<SavedScenario> history = new ArrayList<>();
    Optional<SavedScenario> next = scenarios.find(workspace, number);
    while (next.isPresent() && history.size() < VERSIONS) {
      history.add(next.get());
      next =
          Optional.ofNullable(next.get().parent())
              .flatMap(parent -> scenarios.find(workspace, parent));
    }
    return history;
  }
}
