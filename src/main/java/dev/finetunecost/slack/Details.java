package dev.finetunecost.slack;

import com.slack.api.model.view.View;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.DetailsView;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.Scenarios;

/** Shows what a report rests on, to whoever asks, in a view of their own. */
final class Details {
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
    return scenarios
        .find(workspace, number)
        .flatMap(reports::estimate)
        .map(estimated -> DetailsView.of(estimated.report()))
        .orElseGet(() -> DetailsView.saying(id, Notices.noSuchScenario(id).text()));
  }
}
