package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.report.Report;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Scenarios side by side, and what changed from the first to each other one: {@code ~} changed,
 * {@code +} added, {@code -} removed. The differences of the lines sum to that of the totals, to
 * the cent.
 */
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
    String choice() {
      return report.breakdowns().isEmpty() ? "none" : report.breakdowns().getFirst().title();
    }

    Usd total() {
      return chosen().plan().total(months());
    }

    int months() {
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
    sides.stream().skip(1).forEach(other -> blocks.addAll(difference(first, other)));
    blocks.add(
        Blocks.actions(
            "comparison-actions",
            sides.stream()
                .map(side ->
                    Run.button("open-" + key(side), "Open " + side.id(), "open " + side.id()))
                .toList()));
    return new Message(
        "Comparison of %s: %s".formatted(names, Mrkdwn.escape(headline(first, sides.getLast()))),
        blocks);
  }

  /** What a change did: the scenario as it was, and as it is under a new number. */
  public static Message ofChange(Side before, Side after) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header("%s · %s".formatted(after.id(), after.report().title())));
    blocks.add(Blocks.section(Mrkdwn.bold(after.report().verdict().headline())));
    blocks.addAll(difference(before, after));
    blocks.add(TableBlock.of("comparison", sideBySide(List.of(before, after))));
    blocks.add(Blocks.context(Mrkdwn.escape(after.report().freshness())));
    blocks.add(
        Blocks.actions(
            "comparison-actions",
            Run.button("open", "Full report", "open " + after.id()),
            Run.button("back", "Back to " + before.id(), "open " + before.id()),
            Blocks.primary(Run.PREFIX + "share", "Share", "share " + after.id())));
    return new Message(
        "%s: %s".formatted(after.id(), Mrkdwn.escape(headline(before, after))), blocks);
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
            side -> "%s over %d months".formatted(dollars(side.total()), side.months())));
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

  private static String headline(Side before, Side after) {
    String choice = after.choice();
    boolean same = before.chosen().alternative().id().equals(after.chosen().alternative().id());
    return same
        ? "the answer stays: " + choice
        : "the answer changes from %s to %s".formatted(before.choice(), choice);
  }

  private static List<LayoutBlock> difference(Side before, Side after) {
    List<String> lines = new ArrayList<>();
    lines.add(
        Mrkdwn.bold("%s → %s: %s".formatted(before.id(), after.id(), headline(before, after))));
    lines.addAll(changedInputs(before, after));
    lines.addAll(changedCosts(before, after));
    return Blocks.sections(lines);
  }

  private static List<String> changedInputs(Side before, Side after) {
    Map<String, String> was = inputs(before);
    Map<String, String> is = inputs(after);
    TreeSet<String> labels = new TreeSet<>(was.keySet());
    labels.addAll(is.keySet());
    List<String> lines = new ArrayList<>();
    for (String label : labels) {
      @Nullable String old = was.get(label);
      @Nullable String fresh = is.get(label);
      if (old == null) {
        lines.add(
            "`+` %s: %s".formatted(Mrkdwn.escape(label), Mrkdwn.escape(String.valueOf(fresh))));
      } else if (fresh == null) {
        lines.add("`-` %s: %s".formatted(Mrkdwn.escape(label), Mrkdwn.escape(old)));
      } else if (!old.equals(fresh)) {
        lines.add(
            "`~` %s: %s → %s"
                .formatted(Mrkdwn.escape(label), Mrkdwn.escape(old), Mrkdwn.escape(fresh)));
      }
    }
    return lines;
  }

  private static Map<String, String> inputs(Side side) {
    Map<String, String> inputs = new LinkedHashMap<>();
    side.report().assumptions().forEach(value -> inputs.put(value.label(), value.value()));
    return inputs;
  }

  private static List<String> changedCosts(Side before, Side after) {
    Map<CostLine.Category, Usd> was = costs(before);
    Map<CostLine.Category, Usd> is = costs(after);
    List<String> lines = new ArrayList<>();
    for (CostLine.Category category : CostLine.Category.values()) {
      @Nullable Usd old = was.get(category);
      @Nullable Usd fresh = is.get(category);
      if (old != null || fresh != null) {
        change(label(category), old, fresh, lines);
      }
    }
    lines.add(
        "*Total %s → %s (%s)*"
            .formatted(
                dollars(before.total()),
                dollars(after.total()),
                signed(after.total().minus(before.total()))));
    return lines;
  }

  private static void change(
      String label, @Nullable Usd old, @Nullable Usd fresh, List<String> lines) {
    Usd difference = (fresh == null ? Usd.ZERO : fresh).minus(old == null ? Usd.ZERO : old);
    if (old == null) {
      lines.add("`+` %s %s".formatted(label, signed(difference)));
    } else if (fresh == null) {
      lines.add("`-` %s %s".formatted(label, signed(difference)));
    } else if (difference.amount().signum() != 0) {
      lines.add(
          "`~` %s %s → %s (%s)".formatted(label, dollars(old), dollars(fresh), signed(difference)));
    }
  }

  /** What the chosen alternative costs over its horizon, by category. */
  private static Map<CostLine.Category, Usd> costs(Side side) {
    Map<CostLine.Category, Usd> costs = new EnumMap<>(CostLine.Category.class);
    for (CostLine line : side.chosen().plan().lines()) {
      Usd amount =
          switch (line.phase()) {
            case ONE_OFF -> line.amount();
            case MONTHLY -> line.amount().times(side.months());
          };
      costs.merge(line.category(), amount, Usd::plus);
    }
    return costs;
  }

  private static String label(CostLine.Category category) {
    String words = category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static String dollars(Usd amount) {
    return String.format(
        Locale.ROOT, "%s$%,.2f", amount.amount().signum() < 0 ? "−" : "", amount.amount().abs());
  }

  private static String signed(Usd amount) {
    return amount.amount().signum() < 0 ? dollars(amount) : "+" + dollars(amount);
  }
}
