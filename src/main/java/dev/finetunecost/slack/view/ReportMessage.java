package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import dev.finetunecost.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A report as a message: the verdict first, then the figures, then what to do with them. */
public final class ReportMessage {
  public static final String CHANGE = "report-change";
  public static final String DETAILS = "report-details";

  /** The row of buttons. */
  static final String ACTIONS = "report-actions";

  /** Breakdowns of this many alternatives are shown in full: the chosen one's and its rival's. */
  private static final int BREAKDOWNS = 2;

  private ReportMessage() {}

  /** Who sees a report, which decides what its buttons offer. */
  public enum Audience {
    /** One person, who may share it. */
    ASKER,
    /** Everyone where it stands. */
    CHANNEL
  }

  /** The message. What would make it too long for Slack is left to the details view. */
  public static Message of(Report report, WhatIfMenu whatIfs, Audience audience) {
    return of(report, whatIfs, audience, List.of());
  }

  /**
   * The message of a report on which something was decided.
   *
   * @param trail who was asked for its budget and what they decided, in markup
   */
  public static Message of(
      Report report, WhatIfMenu whatIfs, Audience audience, List<String> trail) {
    for (int breakdowns = BREAKDOWNS; breakdowns >= 0; breakdowns--) {
      List<LayoutBlock> blocks = new ArrayList<>(decision(report, trail));
      blocks.addAll(figures(report, breakdowns));
      blocks.addAll(buttons(report, whatIfs, audience));
      Message message = new Message(fallback(report), blocks);
      if (fits(message) && fits(message.plain())) {
        return message;
      }
    }
    List<LayoutBlock> least = new ArrayList<>(decision(report, trail));
    least.addAll(buttons(report, whatIfs, audience));
    return new Message(fallback(report), least);
  }

  private static boolean fits(Message message) {
    return message.blocks().size() <= Limits.MESSAGE_BLOCKS
        && Limits.characters(message) <= Limits.MESSAGE_CHARACTERS;
  }

  private static String fallback(Report report) {
    String id = report.id().isEmpty() ? "" : report.id() + ": ";
    return Mrkdwn.escape(id + report.fallback());
  }

