package dev.finetunecost.slack;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.language.Ambiguity;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.prices.PriceAnswer;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceHistory;
import dev.finetunecost.prices.PriceRow;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.command.CommandReader;
import dev.finetunecost.slack.command.SaidRun;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.HelpMessage;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.slack.view.PriceList;
import dev.finetunecost.slack.view.Readings;
import dev.finetunecost.slack.view.ScenarioList;
import dev.finetunecost.slack.view.StartCard;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.SharedReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Does what a command says, and says what came of it. */
final class Commands {
  private static final Pattern ASKS_FOR_AN_EARLIER_PRICE =
      Pattern.compile(
          "^(what|how much) (did|was|were)\\b.*\\b(cost|price|rent)\\b", Pattern.CASE_INSENSITIVE);

  /** With so many facts a sentence is answered first; what it leaves open is asked below. */
  private static final int ENOUGH_FACTS = 3;

  private final Reports reports;
  private final Scenarios scenarios;
  private final Sharing sharing;
  private final Exporting exporting;
  private final TeamCommands teamwork;
  private final Supplier<PriceBook> prices;
  private final PriceHistory history;

  Commands(
      Reports reports,
      Scenarios scenarios,
      Sharing sharing,
      Exporting exporting,
      TeamCommands teamwork,
      Supplier<PriceBook> prices,
      PriceHistory history) {
    this.reports = reports;
    this.scenarios = scenarios;
    this.sharing = sharing;
    this.exporting = exporting;
    this.teamwork = teamwork;
    this.prices = prices;
    this.history = history;
  }

  /**
   * The answer.
   *
   * @param origin names what was asked, so that asking twice saves one scenario
   */
  Reply answer(Place place, String origin, Command command) {
    return switch (command) {
      case Command.Start _ ->
          Reply.of(
              StartCard.of(scenarios.latest(place.workspace(), place.user(), StartCard.LATEST)));
      case Command.Help help -> Reply.of(HelpMessage.of(help.topic()));
      case Command.Estimate estimate -> estimate(place, origin, estimate.words());
      case Command.Wizard wizard -> Reply.of(StartCard.wizard(wizard.words()));
      case Command.Open open ->
          withScenario(
              place,
              open.number(),
              saved -> open.asItWas() ? reports.asItWas(place, saved) : reports.open(place, saved));
      case Command.ListScenarios list -> list(place, list.words());
      case Command.Delete delete ->
          withScenario(place, delete.number(), saved -> delete(saved, delete.confirmed()));
      case Command.WhatIf whatIf -> whatIf(place, origin, whatIf);
      case Command.Why why ->
          talkedAbout(place, why.number())
              .map(reports::why)
              .orElseGet(() -> Reply.of(missing(why.number())));
      case Command.Undo undo -> undo(place, undo.number());
      case Command.Compare compare -> compare(place, compare.numbers());
      case Command.Share share ->
          withScenario(place, share.number(), saved -> Reply.of(sharing.share(place, saved)));
      case Command.Export export ->
          withScenario(
              place,
              export.number(),
              saved -> Reply.of(exporting.export(place, saved, export.format())));
      case Command.Prices wanted -> prices(place, origin, wanted.words());
      case Command.OfTeam team -> teamwork.answer(place, origin, team);
      case Command.Incomplete incomplete -> Reply.of(Notices.incomplete(incomplete.verb()));
    };
  }

  /** Keeps a run that really happened. */
  Reply log(Place place, String origin, SavedScenario saved, SaidRun run) {
    return teamwork.log(place, origin, saved, run);
  }

  private Reply estimate(Place place, String origin, String words) {
    if (ASKS_FOR_AN_EARLIER_PRICE.matcher(words).find()) {
      PriceAnswer earlier = history.answer(words, prices.get());
      if (earlier.question().day() != null && !earlier.rows().isEmpty()) {
        return Reply.of(PriceList.of(words, earlier.rows()));
      }
    }
    Understanding said = reports.read(words);
    Optional<String> nearest = CommandReader.nearest(words);
    Optional<SavedScenario> before =
        said.intent() == Intent.UPDATE ? latest(place) : Optional.empty();
    if (said.facts().isEmpty() && before.isEmpty()) {
      return Reply.of(Notices.notUnderstood(words, nearest));
    }
    if (nearest.isPresent() && CommandReader.isShort(words)) {
      return Reply.of(Notices.didYouMean(words, nearest.get()));
    }
    Optional<Ambiguity> ambiguity = said.ambiguities().stream().findFirst();
    if (ambiguity.isPresent() && before.isEmpty() && said.facts().size() < ENOUGH_FACTS) {
      return Reply.of(Readings.question(words, ambiguity.get()));
    }
    return before
        .map(parent -> reports.change(place, origin, parent, said))
        .orElseGet(() -> {
          Reply reply = reports.estimate(place, origin, said);
          return ambiguity
              .map(open -> new Reply(Readings.below(reply.message(), words, open), reply.number()))
              .orElse(reply);
        });
  }

