package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Usd;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alternative with all that follows from its cost plan.
 *
 * @param infeasibleBecause why it cannot be done; empty where it can
 * @param oneOff before the first month
 * @param monthly in the average month: every month, unless volume or prices are expected to change
 * @param total over the horizon
 * @param npv net present value of the total
 * @param chanceCheapest share of the draws in which no feasible alternative is cheaper, 0 to 1
 * @param paybackMonth first month in which it has cost no more than staying on the API, or null if
 *     that is not within the horizon or there is no API to compare with
 * @param chanceOfPayback share of the draws in which it has cost no more than staying on the API by
 *     the end of the horizon, 0 to 1, or null if there is no API to compare with
 * @param cumulative central estimate at the end of month 0 to the horizon
 */
public record Option(
    Alternative alternative,
    List<Infeasibility> infeasibleBecause,
    CostPlan plan,
    MoneyRange oneOff,
    MoneyRange monthly,
    MoneyRange total,
    MoneyRange npv,
    double chanceCheapest,
    @Nullable Integer paybackMonth,
    @Nullable Double chanceOfPayback,
    List<Usd> cumulative) {
  public Option {
    infeasibleBecause = List.copyOf(infeasibleBecause);
    cumulative = List.copyOf(cumulative);
  }

  public boolean feasible() {
    return infeasibleBecause.isEmpty();
  }
}
