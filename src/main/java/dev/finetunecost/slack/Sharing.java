package dev.finetunecost.slack;

import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.SharedReport;
import dev.finetunecost.store.SharedReports;
import java.util.Optional;

/** Reports in channels: one message for each, edited in place from then on. */
final class Sharing {
  private final Reports reports;
  private final SharedReports shared;
  private final Messenger messenger;

  Sharing(Reports reports, SharedReports shared, Messenger messenger) {
    this.reports = reports;
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
    Optional<SharedReport> standing =
        shared.of(scenario.workspace(), scenario.number()).stream()
            .filter(report -> report.channel().equals(place.channel()))
            .findFirst();
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
