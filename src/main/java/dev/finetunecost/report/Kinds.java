package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Feasible options as decisions: methods of tuning the same model that cost the same on the same
 * GPUs are one, shown by the one that was chosen or asked for.
 *
 * @param shown stands for all of them
 * @param sameCost the others
 */
record Kinds(Option shown, List<Option> sameCost) {
  /** Totals that are nearer to each other than this differ by the cents of a training run. */
  private static final double SAME = 0.01;

  Kinds {
    sameCost = List.copyOf(sameCost);
  }

  /** All feasible ones, cheapest first. */
  static List<Kinds> of(Subject subject) {
    List<Option> feasible = subject.estimate().feasible();
    List<Kinds> kinds = new ArrayList<>();
    for (Option option : feasible) {
      if (kinds.stream().noneMatch(kind -> kind.holds(option))) {
        List<Option> same = feasible.stream().filter(other -> isSame(option, other)).toList();
        Option shown =
            same.stream().filter(each -> isWanted(each, subject)).findFirst().orElse(option);
        kinds.add(new Kinds(shown, same.stream().filter(each -> !each.equals(shown)).toList()));
      }
    }
    return kinds;
  }

  /** That one of them is the cheapest, 0 to 1. */
  double chanceCheapest() {
    return shown.chanceCheapest() + sameCost.stream().mapToDouble(Option::chanceCheapest).sum();
  }

  private boolean holds(Option option) {
    return shown.equals(option) || sameCost.contains(option);
  }

  private static boolean isWanted(Option option, Subject subject) {
    return option.equals(subject.choice())
        || option.equals(subject.rival())
        || (option.alternative() instanceof Alternative.SelfHosted own
            && own.method() == subject.estimate().resolved().methods().getFirst());
  }

  private static boolean isSame(Option one, Option other) {
    return one.equals(other)
        || (one.alternative() instanceof Alternative.SelfHosted a
            && other.alternative() instanceof Alternative.SelfHosted b
            && Objects.equals(a.servingOffer(), b.servingOffer())
            && Math.abs(one.total().p50().dollars() - other.total().p50().dollars())
                <= SAME * one.total().p50().dollars());
  }
}
