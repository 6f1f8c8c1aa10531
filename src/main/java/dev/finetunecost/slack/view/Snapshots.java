package dev.finetunecost.slack.view;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.slack.team.Snapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers in short: taken from an estimate, and set against each other. */
public final class Snapshots {
  private Snapshots() {}

  /** The answer of this side in short. */
  public static Snapshot of(ComparisonMessage.Side side) {
    Map<String, BigDecimal> costs = new LinkedHashMap<>();
    Difference.byCategory(side.chosen(), side.months())
        .forEach((category, amount) -> costs.put(category.name(), amount.amount()));
    return new Snapshot(
        "%s %s".formatted(side.estimate().verdict().action(), side.chosen().alternative().id()),
        side.report().verdict().headline(),
        side.total().amount(),
        side.months(),
        costs);
  }

  /** What changed, line by line; the lines sum to the difference of the totals. */
  static List<String> difference(Snapshot was, Snapshot is) {
    List<String> lines = new ArrayList<>();
    TreeSet<CostLine.Category> categories = new TreeSet<>();
    was.costs().keySet().forEach(name -> categories.add(CostLine.Category.valueOf(name)));
    is.costs().keySet().forEach(name -> categories.add(CostLine.Category.valueOf(name)));
    for (CostLine.Category category : categories) {
      Difference.cost(
          Difference.label(category), amount(was, category), amount(is, category), lines);
    }
    Usd from = new Usd(was.total());
    Usd to = new Usd(is.total());
    lines.add(
        "*Total %s → %s (%s)*"
            .formatted(
                Difference.dollars(from),
                Difference.dollars(to),
                Difference.signed(to.minus(from))));
    return lines;
  }

  private static @Nullable Usd amount(Snapshot snapshot, CostLine.Category category) {
    @Nullable BigDecimal amount = snapshot.costs().get(category.name());
    return amount == null ? null : new Usd(amount);
  }
}
