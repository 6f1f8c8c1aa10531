package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Driver;
import java.util.ArrayList;
import java.util.List;

/** Staying on the hosted model: tokens, and nothing else that would not be paid anyway. */
final class ApiPlan {
  private ApiPlan() {}

  static Candidate candidate(ResolvedScenario scenario, TokenPrice price) {
    List<Infeasibility> because = new ArrayList<>();
    if (scenario.policy().dataMustStayPrivate()) {
      because.add(new Infeasibility.DataMustStayPrivate());
    }
    return new Candidate(
        new Alternative.Api(price),
        because,
        new CostPlan(
            TokenLines.monthly(scenario.traffic(), price, List.of(Driver.API_PRICE)), List.of()));
  }
}
