package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostPlan;
import java.util.List;

/**
 * An alternative with its bill, before it is compared with the others.
 *
 * @param infeasibleBecause why it cannot be done; empty where it can
 */
public record Candidate(
    Alternative alternative, List<Infeasibility> infeasibleBecause, CostPlan plan) {
  public Candidate {
    infeasibleBecause = List.copyOf(infeasibleBecause);
  }

  public boolean feasible() {
    return infeasibleBecause.isEmpty();
  }
}
