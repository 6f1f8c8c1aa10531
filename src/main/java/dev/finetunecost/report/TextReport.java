package dev.finetunecost.report;

import dev.finetunecost.report.Report.Breakdown;
import dev.finetunecost.report.Report.Labelled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A report as text for a terminal: aligned, at most 100 columns. */
public final class TextReport {
  private static final int WIDTH = 100;
  private static final int BAR = 10;
  private static final int NAME = 36;
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";

  private final Report report;
  private final boolean colour;
  private final Detail detail;
  private final List<String> lines = new ArrayList<>();

  private TextReport(Report report, boolean colour, Detail detail) {
    this.report = report;
    this.colour = colour;
    this.detail = detail;
  }

  /** How much to print. */
  public enum Detail {
    /** What one needs to decide. */
    BRIEF,
    /** Also where every assumption comes from, and how the figures come about. */
    EXPLAINED
  }

  /**
   * The report as lines of text, each ended by a line feed.
   *
   * @param colour whether the terminal understands escape sequences
   */
  public static String render(Report report, boolean colour, Detail detail) {
    return new TextReport(report, colour, detail).whole();
  }

  private String whole() {
    lines.add(report.id().isEmpty() ? report.title() : report.id() + " · " + report.title());
    lines.add("─".repeat(WIDTH));
    verdict();
    labelled(report.fields());
    labelled(report.answers());
    ranking();
    section(report.headings().infeasible(), report.infeasible());
    report.breakdowns().forEach(this::breakdown);
    section(report.headings().sensitivity(), report.sensitivity());
    assumptions();
    sources();
    if (detail == Detail.EXPLAINED) {
      steps();
    }
    blank();
    wrapped("", report.freshness());
    wrapped("", report.workspace());
    wrapped("", report.notUsed());
    return joined();
  }

  private void verdict() {
    wrapped("", bold(report.verdict().headline()));
    wrapped("", String.join(" ", report.verdict().reasons()));
    wrapped("", report.verdict().flip());
    remark(report.headings().counterArgument(), report.verdict().counterArgument());
    remark(report.headings().nextStep(), report.verdict().nextStep());
    blank();
  }

  private void remark(String heading, String text) {
    if (!text.isEmpty()) {
      wrapped("", heading + ": " + text);
    }
  }

  private void labelled(List<Labelled> pairs) {
    if (!pairs.isEmpty()) {
      pairs(pairs, "");
      blank();
    }
  }

  private void section(String heading, List<Labelled> pairs) {
    if (!pairs.isEmpty()) {
      heading(heading);
      pairs(pairs, "  ");
    }
  }

  /** Labels in one column, values in the next; long labels stand on a line of their own. */
  private void pairs(List<Labelled> pairs, String indent) {
    int width =
        pairs.stream()
            .mapToInt(pair -> pair.label().length())
            .filter(length -> length <= NAME)
            .max()
            .orElse(0);
    for (Labelled pair : pairs) {
      if (pair.label().length() > width) {
        wrapped(indent, pair.label());
        wrapped(indent + "  ", pair.value());
      } else {
        hanging(indent + padded(pair.label(), width) + "  ", pair.value());
      }
    }
  }

