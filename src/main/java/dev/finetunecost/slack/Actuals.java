package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.slack.command.SaidRun;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.ActualMessage;
import dev.finetunecost.store.ActualRun;
import dev.finetunecost.store.ActualRuns;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.terms.TeamTerms;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs that really happened: kept, held against their estimate, and learnt from. */
final class Actuals {
  private final Reports reports;
  private final TeamTerms terms;
  private final ActualRuns runs;
  private final Clock clock;

  Actuals(Reports reports, TeamTerms terms, ActualRuns runs, Clock clock) {
    this.reports = reports;
    this.terms = terms;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Keeps a run, and says how it went against the estimate.
   *
   * @param origin told twice under the same origin, it is one run
   */
  Reply log(Place place, String origin, SavedScenario saved, SaidRun said) {
    Optional<TrainingAnswer.Fits> shown = training(reports.estimate(saved));
    Optional<TrainingAnswer.Fits> predicted = training(reports.untaught(saved));
    ActualRun run =
        new ActualRun(
            saved.workspace(),
            origin,
            saved.number(),
            said.hours(),
            said.costUsd(),
            predicted.map(fits -> fits.wallClockHours().p50()).orElse(null),
            predicted
                .flatMap(fits -> Optional.ofNullable(fits.runCost()))
                .map(MoneyRange::p50)
                .map(cost -> cost.amount())
                .orElse(null),
            place.user(),
            clock.instant());
    runs.save(run);
    return Reply.of(
        ActualMessage.of(
            saved.id(),
            said,
            shown.orElse(null),
            TeamTerms.ratio(run).orElse(null),
            terms.factor(saved.workspace())));
  }

  /** Takes back the newest run that this user told of. */
  Reply forget(Place place, SavedScenario saved) {
    boolean forgotten = runs.deleteLatest(saved.workspace(), saved.number(), place.user());
    return Reply.of(
        forgotten
            ? ActualMessage.forgotten(saved.id(), terms.factor(saved.workspace()))
            : ActualMessage.nothingToForget(saved.id()));
  }

  /** The training run that a scenario's estimate is about; null where there is none. */
  TrainingAnswer.@Nullable Fits training(SavedScenario saved) {
    return training(reports.estimate(saved)).orElse(null);
  }

  private static Optional<TrainingAnswer.Fits> training(Optional<Answer.Estimated> estimated) {
    return estimated
        .map(each -> each.estimate().training())
        .filter(TrainingAnswer.Fits.class::isInstance)
        .map(TrainingAnswer.Fits.class::cast);
  }
}
