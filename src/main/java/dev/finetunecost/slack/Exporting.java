package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.report.EstimateJson;
import dev.finetunecost.report.LinesCsv;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import java.util.Locale;
import java.util.Optional;

/** Estimates as files, sent to whoever asks for them. */
final class Exporting {
  private final Reports reports;
  private final Messenger messenger;
  private final WebApi api;

  Exporting(Reports reports, Messenger messenger, WebApi api) {
    this.reports = reports;
    this.messenger = messenger;
    this.api = api;
  }

  /** Puts the file into the asker's direct messages, and says so. */
  Message export(Place place, SavedScenario scenario, Command.Format format) {
    Optional<Answer.Estimated> estimated = reports.estimate(scenario);
    if (estimated.isEmpty()) {
      return Notices.nothingToShare(scenario.id());
    }
    try {
      WebApi.Posted under =
          messenger.post(place.workspace(), place.user(), null, Notices.exporting(scenario.id()));
      api.upload(
          place.workspace(), under, fileName(scenario, format), content(estimated.get(), format));
      return Notices.exported(scenario.id());
    } catch (SlackRefusal e) {
      if (e.isNotAllowed()) {
        return Notices.mayNotUpload(scenario.id());
      }
      throw e;
    }
  }

  private static String fileName(SavedScenario scenario, Command.Format format) {
    return "%s.%s".formatted(scenario.id(), format.name().toLowerCase(Locale.ROOT));
  }

  private static String content(Answer.Estimated estimated, Command.Format format) {
    return switch (format) {
      case CSV -> LinesCsv.write(estimated.estimate());
      case JSON ->
          EstimateJson.write(estimated.estimate(), estimated.report(), estimated.freshness())
              .toPrettyString();
    };
  }
}
