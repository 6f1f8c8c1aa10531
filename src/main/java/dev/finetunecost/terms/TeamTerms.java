package dev.finetunecost.terms;

import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.estimate.Terms;
import dev.finetunecost.store.ActualRun;
import dev.finetunecost.store.ActualRuns;
import dev.finetunecost.store.WorkspaceSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The terms on which a workspace's estimates are made: its settings, and what its runs taught. */
public final class TeamTerms {
  /** Older runs were made with other software. */
  private static final int RUNS = 50;

  private final WorkspaceSettings settings;
  private final ActualRuns runs;
  private final TermsReader reader;
  private final Clock clock;

  public TeamTerms(WorkspaceSettings settings, ActualRuns runs, TermsReader reader, Clock clock) {
    this.settings = settings;
    this.runs = runs;
    this.reader = reader;
    this.clock = clock;
  }

  /** The terms of a workspace as they are now. */
  public Terms of(String workspace) {
    return of(workspace, factor(workspace));
  }

  /** The terms without what the workspace's runs taught. */
  public Terms untaught(String workspace) {
    return of(workspace, TeamFactor.NONE);
  }

  /** What the workspace's newest runs teach. */
  public TeamFactor factor(String workspace) {
    return TeamFactor.of(
        runs.latest(workspace, RUNS).stream().flatMap(run -> ratio(run).stream()).toList());
  }

  /** Actual over predicted, by the hours if they are known, else by the cost. */
  public static Optional<Double> ratio(ActualRun run) {
    @Nullable Double hours = run.hours();
    @Nullable Double predicted = run.predictedHours();
    if (hours != null && predicted != null) {
      return Optional.of(hours / predicted);
    }
    return run.costUsd() != null && run.predictedCostUsd() != null
        ? Optional.of(run.costUsd().doubleValue() / run.predictedCostUsd().doubleValue())
        : Optional.empty();
  }

  private Terms of(String workspace, TeamFactor factor) {
    Optional<WorkspaceSettings.Kept> kept = settings.find(workspace);
    Instant settled = kept.map(WorkspaceSettings.Kept::changedAt).orElseGet(clock::instant);
    return reader.terms(
        kept.map(each -> OwnSettings.fromJson(each.json())).orElse(OwnSettings.NONE),
        LocalDate.ofInstant(settled, ZoneOffset.UTC),
        factor);
  }
}
