package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.brief.Brief;
import dev.finetunecost.report.EstimateJson;
import dev.finetunecost.report.LinesCsv;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/** Estimates as files, sent to whoever asks for them. */
final class Exporting {
  private final Reports reports;
  private final Messenger messenger;
  private final SlackFiles files;
  private final Clock clock;

  Exporting(Reports reports, Messenger messenger, SlackFiles files, Clock clock) {
    this.reports = reports;
    this.messenger = messenger;
    this.files = files;
    this.clock = clock;
  }

  /** Puts the file into the asker's direct messages, and says so. */
  Message export(Place place, SavedScenario scenario, Command.Format format) {
    Optional<Answer.Estimated> estimated = reports.estimate(scenario);
    if (estimated.isEmpty()) {
      return Notices.nothingToShare(scenario.id());
    }
    String name = "%s.%s".formatted(scenario.id(), format.name().toLowerCase(Locale.ROOT));
    try {
      // first of all to where nobody sees it: whether that is allowed is known before any message
      String file = files.upload(place.workspace(), name, content(estimated.get(), format));
      if (place.isWithTheBot()) {
        files.showFile(place.workspace(), file, name, place.channel(), place.thread());
        return Notices.exportedHere(scenario.id(), name);
      }
      WebApi.Posted above =
          messenger.post(place.workspace(), place.user(), null, Notices.exporting(scenario.id()));
      files.showFile(place.workspace(), file, name, above.channel(), null);
      return Notices.exported(scenario.id(), name);
    } catch (SlackRefusal e) {
      if (e.isNotAllowed()) {
        return Notices.mayNotUpload(scenario.id(), instead(estimated.get(), format));
      }
      throw e;
    }
  }

  private byte[] content(Answer.Estimated estimated, Command.Format format) {
    return switch (format) {
      case CSV -> LinesCsv.write(estimated.estimate()).getBytes(StandardCharsets.UTF_8);
      case JSON ->
          EstimateJson.write(estimated.estimate(), estimated.report(), estimated.freshness())
              .toPrettyString()
              .getBytes(StandardCharsets.UTF_8);
      case PDF ->
          Brief.pdf(estimated.report(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    };
  }

  /** What can be copied from a message instead of a file; empty where that would be too long. */
  private static String instead(Answer.Estimated estimated, Command.Format format) {
    return switch (format) {
      case CSV -> LinesCsv.write(estimated.estimate());
      case JSON, PDF -> "";
    };
  }
}
