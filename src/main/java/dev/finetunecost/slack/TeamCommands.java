package dev.finetunecost.slack;

import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.command.SaidRun;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.ActualMessage;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.SharedReport;
import java.util.Optional;
import java.util.function.Function;

/** Does what a team does together, and says what came of it. */
final class TeamCommands {
  private final Scenarios scenarios;
  private final Sharing sharing;
  private final SettingsHandlers settings;
  private final Actuals actuals;
  private final Watching watching;
  private final Approving approving;

  TeamCommands(
      Scenarios scenarios,
      Sharing sharing,
      SettingsHandlers settings,
      Actuals actuals,
      Watching watching,
      Approving approving) {
    this.scenarios = scenarios;
    this.sharing = sharing;
    this.settings = settings;
    this.actuals = actuals;
    this.watching = watching;
    this.approving = approving;
  }

  Reply answer(Place place, String origin, Command.OfTeam command) {
    return switch (command) {
      case Command.Settings change -> settings.answer(place, change.words());
      case Command.Actual actual -> actual(place, origin, actual);
      case Command.ForgetActual forget ->
          with(place, forget.number(), saved -> actuals.forget(place, saved));
      case Command.Watch watch ->
          with(
              place,
              watch.number(),
              saved -> watching.begin(place, saved, watch.threshold().orElse(null)));
      case Command.Unwatch unwatch -> watching.end(place, unwatch.number());
      case Command.Approve approve ->
          with(place, approve.number(), saved -> approve(place, origin, saved, approve));
      case Command.Withdraw withdraw ->
          with(place, withdraw.number(), saved -> approving.withdraw(place, saved));
    };
  }

  /** Keeps a run of this scenario. */
  Reply log(Place place, String origin, SavedScenario saved, SaidRun run) {
    return actuals.log(place, origin, saved, run);
  }

  /** Ends the watch on a scenario that will not be there any more; says whether there was one. */
  boolean endWatch(SavedScenario saved) {
    return watching.endWith(saved);
  }

  private Reply actual(Place place, String origin, Command.Actual actual) {
    Optional<SavedScenario> saved = scenario(place, actual.number());
    if (saved.isEmpty()) {
      return Reply.of(
          actual
              .number()
              .map(number -> Notices.noSuchScenario("FT-" + number))
              .orElseGet(ActualMessage::whichScenario));
    }
    return actual
        .run()
        .map(run -> log(place, origin, saved.get(), run))
        .orElseGet(
            () -> Reply.of(Notices.opens("The form for a real run", "actual " + saved.get().id())));
  }

  private Reply approve(Place place, String origin, SavedScenario saved, Command.Approve approve) {
    return approve
        .approver()
        .map(approver -> approving.ask(place, origin, saved, approver, approve.note()))
        .orElseGet(
            () -> Reply.of(Notices.opens("The form for a request", "approve " + saved.id())));
  }

  /** The scenario of this number, or of the thread, or the asker's latest. */
  private Optional<SavedScenario> scenario(Place place, Optional<Integer> number) {
    return number
        .or(() -> sharing.around(place).map(SharedReport::number))
        .map(known -> scenarios.find(place.workspace(), known))
        .orElseGet(() -> scenarios.latest(place.workspace(), place.user(), 1).stream().findFirst());
  }

  private Reply with(Place place, int number, Function<SavedScenario, Reply> then) {
    return scenarios
        .find(place.workspace(), number)
        .map(then)
        .orElseGet(() -> Reply.of(Notices.noSuchScenario("FT-" + number)));
  }
}
