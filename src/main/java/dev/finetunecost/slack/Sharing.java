package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.slack.view.ReportMessage;
import dev.finetunecost.slack.view.WhatIfMenu;
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
    if (!(reports.again(scenario) instanceof Answer.Estimated estimated)) {
      return Notices.nothingToShare(scenario.id());
    }
    Message message =
        ReportMessage.of(
            estimated.report(),
            WhatIfMenu.of(estimated.estimate()),
            ReportMessage.Audience.CHANNEL);
    try {
      put(place, scenario, message);
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

  private void put(Place place, SavedScenario scenario, Message message) {
    Optional<SharedReport> standing =
        shared.of(scenario.workspace(), scenario.number()).stream()
            .filter(report -> report.channel().equals(place.channel()))
            .findFirst();
    if (standing.isPresent() && edited(standing.get(), message)) {
      return;
    }
    WebApi.Posted posted = messenger.post(place.channel(), place.thread(), message);
    shared.save(
        new SharedReport(scenario.workspace(), posted.channel(), posted.ts(), scenario.number()));
  }

  private boolean edited(SharedReport standing, Message message) {
    try {
      messenger.update(standing.channel(), standing.ts(), message);
      return true;
    } catch (SlackRefusal e) {
      shared.delete(standing.workspace(), standing.channel(), standing.ts());
      return false;
    }
  }
}
