package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.Prospects;
import dev.finetunecost.engine.cost.Samples;
import dev.finetunecost.engine.uncertainty.Quantiles;
import dev.finetunecost.engine.units.Usd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Candidates compared over the same months and in the same states of the world.
 *
 * @param ranked feasible ones first, cheapest first in the central case; the infeasible ones last
 */
public record Ranking(List<Ranked> ranked) {
  private static final double HAIR = 0.01;

  public Ranking {
    ranked = List.copyOf(ranked);
  }

  /**
   * An option with what it costs in each state of the world.
   *
   * @param totals dollars over the horizon, one per state; only to be read
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Ranked(Option option, double[] totals) {}

  /** The options, in order. */
  public List<Option> options() {
    return ranked.stream().map(Ranked::option).toList();
  }

  /** What the option of this id costs over the horizon, one amount per state; only to be read. */
  public double[] totals(String id) {
    return ranked.stream()
        .filter(one -> one.option().alternative().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no alternative " + id))
        .totals();
  }

  /**
   * The candidates with their ranges and chances.
   *
   * @param prospects in whose states each candidate is priced
   * @param discountRate per year, 0.1 for 10 %
   */
  public static Ranking of(List<Candidate> candidates, Prospects prospects, double discountRate) {
    List<Samples> samples =
        candidates.stream().map(candidate -> Samples.of(candidate.plan(), prospects)).toList();
    double[] chances = chancesCheapest(candidates, samples, prospects.draws().count());
    int api = indexOfApi(candidates);
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      boolean comparable = api >= 0 && api != i;
      Option option =
          option(
              candidate,
              samples.get(i),
              discountRate,
              chances[i],
              comparable ? paybackMonth(candidate.plan(), candidates.get(api).plan()) : null,
              comparable ? shareNotAbove(samples.get(i), samples.get(api)) : null);
      ranked.add(new Ranked(option, samples.get(i).total()));
    }
    ranked.sort(
        Comparator.comparing((Ranked one) -> !one.option().feasible())
            .thenComparing(one -> one.option().total().p50()));
    return new Ranking(ranked);
  }

  private static Option option(
      Candidate candidate,
      Samples samples,
      double discountRate,
      double chanceCheapest,
      @Nullable Integer paybackMonth,
      @Nullable Double chanceOfPayback) {
    CostPlan plan = candidate.plan();
    return new Option(
        candidate.alternative(),
        candidate.infeasibleBecause(),
        plan,
        Quantiles.around(plan.oneOff(), samples.oneOff()),
        Quantiles.around(plan.monthly(), samples.monthly()),
        Quantiles.around(plan.total(), samples.total().clone()),
        Quantiles.around(Usd.of(plan.presentValue(discountRate)), samples.presentValue()),
        chanceCheapest,
        paybackMonth,
        chanceOfPayback,
        plan.cumulative());
  }

  private static double[] chancesCheapest(
      List<Candidate> candidates, List<Samples> samples, int draws) {
    int[] wins = new int[candidates.size()];
    for (int draw = 0; draw < draws; draw++) {
      int cheapest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < candidates.size(); i++) {
        double total = samples.get(i).total()[draw];
        if (candidates.get(i).feasible() && total < least * tolerance(candidates, cheapest, i)) {
          cheapest = i;
          least = total;
        }
      }
      if (cheapest >= 0) {
        wins[cheapest]++;
      }
    }
    double[] chances = new double[wins.length];
    for (int i = 0; i < wins.length; i++) {
      chances[i] = (double) wins[i] / draws;
    }
    return chances;
  }

  /**
   * Methods of self-hosting differ by the cents of a training run: among them the preferred one,
   * which stands first, counts as the cheapest unless another is so by more than a hair.
   */
  private static double tolerance(List<Candidate> candidates, int cheapest, int other) {
    return cheapest >= 0
            && candidates.get(cheapest).alternative() instanceof Alternative.SelfHosted
            && candidates.get(other).alternative() instanceof Alternative.SelfHosted
        ? 1 - HAIR
        : 1;
  }

  private static int indexOfApi(List<Candidate> candidates) {
    for (int i = 0; i < candidates.size(); i++) {
      if (candidates.get(i).alternative() instanceof Alternative.Api) {
        return i;
      }
    }
    return -1;
  }

  /** The first month by whose end the plan has cost no more than the API. */
  private static @Nullable Integer paybackMonth(CostPlan plan, CostPlan api) {
    for (int month = 1; month <= plan.horizonMonths(); month++) {
      if (plan.total(month).compareTo(api.total(month)) <= 0) {
        return month;
      }
    }
    return null;
  }

  private static double shareNotAbove(Samples samples, Samples api) {
    int count = 0;
    for (int i = 0; i < samples.total().length; i++) {
      if (samples.total()[i] <= api.total()[i]) {
        count++;
      }
    }
    return (double) count / samples.total().length;
  }
}
