package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Quantiles;
import dev.finetunecost.engine.units.Usd;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares candidates over the same months and in the same states of the world. */
public final class Ranking {
  private static final int MONTHS_PER_YEAR = 12;

  private Ranking() {}

  /**
   * The candidates with their ranges and chances: feasible ones first, cheapest first in the
   * central case.
   *
   * @param draws at least one; each candidate is priced in every one of them
   * @param discountRate per year, 0.1 for 10 %
   */
  public static List<Option> of(
      List<Candidate> candidates, List<Draw> draws, int horizonMonths, double discountRate) {
    List<Samples> samples =
        candidates.stream().map(candidate -> Samples.of(candidate.plan(), draws)).toList();
    double[] chances = chancesCheapest(candidates, samples, draws.size(), horizonMonths);
    @Nullable CostPlan api = apiPlan(candidates);
    List<Option> options = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      options.add(
          option(candidates.get(i), samples.get(i), chances[i], api, horizonMonths, discountRate));
    }
    options.sort(
        Comparator.comparing((Option option) -> !option.feasible())
            .thenComparing(option -> option.total().p50()));
    return List.copyOf(options);
  }

  private static Option option(
      Candidate candidate,
      Samples samples,
      double chanceCheapest,
      @Nullable CostPlan api,
      int horizonMonths,
      double discountRate) {
    CostPlan plan = candidate.plan();
    double annuity = annuity(horizonMonths, discountRate);
    return new Option(
        candidate.alternative(),
        candidate.infeasibleBecause(),
        plan,
        Quantiles.around(plan.oneOff(), samples.oneOff().clone()),
        Quantiles.around(plan.monthly(), samples.monthly().clone()),
        Quantiles.around(plan.total(horizonMonths), samples.over(horizonMonths)),
        Quantiles.around(
            Usd.of(plan.oneOff().dollars() + plan.monthly().dollars() * annuity),
            samples.over(annuity)),
        chanceCheapest,
        paybackMonth(candidate, api, horizonMonths),
        plan.cumulative(horizonMonths));
  }

  /**
   * Present value of one dollar at the end of each month: the sum of (1+r)^(-t/12) for t = 1 to the
   * horizon.
   */
  private static double annuity(int months, double ratePerYear) {
    double sum = 0;
    for (int month = 1; month <= months; month++) {
      sum += Math.pow(1 + ratePerYear, -(double) month / MONTHS_PER_YEAR);
    }
    return sum;
  }

  private static double[] chancesCheapest(
      List<Candidate> candidates, List<Samples> samples, int draws, int horizonMonths) {
    double[] chances = new double[candidates.size()];
    for (int draw = 0; draw < draws; draw++) {
      int cheapest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < candidates.size(); i++) {
        double total = samples.get(i).over(draw, horizonMonths);
        if (candidates.get(i).feasible() && total < least) {
          cheapest = i;
          least = total;
        }
      }
      if (cheapest >= 0) {
        chances[cheapest] += 1.0 / draws;
      }
    }
    return chances;
  }

  private static @Nullable CostPlan apiPlan(List<Candidate> candidates) {
    return candidates.stream()
        .filter(candidate -> candidate.alternative() instanceof Alternative.Api)
        .map(Candidate::plan)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Integer paybackMonth(
      Candidate candidate, @Nullable CostPlan api, int horizonMonths) {
    if (api == null || candidate.alternative() instanceof Alternative.Api) {
      return null;
    }
    for (int month = 1; month <= horizonMonths; month++) {
      if (candidate.plan().total(month).compareTo(api.total(month)) <= 0) {
        return month;
      }
    }
    return null;
  }

  /**
   * One plan priced in every draw.
   *
   * @param oneOff dollars, one per draw, in the order of the draws
   * @param monthly dollars per month, in the same order
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this class
  private record Samples(double[] oneOff, double[] monthly) {

    static Samples of(CostPlan plan, List<Draw> draws) {
      return new Samples(
          draws.stream().mapToDouble(plan::oneOff).toArray(),
          draws.stream().mapToDouble(plan::monthly).toArray());
    }

    double over(int draw, double months) {
      return oneOff[draw] + monthly[draw] * months;
    }

    double[] over(double months) {
      double[] totals = new double[oneOff.length];
      for (int draw = 0; draw < totals.length; draw++) {
        totals[draw] = over(draw, months);
      }
      return totals;
    }
  }
}
