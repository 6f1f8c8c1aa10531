package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceRow;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.command.CommandReader;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.ComparisonMessage;
import dev.finetunecost.slack.view.HelpMessage;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.slack.view.PriceList;
import dev.finetunecost.slack.view.ReportMessage;
import dev.finetunecost.slack.view.ScenarioList;
import dev.finetunecost.slack.view.StartCard;
import dev.finetunecost.slack.view.WhatIfMenu;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does what a command says, and says what came of it. */
final class Commands {
  private final Reports reports;
  private final Scenarios scenarios;
  private final Sharing sharing;
  private final Supplier<PriceBook> prices;

  Commands(Reports reports, Scenarios scenarios, Sharing sharing, Supplier<PriceBook> prices) {
    this.reports = reports;
    this.scenarios = scenarios;
    this.sharing = sharing;
    this.prices = prices;
  }

  /**
   * The answer.
   *
   * @param origin names what was asked, so that asking twice saves one scenario
   */
  Message answer(Place place, String origin, Command command) {
    return switch (command) {
      case Command.Start _ ->
          StartCard.of(scenarios.latest(place.workspace(), place.user(), StartCard.LATEST));
      case Command.Help help -> HelpMessage.of(help.topic());
      case Command.Estimate estimate -> estimate(place, origin, estimate.words());
      case Command.Wizard wizard -> StartCard.wizard(wizard.words());
      case Command.Open open -> withScenario(place, open.number(), saved -> opened(place, saved));
      case Command.ListScenarios list ->
          ScenarioList.of(
              list.words(),
              scenarios.search(place.workspace(), list.words(), ScenarioList.MOST + 1));
      case Command.Delete delete ->
          withScenario(place, delete.number(), saved -> delete(saved, delete.confirmed()));
      case Command.WhatIf whatIf -> whatIf(place, origin, whatIf);
      case Command.Compare compare -> compare(place, compare.numbers());
      case Command.Share share ->
          withScenario(place, share.number(), saved -> sharing.share(place, saved));
      case Command.Prices wanted -> prices(place, origin, wanted.words());
      case Command.Incomplete incomplete -> Notices.incomplete(incomplete.verb());
    };
  }

  private Message estimate(Place place, String origin, String words) {
    Understanding said = reports.read(words);
    if (said.facts().isEmpty()) {
      return Notices.notUnderstood(words, CommandReader.nearest(words));
    }
    Optional<SavedScenario> before =
        said.intent() == Intent.UPDATE ? latest(place) : Optional.empty();
    return before
        .map(parent -> change(place, origin, parent, said))
        .orElseGet(() -> {
          Reports.Answered answered =
              reports.save(place, origin, said, said.scenario(), said.intent(), null);
          return report(place, answered.answer(), words);
        });
  }

  private Message opened(Place place, SavedScenario saved) {
    return report(place, reports.again(saved), saved.words());
  }

  private Message report(Place place, Answer answer, String words) {
    return switch (answer) {
      case Answer.Estimated estimated ->
          ReportMessage.of(
              estimated.report(),
              WhatIfMenu.of(estimated.estimate()),
              place.open() ? ReportMessage.Audience.CHANNEL : ReportMessage.Audience.ASKER);
      case Answer.UnknownName unknown ->
          Notices.unknownName(unknown.field(), unknown.said(), unknown.nearest(), words);
      case Answer.NotUnderstood _ -> Notices.notUnderstood(words, CommandReader.nearest(words));
    };
  }

  private Message delete(SavedScenario saved, boolean confirmed) {
    if (!confirmed) {
      return Notices.confirmDelete(saved.id(), ScenarioList.title(saved));
    }
    scenarios.delete(saved.workspace(), saved.number());
    return Notices.deleted(saved.id());
  }

  private Message whatIf(Place place, String origin, Command.WhatIf whatIf) {
    Understanding said = reports.read(whatIf.words());
    if (said.facts().isEmpty()) {
      return Notices.notUnderstood(whatIf.words(), Optional.empty());
    }
    return whatIf
        .number()
        .map(number -> withScenario(place, number, parent -> change(place, origin, parent, said)))
        .or(() -> latest(place).map(parent -> change(place, origin, parent, said)))
        .orElseGet(Notices::nothingToChange);
  }

  private Message change(Place place, String origin, SavedScenario parent, Understanding said) {
    Scenario changed = parent.asSaid().overlaidWith(said.scenario());
    Reports.Answered after =
        reports.save(place, origin, said, changed, parent.intent(), parent.number());
    Answer before = reports.again(parent);
    return before instanceof Answer.Estimated was && after.answer() instanceof Answer.Estimated is
        ? ComparisonMessage.ofChange(compared(was), compared(is))
        : report(place, after.answer(), said.words());
  }

  private Message compare(Place place, List<Integer> numbers) {
    List<ComparisonMessage.Side> sides = new ArrayList<>();
    for (int number : numbers) {
      Optional<SavedScenario> saved = scenarios.find(place.workspace(), number);
      if (saved.isEmpty()) {
        return Notices.noSuchScenario("FT-" + number);
      }
      Answer answer = reports.again(saved.get());
      if (!(answer instanceof Answer.Estimated estimated)) {
        return report(place, answer, saved.get().words());
      }
      sides.add(compared(estimated));
    }
    return ComparisonMessage.of(sides);
  }

  private static ComparisonMessage.Side compared(Answer.Estimated estimated) {
    return new ComparisonMessage.Side(estimated.estimate(), estimated.report());
  }

  private Message prices(Place place, String origin, String words) {
    List<PriceRow> found = prices.get().search(words);
    boolean sentence = found.isEmpty() && !reports.read(words).facts().isEmpty();
    return sentence && words.contains(" ")
        ? estimate(place, origin, words)
        : PriceList.of(words, found);
  }

  private Optional<SavedScenario> latest(Place place) {
    return scenarios.latest(place.workspace(), place.user(), 1).stream().findFirst();
  }

  private Message withScenario(Place place, int number, Function<SavedScenario, Message> then) {
    return scenarios
        .find(place.workspace(), number)
        .map(then)
        .orElseGet(() -> Notices.noSuchScenario("FT-" + number));
  }
}
