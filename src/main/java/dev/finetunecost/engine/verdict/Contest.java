package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.alternative.Ranking;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Quantiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The options that the decision is between: the hosted model as it is, and every way to tune.
 *
 * <p>A cheaper model or a better prompt is not among them, because nobody knows whether its quality
 * is enough: it may be tried first, but it must not win on price alone.
 *
 * @param ranking all options, feasible or not
 * @param contenders feasible ones that the decision is between, cheapest first
 */
record Contest(Ranking ranking, List<Option> contenders) {
  Contest {
    contenders = List.copyOf(contenders);
  }

  /**
   * The contest of a scenario. Of the methods of self-hosting it is the preferred one that counts
   * where it can be done: they differ by the cents of a training run, and in what they do. Hardware
   * of one's own counts where somebody considers buying it; to others it is shown and not advised.
   */
  static Contest of(Ranking ranking, ResolvedScenario scenario) {
    Method preferred = scenario.methods().getFirst();
    Policy policy = scenario.policy();
    boolean buys =
        policy.has(Circumstance.BUYING)
            || policy.has(Circumstance.OWNS_HARDWARE)
            || policy.has(Circumstance.OWN_MACHINES_ONLY);
    List<Option> feasible = ranking.options().stream().filter(Option::feasible).toList();
    boolean asPreferred = feasible.stream().anyMatch(option -> isBy(preferred, option));
    return new Contest(
        ranking,
        feasible.stream()
            .filter(option ->
                switch (option.alternative()) {
                  case Alternative.Api _, Alternative.Managed _ -> true;
                  case Alternative.SelfHosted _ -> !asPreferred || isBy(preferred, option);
                  case Alternative.Owned _ -> buys;
                  case Alternative.Prompt _, Alternative.Rag _, Alternative.CheaperApi _ -> false;
                })
            .toList());
  }

  private static boolean isBy(Method method, Option option) {
    return option.alternative() instanceof Alternative.SelfHosted own && own.method() == method;
  }

  static boolean isApi(Option option) {
    return option.alternative() instanceof Alternative.Api;
  }

  /** The hosted model as it is, where that can go on. */
  Optional<Option> api() {
    return cheapest(Contest::isApi);
  }

  /** The cheapest way to tune. */
  Optional<Option> tuned() {
    return cheapest(option -> option.alternative().tunes());
  }

  private Optional<Option> cheapest(Predicate<Option> among) {
    return contenders.stream().filter(among).findFirst();
  }

  /** A feasible option of this kind that is not among the contenders, such as retrieval. */
  Optional<Option> other(Class<? extends Alternative> kind) {
    return ranking.options().stream()
        .filter(option -> option.feasible() && kind.isInstance(option.alternative()))
        .findFirst();
  }

  /** Share of the draws in which none of the contenders costs less than this option. */
  double chance(Option option) {
    double[] own = totals(option);
    List<double[]> others = contenders.stream().map(this::totals).toList();
    int wins = 0;
    for (int draw = 0; draw < own.length; draw++) {
      int at = draw;
      if (others.stream().allMatch(total -> own[at] <= total[at])) {
        wins++;
      }
    }
    return (double) wins / own.length;
  }

  /** What this option costs more on average than the best contender in each draw, in dollars. */
  double expectedRegret(Option option) {
    double[] best = totals(option).clone();
    for (Option other : contenders) {
      double[] totals = totals(other);
      for (int i = 0; i < best.length; i++) {
        best[i] = Math.min(best[i], totals[i]);
      }
    }
    return Quantiles.mean(totals(option)) - Quantiles.mean(best);
  }

  /**
   * The cheapest contender for one draw over so many months; {@code otherwise} if all cost as much.
   */
  Option cheapest(Draw draw, int months, Option otherwise) {
    Option cheapest = otherwise;
    double least = otherwise.plan().total(draw, months);
    for (Option option : contenders) {
      double total = option.plan().total(draw, months);
      if (total < least) {
        cheapest = option;
        least = total;
      }
    }
    return cheapest;
  }

  private double[] totals(Option option) {
    return ranking.totals(option.alternative().id());
  }
}