  private void ranking() {
    Report.Table table = report.ranking();
    if (table.rows().isEmpty()) {
      return;
    }
    lines.add(bold(report.headings().ranking()));
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < table.header().size(); column++) {
      int at = column;
      widths.add(
          Stream.concat(Stream.of(table.header()), table.rows().stream())
              .mapToInt(row -> row.get(at).length())
              .max()
              .orElse(0));
    }
    int others = widths.stream().skip(1).mapToInt(width -> width + 2).sum();
    widths.set(0, Math.min(widths.getFirst(), WIDTH - 2 - others));
    row(table.header(), widths, table.alignRight());
    table.rows().forEach(row -> row(row, widths, table.alignRight()));
  }

  /** A row; what is too long for the first column goes on below. */
  private void row(List<String> cells, List<Integer> widths, List<Boolean> alignRight) {
    List<String> names = broken(cells.getFirst(), widths.getFirst());
    StringBuilder line = new StringBuilder("  " + padded(names.getFirst(), widths.getFirst()));
    for (int column = 1; column < cells.size(); column++) {
      String cell = cells.get(column);
      int width = widths.get(column);
      line.append("  ").append(alignRight.get(column) ? padLeft(cell, width) : padded(cell, width));
    }
    lines.add(line.toString().stripTrailing());
    names.stream().skip(1).forEach(rest -> lines.add("    " + rest));
  }

  private void breakdown(Breakdown breakdown) {
    heading(breakdown.title());
    int name = labelWidth(breakdown);
    int amount =
        breakdown.groups().stream()
            .flatMap(group ->
                Stream.concat(
                    Stream.of(group.sum()), shown(group).stream().map(Breakdown.Line::amount)))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    for (Breakdown.Group group : breakdown.groups()) {
      lines.add(
          "  " + padded(group.title(), name + 2 + BAR + 2) + "  " + padLeft(group.sum(), amount));
      for (Breakdown.Line line : shown(group)) {
        String start =
            "    "
                + padded(shortened(starred(line), name), name)
                + "  "
                + bar(line.share())
                + "  "
                + padLeft(line.amount(), amount)
                + "  ";
        hanging(start, line.basis());
      }
    }
    hanging("  " + breakdown.total().label() + "  ", breakdown.total().value());
    if (breakdown.groups().stream()
        .flatMap(group -> shown(group).stream())
        .anyMatch(Breakdown.Line::usageBased)) {
      lines.add("  " + report.headings().usageBased());
    }
    for (Labelled item : breakdown.notPriced()) {
      wrapped("  ", report.headings().notPriced() + ": " + item.label() + " – " + item.value());
    }
  }

  /** Every line where all is to be explained, else the largest. */
  private List<Breakdown.Line> shown(Breakdown.Group group) {
    return detail == Detail.EXPLAINED ? group.all() : group.lines();
  }

  private int labelWidth(Breakdown breakdown) {
    return breakdown.groups().stream()
        .flatMap(group -> shown(group).stream())
        .mapToInt(line -> Math.min(NAME, starred(line).length()))
        .max()
        .orElse(0);
  }

  private static String starred(Breakdown.Line line) {
    return line.usageBased() ? line.label() + " *" : line.label();
  }

  private static String bar(double share) {
    // An income, such as the sale of hardware, makes other lines larger than the sum
    int filled = (int) Math.round(Math.clamp(share, 0, 1) * BAR);
    return "▇".repeat(filled) + "·".repeat(BAR - filled);
  }

  /** One line each; where all is explained, what they rest on stands below. */
  private void assumptions() {
    heading(report.headings().assumptions());
    int origin = width(report.assumptions().stream().map(Report.Assumption::origin));
    int label = width(report.assumptions().stream().map(Report.Assumption::label));
    for (Report.Assumption item : report.assumptions()) {
      String start =
          "  " + padded(item.origin(), origin) + "  " + padded(item.label(), label) + "  ";
      hanging(start, item.value());
      if (detail == Detail.EXPLAINED) {
        wrapped(" ".repeat(4 + origin), item.note());
      }
    }
  }

  private void sources() {
    if (report.sources().isEmpty()) {
      return;
    }
    heading(report.headings().sources());
    int name = width(report.sources().stream().map(Report.Reference::name));
    int asOf = width(report.sources().stream().map(Report.Reference::asOf));
    for (Report.Reference source : report.sources()) {
      hanging(
          "  " + padded(source.name(), name) + "  " + padded(source.asOf(), asOf) + "  ",
          source.reference());
    }
  }

  private void steps() {
    if (report.steps().isEmpty()) {
      return;
    }
    heading(report.headings().steps());
    for (Report.Step step : report.steps()) {
      wrapped("  ", step.name() + " = " + step.result());
      wrapped("    ", step.formula());
      wrapped("    ", step.source());
    }
  }

  private void heading(String text) {
    blank();
    lines.add(bold(text));
  }

  private void blank() {
    if (!lines.isEmpty() && !lines.getLast().isEmpty()) {
      lines.add("");
    }
  }

  /** Text under an indent, broken between words; nothing where there is no text. */
  private void wrapped(String indent, String text) {
    for (String line : broken(text, WIDTH - indent.length())) {
      lines.add(indent + line);
    }
  }

  /** A start, then text that goes on under its own first column. */
  private void hanging(String start, String text) {
    List<String> parts = broken(text, Math.max(20, WIDTH - start.length()));
    lines.add((start + (parts.isEmpty() ? "" : parts.getFirst())).stripTrailing());
    parts.stream().skip(1).forEach(part -> lines.add(" ".repeat(start.length()) + part));
  }

  private static List<String> broken(String text, int width) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return Collections.unmodifiableList(lines);
  }

  private static int width(Stream<String> texts) {
    return texts.mapToInt(String::length).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private static String shortened(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 1) + "…";
  }

  private String bold(String text) {
    return colour ? BOLD + text + PLAIN : text;
  }

  private String joined() {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }
}
