package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.report.Report;
import java.util.ArrayList;
import java.util.List;

/** Why a report advises what it advises, what speaks against it, and what would change it. */
public final class WhyMessage {
  private static final int DRIVERS = 3;

  private WhyMessage() {}

  /** The message. */
  public static Message of(Report report) {
    Report.Verdict verdict = report.verdict();
    List<String> lines = new ArrayList<>();
    lines.add(Mrkdwn.bold(report.id() + ": " + verdict.headline()));
    verdict.reasons().forEach(reason -> lines.add(Mrkdwn.bullet(Mrkdwn.escape(reason))));
    add("", verdict.flip(), lines);
    add(report.headings().counterArgument(), verdict.counterArgument(), lines);
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    List<String> drivers = new ArrayList<>();
    report.sensitivity().stream()
        .limit(DRIVERS)
        .forEach(driver ->
            drivers.add(
                Mrkdwn.bullet(
                    "%s %s"
                        .formatted(Mrkdwn.bold(driver.label()), Mrkdwn.escape(driver.value())))));
    if (!drivers.isEmpty()) {
      drivers.addFirst(Mrkdwn.bold(report.headings().sensitivity()));
      blocks.addAll(Blocks.sections(drivers));
    }
    blocks.add(
        Blocks.actions(
            "why-actions",
            Blocks.button(ReportMessage.DETAILS, "Assumptions & sources", report.id()),
            Run.button("open", "Full report", "open " + report.id())));
    return new Message(Mrkdwn.escape(report.id() + ": " + report.fallback()), blocks);
  }

  private static void add(String heading, String text, List<String> lines) {
    if (!text.isBlank()) {
      lines.add((Mrkdwn.bold(heading) + " " + Mrkdwn.escape(text)).strip());
    }
  }
}
