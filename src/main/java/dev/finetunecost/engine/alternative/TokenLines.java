package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.Quantity;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.List;

/** The monthly lines of a model that is paid by the token. */
final class TokenLines {
  private static final double MILLION = 1e6;

  private TokenLines() {}

  /** Input and output tokens of a month: requests × tokens of one request × price. */
  static List<CostLine> monthly(Traffic traffic, TokenPrice price, List<Driver> priceDrivers) {
    return List.of(
        line("Input tokens", traffic, traffic.inputTokens(), price.input(), price, priceDrivers),
        line(
            "Output tokens", traffic, traffic.outputTokens(), price.output(), price, priceDrivers));
  }

  private static CostLine line(
      String label,
      Traffic traffic,
      double tokensPerRequest,
      UnitPrice unitPrice,
      TokenPrice price,
      List<Driver> priceDrivers) {
    return new CostLine(
        CostLine.Category.INFERENCE,
        label,
        CostLine.Phase.MONTHLY,
        new Quantity.Proportional(
            traffic.requestsPerMonth() * tokensPerRequest / MILLION,
            List.of(Driver.VOLUME, Driver.TOKENS_PER_REQUEST)),
        unitPrice,
        priceDrivers,
        true,
        price.source());
  }
}
