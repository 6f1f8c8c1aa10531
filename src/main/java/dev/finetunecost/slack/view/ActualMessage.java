package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.report.RunWords;
import dev.finetunecost.slack.command.SaidRun;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a run that really happened. */
public final class ActualMessage {
  private ActualMessage() {}

  /**
   * The run against its estimate, and what the team's runs teach.
   *
   * @param estimated the training of the estimate as people saw it, or null where there is none
   * @param ratio actual over predicted, or null where they cannot be compared
   * @param team what the runs teach, this one included
   */
  public static Message of(
      String id,
      SaidRun run,
      TrainingAnswer.@Nullable Fits estimated,
      @Nullable Double ratio,
      TeamFactor team) {
    List<String> lines = new ArrayList<>();
    lines.add(Mrkdwn.bold(id + ": what really happened"));
    lines.addAll(against(run, estimated));
    if (ratio != null && TeamFactor.isComparable(ratio)) {
      lines.add(Mrkdwn.escape(RunWords.taught(team)));
    } else if (ratio != null) {
      lines.add(
          "That is more than %.0f times off, as if it were another run: it is kept, and does not count for your team's factor. Was it a slip? Take it back."
              .formatted(TeamFactor.FARTHEST));
    } else {
      lines.add("There is no estimate of that, so that it teaches nothing yet. It is kept.");
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.context(
            "Few runs count little: with n runs their mean weighs n / (n + 1.7). See _Assumptions & sources_ of the next report."));
    blocks.add(
        Blocks.actions(
            "actual-actions",
            Run.button("open", "Open " + id, "open " + id),
            Run.button("actual", "Log another run", "actual " + id),
            Run.button("actual-undo", "Take it back", "actual %s undo".formatted(id))));
    return new Message(String.join(" ", lines.subList(0, Math.min(2, lines.size()))), blocks);
  }

  private static List<String> against(SaidRun run, TrainingAnswer.@Nullable Fits estimated) {
    List<String> lines = new ArrayList<>();
    @Nullable Double hours = run.hours();
    @Nullable BigDecimal cost = run.costUsd();
    @Nullable MoneyRange expected = estimated == null ? null : estimated.runCost();
    if (hours != null) {
      lines.add(
          Mrkdwn.bullet(
              "*Time:* "
                  + (estimated == null
                      ? "%s hours; nothing was estimated".formatted(plain(hours))
                      : RunWords.time(hours, estimated.wallClockHours()))));
    }
    if (cost != null) {
      lines.add(
          Mrkdwn.bullet(
              "*Cost of the run:* "
                  + (expected == null
                      ? "$%s; no price was known".formatted(cost.toPlainString())
                      : RunWords.cost(new Usd(cost), expected))));
    }
    return lines;
  }

  /** A run was taken back. */
  public static Message forgotten(String id, TeamFactor team) {
    return Message.saying(
        "The last run of %s is taken back. %s"
            .formatted(Mrkdwn.bold(id), Mrkdwn.escape(RunWords.taught(team))));
  }

  /** There was no run of this user to take back. */
  public static Message nothingToForget(String id) {
    return Message.saying(
        "You have logged no run of %s. Log one with %s"
            .formatted(Mrkdwn.bold(id), Run.typed("actual %s 6.5 hours $21".formatted(id))));
  }

  /** Nothing was estimated yet that a run could belong to. */
  public static Message whichScenario() {
    return Message.saying(
        "Which scenario was it? For instance " + Run.typed("actual FT-12 6.5 hours $21"));
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
