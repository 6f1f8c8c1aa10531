package dev.finetunecost.slack;

import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.SharedReport;
import dev.finetunecost.store.SharedReports;
import java.util.Optional;

/** Reports in channels: one message for each, edited in place from then on. */
final class Sharing {
  /** So many changes back a report is looked for. */
  private static final int GENERATIONS = 20;

  private final Reports reports;
  private final Scenarios scenarios;
  private final SharedReports shared;
  private final Messenger messenger;

  Sharing(Reports reports, Scenarios scenarios, SharedReports shared, Messenger messenger) {
    this.reports = reports;
    this.scenarios = scenarios;
    this.shared = shared;
    this.messenger = messenger;
  }

  /** Posts the report where the asker is, or edits it where it stands; says to the asker which. */
  Message share(Place place, SavedScenario scenario) {
    Optional<Message> report = reports.forChannel(scenario);
    if (report.isEmpty()) {
      return Notices.nothingToShare(scenario.id());
    }
    try {
      Optional<SavedScenario> before =
          there(place, scenario).isPresent() ? Optional.empty() : shownBefore(place, scenario);
      if (before.isPresent()) {
        replace(place, before.get(), scenario);
        return Notices.replaced(before.get().id(), scenario.id(), place.channel());
      }
      put(place, scenario, report.get());
      return Notices.shared(scenario.id(), place.channel());
    } catch (SlackRefusal e) {
      if (e.isNotAMember()) {
        return Notices.notInChannel(scenario.id(), place.channel());
      }
      if (e.isClosed()) {
        return Notices.channelClosed(scenario.id(), place.channel());
      }
      throw e;
    }
  }

  private Optional<SharedReport> there(Place place, SavedScenario scenario) {
    return shared.of(scenario.workspace(), scenario.number()).stream()
        .filter(report -> report.channel().equals(place.channel()))
        .findFirst();
  }

  /** The nearest scenario that this one was changed from and whose report stands here. */
  private Optional<SavedScenario> shownBefore(Place place, SavedScenario scenario) {
    Optional<SavedScenario> before = parent(scenario);
    for (int back = 0; back < GENERATIONS && before.isPresent(); back++) {
      if (there(place, before.get()).isPresent()) {
        return before;
      }
      before = before.flatMap(this::parent);
    }
    return Optional.empty();
  }

  private Optional<SavedScenario> parent(SavedScenario scenario) {
    return Optional.ofNullable(scenario.parent())
        .flatMap(number -> scenarios.find(scenario.workspace(), number));
  }

  /** One report stays one message: it is edited, and its thread says what changed. */
  private void replace(Place place, SavedScenario before, SavedScenario after) {
    SharedReport report = there(place, before).orElseThrow();
    show(report, after);
    reports
        .difference(before, after)
        .ifPresent(difference ->
            messenger.post(report.workspace(), report.channel(), report.ts(), difference));
  }

  /** The report in whose thread this place is. */
  Optional<SharedReport> around(Place place) {
    return Optional.ofNullable(place.thread())
        .flatMap(thread -> shared.inThread(place.workspace(), place.channel(), thread));
  }

  /** From now on this report shows another scenario; its message is edited if it is ours. */
  void show(SharedReport report, SavedScenario scenario) {
    shared.save(
        new SharedReport(report.workspace(), report.channel(), report.ts(), scenario.number()));
    reports
        .forChannel(scenario)
        .ifPresent(message -> {
          try {
            messenger.update(report.workspace(), report.channel(), report.ts(), message);
          } catch (SlackRefusal _) {
            // The thread hangs on somebody else's message; the answer in it says what changed
          }
        });
  }

  /** Remembers what an answer in the open was about, so that its thread can go on from there. */
  void remember(Place place, WebApi.Posted posted, int number) {
    String root = place.thread() == null ? posted.ts() : place.thread();
    shared.save(new SharedReport(place.workspace(), posted.channel(), root, number));
  }

  /**
   * Posts the report there, or edits it where it stands; {@link SlackRefusal} where the channel
   * does not let us.
   */
  SharedReport put(Place place, SavedScenario scenario, Message message) {
    Optional<SharedReport> standing = there(place, scenario);
    if (standing.isPresent() && edited(standing.get(), message)) {
      return standing.get();
    }
    WebApi.Posted posted =
        messenger.post(place.workspace(), place.channel(), place.thread(), message);
    SharedReport report =
        new SharedReport(scenario.workspace(), posted.channel(), posted.ts(), scenario.number());
    shared.save(report);
    return report;
  }

  private boolean edited(SharedReport standing, Message message) {
    try {
      messenger.update(standing.workspace(), standing.channel(), standing.ts(), message);
      return true;
    } catch (SlackRefusal _) {
      shared.delete(standing.workspace(), standing.channel(), standing.ts());
      return false;
    }
  }
}