  private static List<LayoutBlock> decision(Report report, List<String> trail) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(title(report)));
    blocks.add(Blocks.section(verdict(report.verdict())));
    trail.forEach(line -> blocks.add(Blocks.context(line)));
    labelled(report.fields(), blocks);
    labelled(report.answers(), blocks);
    return blocks;
  }

  private static List<LayoutBlock> figures(Report report, int breakdowns) {
    List<LayoutBlock> blocks = new ArrayList<>();
    chart(report.chart(), blocks);
    ranking(report, blocks);
    report.breakdowns().stream()
        .limit(breakdowns)
        .forEach(breakdown -> blocks.addAll(Blocks.sections(lines(breakdown, report.headings()))));
    nextStep(report, blocks);
    Stream.of(report.notUsed(), report.workspace(), report.freshness())
        .filter(line -> !line.isBlank())
        .forEach(line -> blocks.add(Blocks.context(Mrkdwn.escape(line))));
    return blocks;
  }

  private static List<LayoutBlock> buttons(Report report, WhatIfMenu whatIfs, Audience audience) {
    return report.id().isEmpty()
        ? List.of()
        : List.of(Blocks.actions(ACTIONS, actions(report.id(), whatIfs, audience)));
  }

  private static String title(Report report) {
    return report.id().isEmpty() ? report.title() : report.id() + " · " + report.title();
  }

  private static String verdict(Report.Verdict verdict) {
    List<String> lines = new ArrayList<>();
    lines.add(Mrkdwn.bold(verdict.headline()));
    verdict.reasons().forEach(reason -> lines.add(Mrkdwn.bullet(Mrkdwn.escape(reason))));
    if (!verdict.flip().isBlank()) {
      lines.add(Mrkdwn.escape(verdict.flip()));
    }
    return String.join("\n", lines);
  }

  private static void labelled(List<Report.Labelled> values, List<LayoutBlock> blocks) {
    if (!values.isEmpty()) {
      blocks.add(
          Blocks.fields(
              values.stream()
                  .map(value -> Mrkdwn.bold(value.label()) + "\n" + Mrkdwn.escape(value.value()))
                  .toList()));
    }
  }

  private static void chart(Report.Chart chart, List<LayoutBlock> blocks) {
    if (chart.series().isEmpty() || chart.months().size() < 2) {
      return;
    }
    blocks.add(ChartBlock.of("report-chart", chart));
    if (!chart.description().isBlank()) {
      blocks.add(Blocks.context(Mrkdwn.escape(chart.description())));
    }
  }

  private static void ranking(Report report, List<LayoutBlock> blocks) {
    if (report.ranking().rows().isEmpty()) {
      return;
    }
    blocks.add(Blocks.section(Mrkdwn.bold(report.headings().ranking())));
    TableBlock table = TableBlock.of("report-ranking", report.ranking());
    blocks.add(table);
    int left = report.ranking().rows().size() - table.shown();
    if (left > 0) {
      blocks.add(Blocks.context("%d more, all dearer, are left out.".formatted(left)));
    }
  }

  /** The largest lines of the breakdown with its sums. */
  private static List<String> lines(Report.Breakdown breakdown, Report.Headings headings) {
    return lines(breakdown, headings, Report.Breakdown.Group::lines);
  }

  /** Every line of the breakdown with its sums. */
  static List<String> allLines(Report.Breakdown breakdown, Report.Headings headings) {
    return lines(breakdown, headings, Report.Breakdown.Group::all);
  }

  private static List<String> lines(
      Report.Breakdown breakdown,
      Report.Headings headings,
      Function<Report.Breakdown.Group, List<Report.Breakdown.Line>> shown) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s · %s: %s"
            .formatted(
                Mrkdwn.bold(breakdown.title()),
                Mrkdwn.escape(breakdown.total().label()),
                Mrkdwn.escape(breakdown.total().value())));
    boolean usageBased = false;
    for (Report.Breakdown.Group group : breakdown.groups()) {
      lines.add("_%s: %s_".formatted(Mrkdwn.escape(group.title()), Mrkdwn.escape(group.sum())));
      for (Report.Breakdown.Line line : shown.apply(group)) {
        usageBased |= line.usageBased();
        lines.add(Mrkdwn.bullet(line(line)));
      }
    }
    breakdown
        .notPriced()
        .forEach(missing ->
            lines.add(
                Mrkdwn.bullet(
                    "%s: %s, %s"
                        .formatted(
                            Mrkdwn.escape(headings.notPriced()),
                            Mrkdwn.escape(missing.label()),
                            Mrkdwn.escape(missing.value())))));
    if (usageBased) {
      lines.add(Mrkdwn.escape(headings.usageBased().replace('*', '∗')));
    }
    return lines;
  }

  private static String line(Report.Breakdown.Line line) {
    String basis = line.basis().isBlank() ? "" : " — " + Mrkdwn.escape(line.basis());
    return "%s %s%s%s"
        .formatted(
            Mrkdwn.bold(line.amount()),
            Mrkdwn.escape(line.label()),
            line.usageBased() ? "∗" : "",
            basis);
  }

  private static void nextStep(Report report, List<LayoutBlock> blocks) {
    List<String> lines = new ArrayList<>();
    advice(report.headings().counterArgument(), report.verdict().counterArgument(), lines);
    advice(report.headings().nextStep(), report.verdict().nextStep(), lines);
    blocks.addAll(Blocks.sections(lines));
  }

  private static void advice(String heading, String text, List<String> lines) {
    if (!text.isBlank()) {
      lines.add((Mrkdwn.bold(heading) + " " + Mrkdwn.escape(text)).strip());
    }
  }

  private static List<BlockElement> actions(String id, WhatIfMenu whatIfs, Audience audience) {
    List<BlockElement> elements = new ArrayList<>();
    elements.add(Blocks.button(CHANGE, "Change…", id));
    if (!whatIfs.changes().isEmpty()) {
      elements.add(whatIfs.select(id));
    }
    elements.add(Blocks.button(DETAILS, "Assumptions & sources", id));
    switch (audience) {
      case ASKER -> elements.add(Blocks.primary(Run.PREFIX + "share", "Share", "share " + id));
      case CHANNEL -> {}
    }
    elements.add(more(id));
    return elements;
  }

  private static OverflowMenuElement more(String id) {
    List<OptionObject> options =
        List.of(
            Blocks.option("One-page brief (PDF)", "export %s pdf".formatted(id)),
            Blocks.option("All lines (CSV)", "export %s csv".formatted(id)),
            Blocks.option("Watch its prices", "watch " + id),
            Blocks.option("Ask for approval…", "approve " + id),
            Blocks.option("Log a real run…", "actual " + id));
    return OverflowMenuElement.builder().actionId(Run.PREFIX + "more").options(options).build();
  }
}
