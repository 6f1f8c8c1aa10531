package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.slack.view.ComparisonMessage.Side;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is not the same in two scenarios: {@code ~} changed, {@code +} added, {@code -} removed,
 * first of what was said, then of what it costs. Lines of cost sum to the difference of the totals,
 * to the cent.
 */
final class Difference {
  private final Side before;
  private final Side after;

  Difference(Side before, Side after) {
    this.before = before;
    this.after = after;
  }

  /** Whether the same is advised in both. */
  boolean answerStays() {
    return before.chosen().alternative().id().equals(after.chosen().alternative().id());
  }

  /** One sentence on what becomes of the answer. */
  String headline() {
    return answerStays()
        ? "the answer stays: " + after.choice()
        : "the answer changes from %s to %s".formatted(before.choice(), after.choice());
  }

  /** All of it. Where the advice is not to tune, also what tuning would cost. */
  List<LayoutBlock> blocks() {
    List<String> lines = new ArrayList<>();
    lines.add(Mrkdwn.bold("%s → %s: %s".formatted(before.id(), after.id(), headline())));
    lines.addAll(inputs());
    costs("Total", before.chosen(), after.chosen(), lines);
    Optional<Option> was = tuned(before);
    Optional<Option> is = tuned(after);
    boolean shown =
        is.map(after.chosen()::equals).orElse(true)
            || was.map(before.chosen()::equals).orElse(true);
    if (!shown) {
      List<String> instead = new ArrayList<>(List.of("_Fine-tuning instead_"));
      costs("Fine-tuning", was.orElseThrow(), is.orElseThrow(), instead);
      lines.addAll(instead);
    }
    return Blocks.sections(lines);
  }

  /** The way of tuning that was asked for first, or else the cheapest. */
  private static Optional<Option> tuned(Side side) {
    if (side.chosen().alternative().tunes()) {
      return Optional.of(side.chosen());
    }
    List<Option> tuning =
        side.estimate().feasible().stream().filter(option -> option.alternative().tunes()).toList();
    return tuning.stream()
        .filter(option -> isAskedFor(option.alternative(), side))
        .findFirst()
        .or(() -> tuning.stream().findFirst());
  }

  private static boolean isAskedFor(Alternative alternative, Side side) {
    return alternative instanceof Alternative.SelfHosted own
        && own.method() == side.estimate().resolved().methods().getFirst();
  }

  private List<String> inputs() {
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

  private void costs(String total, Option old, Option fresh, List<String> lines) {
    Map<CostLine.Category, Usd> was = byCategory(old, before.months());
    Map<CostLine.Category, Usd> is = byCategory(fresh, after.months());
    for (CostLine.Category category : CostLine.Category.values()) {
      if (was.containsKey(category) || is.containsKey(category)) {
        cost(label(category), was.get(category), is.get(category), lines);
      }
    }
    Usd from = old.plan().total(before.months());
    Usd to = fresh.plan().total(after.months());
    String figures =
        from.equals(to)
            ? dollars(to) + ", unchanged"
            : "%s → %s (%s)".formatted(dollars(from), dollars(to), signed(to.minus(from)));
    lines.add("*%s %s*".formatted(total, figures));
  }

  static void cost(String label, @Nullable Usd old, @Nullable Usd fresh, List<String> lines) {
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

  static Map<CostLine.Category, Usd> byCategory(Option option, int months) {
    Map<CostLine.Category, Usd> costs = new EnumMap<>(CostLine.Category.class);
    for (CostLine line : option.plan().lines()) {
      Usd amount =
          switch (line.phase()) {
            case ONE_OFF -> line.amount();
            case MONTHLY -> line.amount().times(months);
          };
      costs.merge(line.category(), amount, Usd::plus);
    }
    return costs;
  }

  static String label(CostLine.Category category) {
    String words = category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Dollars and cents. */
  static String dollars(Usd amount) {
    return String.format(
        Locale.ROOT, "%s$%,.2f", amount.amount().signum() < 0 ? "−" : "", amount.amount().abs());
  }

  static String signed(Usd amount) {
    return amount.amount().signum() < 0 ? dollars(amount) : "+" + dollars(amount);
  }
}
