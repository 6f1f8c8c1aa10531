package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Scenarios side by side, and what changed from the first to each other one. */
public final class ComparisonMessage {
  private ComparisonMessage() {}

  /** One scenario of the comparison. */
  public record Side(Estimate estimate, Report report) {
    String id() {
      return report.id();
    }

    /** The alternative that the verdict chose, or the cheapest where it chose none. */
    Option chosen() {
      @Nullable String choice = estimate.verdict().choice();
      return choice == null ? estimate.alternatives().getFirst() : estimate.option(choice);
    }

    /** Its name: the report breaks the chosen alternative down first. */
    public String choice() {
      return report.breakdowns().isEmpty() ? "none" : report.breakdowns().getFirst().title();
    }

    /** What the choice costs over the horizon. */
    public Usd total() {
      return chosen().plan().total(months());
    }

    /** The horizon. */
    public int months() {
      return estimate.resolved().horizonMonths();
    }
  }

  /** Two or three scenarios; the others are compared with the first. */
  public static Message of(List<Side> sides) {
    String names = sides.stream().map(Side::id).collect(Collectors.joining(" and "));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header("Comparison of " + names));
    blocks.add(TableBlock.of("comparison", sideBySide(sides)));
    Side first = sides.getFirst();
    sides.stream().skip(1).forEach(other -> blocks.addAll(new Difference(first, other).blocks()));
    blocks.add(
        Blocks.actions(
            "comparison-actions",
            sides.stream()
                .map(side ->
                    Run.button("open-" + key(side), "Open " + side.id(), "open " + side.id()))
                .toList()));
    return new Message(
        "Comparison of %s: %s"
            .formatted(names, Mrkdwn.escape(new Difference(first, sides.getLast()).headline())),
        blocks);
  }

  /** What a change did: the scenario as it was, and as it is under a new number. */
  public static Message ofChange(Side before, Side after, ReportMessage.Audience audience) {
    Difference difference = new Difference(before, after);
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header("%s · %s".formatted(after.id(), after.report().title())));
    blocks.add(Blocks.section(Mrkdwn.bold(after.report().verdict().headline())));
    blocks.addAll(difference.blocks());
    blocks.add(TableBlock.of("comparison", sideBySide(List.of(before, after))));
    blocks.add(Blocks.context(Mrkdwn.escape(after.report().freshness())));
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(Run.button("open", "Full report", "open " + after.id()));
    buttons.add(Run.button("undo", "Undo", "undo " + after.id()));
    buttons.add(Blocks.button(ReportMessage.CHANGE, "Change…", after.id()));
    switch (audience) {
      case ASKER ->
          buttons.add(Blocks.primary(Run.PREFIX + "share", "Share", "share " + after.id()));
      case CHANNEL -> {}
    }
    blocks.add(Blocks.actions("comparison-actions", buttons));
    return new Message(
        "%s: %s".formatted(after.id(), Mrkdwn.escape(difference.headline())), blocks);
  }

  private static String key(Side side) {
    return side.id().toLowerCase(Locale.ROOT);
  }

  /** The choice and the total, and whatever else is not the same in all. */
  private static Report.Table sideBySide(List<Side> sides) {
    List<String> header = new ArrayList<>(List.of("What"));
    List<Boolean> right = new ArrayList<>(List.of(false));
    for (Side side : sides) {
      header.add(side.id());
      right.add(false);
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("Choice", sides, Side::choice));
    rows.add(
        row(
            "Total",
            sides,
            side ->
                "%s over %d months".formatted(Difference.dollars(side.total()), side.months())));
    TreeSet<String> done = new TreeSet<>();
    for (Side side : sides) {
      for (Report.Labelled value : facts(side)) {
        if (done.add(value.label())) {
          List<String> row = row(value.label(), sides, other -> fact(other, value.label()));
          if (row.stream().skip(1).distinct().count() > 1) {
            rows.add(row);
          }
        }
      }
    }
    return new Report.Table(header, right, rows);
  }

  private static List<String> row(String label, List<Side> sides, Function<Side, String> cell) {
    List<String> row = new ArrayList<>(List.of(label));
    sides.forEach(side -> row.add(cell.apply(side)));
    return row;
  }

  private static List<Report.Labelled> facts(Side side) {
    List<Report.Labelled> facts = new ArrayList<>(side.report().fields());
    facts.addAll(side.report().answers());
    return facts;
  }

  private static String fact(Side side, String label) {
    return facts(side).stream()
        .filter(value -> value.label().equals(label))
        .map(Report.Labelled::value)
        .findFirst()
        .orElse("");
  }
}