  private Reply list(Place place, String words) {
    return Reply.of(
        ScenarioList.of(words, scenarios.search(place.workspace(), words, ScenarioList.MOST + 1)));
  }

  private Reply delete(SavedScenario saved, boolean confirmed) {
    if (!confirmed) {
      return Reply.of(Notices.confirmDelete(saved.id(), ScenarioList.title(saved)));
    }
    boolean watched = teamwork.endWatch(saved);
    scenarios.delete(saved.workspace(), saved.number());
    return Reply.of(Notices.deleted(saved.id(), watched));
  }

  private Reply whatIf(Place place, String origin, Command.WhatIf whatIf) {
    Understanding said = reports.read(whatIf.words());
    return whatIf
        .number()
        .map(number ->
            withScenario(place, number, parent -> reports.change(place, origin, parent, said)))
        .or(() -> latest(place).map(parent -> reports.change(place, origin, parent, said)))
        .orElseGet(() -> Reply.of(Notices.nothingToChange()));
  }

  /** In a report's thread, the report goes back too; elsewhere, what it was before is opened. */
  private Reply undo(Place place, Optional<Integer> number) {
    Optional<SavedScenario> changed = talkedAbout(place, number);
    if (changed.isEmpty()) {
      return Reply.of(missing(number));
    }
    Optional<SharedReport> around =
        sharing.around(place).filter(report -> report.number() == changed.get().number());
    Optional<SavedScenario> before =
        Optional.ofNullable(changed.get().parent())
            .flatMap(parent -> scenarios.find(place.workspace(), parent));
    if (before.isEmpty()) {
      return Reply.of(Notices.nothingToUndo(changed.get().id()));
    }
    if (around.isEmpty()) {
      return reports.open(place, before.get());
    }
    sharing.show(around.get(), before.get());
    return Reply.of(Notices.undone(changed.get().id(), before.get().id()));
  }

  private Reply compare(Place place, List<Integer> numbers) {
    List<SavedScenario> compared = new ArrayList<>();
    for (int number : numbers) {
      Optional<SavedScenario> saved = scenarios.find(place.workspace(), number);
      if (saved.isEmpty()) {
        return Reply.of(Notices.noSuchScenario("FT-" + number));
      }
      compared.add(saved.get());
    }
    return reports.compare(place, compared);
  }

  private Reply prices(Place place, String origin, String words) {
    List<PriceRow> found = history.answer(words, prices.get()).rows();
    boolean sentence = found.isEmpty() && words.contains(" ");
    return sentence && !reports.read(words).facts().isEmpty()
        ? estimate(place, origin, words)
        : Reply.of(PriceList.of(words, found));
  }

  /** The scenario of this number; else that of the thread, else the asker's latest. */
  private Optional<SavedScenario> talkedAbout(Place place, Optional<Integer> number) {
    return number
        .or(() -> sharing.around(place).map(SharedReport::number))
        .map(given -> scenarios.find(place.workspace(), given))
        .orElseGet(() -> latest(place));
  }

  private static Message missing(Optional<Integer> number) {
    return number
        .map(given -> Notices.noSuchScenario("FT-" + given))
        .orElseGet(Notices::nothingToChange);
  }

  private Optional<SavedScenario> latest(Place place) {
    return scenarios.latest(place.workspace(), place.user(), 1).stream().findFirst();
  }

  private Reply withScenario(Place place, int number, Function<SavedScenario, Reply> then) {
    return scenarios
        .find(place.workspace(), number)
        .map(then)
        .orElseGet(() -> Reply.of(Notices.noSuchScenario("FT-" + number)));
  }
}
