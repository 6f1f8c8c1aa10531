package dev.finetunecost.slack;

import dev.finetunecost.language.Understanding;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.command.CommandReader;
import dev.finetunecost.slack.command.SaidRun;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.SharedReport;
import java.util.Optional;
import java.util.regex.Pattern;

/** Talk: mentions and direct messages. In a report's thread, what is said is about that report. */
final class Conversation {
  private static final Pattern HELLO =
      Pattern.compile(
          "(?iu)(hi|hello|hey|hallo|hola|bonjour|good (morning|afternoon|evening))( there| all| team)?[\\s!.,]*");

  private static final Pattern THANKS =
      Pattern.compile(
          "(?iu)(thanks?|thank you|thx|danke|gracias|merci|great|perfect|ok|okay|got it)( (a lot|so much|very much|you|all))?[\\s!.,:)]*");

  private static final Pattern TOLD = Pattern.compile("(?i)\\b(?:took|actual(?:ly)?|really)\\b");

  private final Commands commands;
  private final Reports reports;
  private final Scenarios scenarios;
  private final Sharing sharing;

  Conversation(Commands commands, Reports reports, Scenarios scenarios, Sharing sharing) {
    this.commands = commands;
    this.reports = reports;
    this.scenarios = scenarios;
    this.sharing = sharing;
  }

  /** The answer to what was said. */
  Reply answer(Place place, String origin, String words) {
    if (HELLO.matcher(words).matches()) {
      return commands.answer(place, origin, new Command.Start());
    }
    if (THANKS.matcher(words).matches()) {
      return Reply.of(Notices.welcome());
    }
    Command command = CommandReader.read(words);
    Optional<SharedReport> around = sharing.around(place);
    Optional<SavedScenario> current =
        around.flatMap(report -> scenarios.find(place.workspace(), report.number()));
    if (current.isEmpty()) {
      return commands.answer(place, origin, command);
    }
    return switch (command) {
      case Command.Estimate told when isARun(told.words()) ->
          commands.log(place, origin, current.get(), SaidRun.read(told.words()).orElseThrow());
      case Command.Estimate estimate ->
          change(place, origin, around.get(), current.get(), estimate.words());
      case Command.WhatIf whatIf when whatIf.number().isEmpty() ->
          change(place, origin, around.get(), current.get(), whatIf.words());
      case Command.Start _,
          Command.Help _,
          Command.Wizard _,
          Command.Open _,
          Command.ListScenarios _,
          Command.Delete _,
          Command.WhatIf _,
          Command.Why _,
          Command.Undo _,
          Command.Compare _,
          Command.Share _,
          Command.Export _,
          Command.Prices _,
          Command.OfTeam _,
          Command.Incomplete _ ->
          commands.answer(place, origin, command);
    };
  }

  /** Somebody tells how a run went: {@code it took 6.5 hours and cost $21}. */
  private static boolean isARun(String words) {
    return TOLD.matcher(words).find() && SaidRun.read(words).isPresent();
  }

  private Reply change(
      Place place, String origin, SharedReport report, SavedScenario current, String words) {
    Understanding said = reports.read(words);
    Reply reply = reports.change(place, origin, current, said);
    Optional.ofNullable(reply.number())
        .flatMap(number -> scenarios.find(place.workspace(), number))
        .ifPresent(changed -> sharing.show(report, changed));
    return reply;
  }
}
