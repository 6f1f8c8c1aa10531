package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.Quantity;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Trend;
import dev.finetunecost.engine.units.UnitPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The monthly lines of a model that is paid by the token. */
final class TokenLines {
  private static final double MILLION = 1e6;

  /**
   * What a token costs in a batch against one that is answered at once: the median over the 109
   * models of LiteLLM's catalogue that offer one, and what OpenAI's and Anthropic's price pages
   * say.
   */
  private static final BigDecimal BATCH_PRICE = new BigDecimal("0.5");

  private final Traffic traffic;
  private final TokenPrice price;
  private final Driver[] priceDrivers;
  private final Trend volumeTrend;
  private final Trend priceTrend;

  /**
   * @param priceDrivers the uncertain inputs that the price is proportional to
   */
  TokenLines(
      Traffic traffic,
      TokenPrice price,
      Trend volumeTrend,
      Trend priceTrend,
      Driver... priceDrivers) {
    this.traffic = traffic;
    this.price = price;
    this.volumeTrend = volumeTrend;
    this.priceTrend = priceTrend;
    this.priceDrivers = priceDrivers.clone();
  }

  /**
   * Tokens of a month: requests × tokens of one request × price. What is read from the cache and
   * what can wait for a batch is cheaper and stands on lines of its own; where no price for cached
   * tokens is known, they cost as much as any.
   */
  List<CostLine> monthly() {
    List<CostLine> lines = new ArrayList<>();
    @Nullable UnitPrice cachedPrice = price.cachedInput();
    double live = 1 - traffic.batchShare();
    double cached = cachedPrice == null ? 0 : traffic.cachedShare();
    add(lines, "Input tokens", live * traffic.inputTokens() * (1 - cached), price.input());
    if (cachedPrice != null) {
      add(
          lines,
          "Input tokens read from the cache",
          live * traffic.inputTokens() * cached,
          cachedPrice);
    }
    add(lines, "Output tokens", live * traffic.outputTokens(), price.output());
    double batch = traffic.batchShare();
    add(lines, "Input tokens in batches", batch * traffic.inputTokens(), half(price.input()));
    add(lines, "Output tokens in batches", batch * traffic.outputTokens(), half(price.output()));
    return lines;
  }

  private void add(List<CostLine> lines, String label, double tokensPerRequest, UnitPrice each) {
    if (tokensPerRequest > 0) {
      lines.add(line(label, tokensPerRequest, each));
    }
  }

  /** One line of the month's tokens. */
  CostLine line(String label, double tokensPerRequest, UnitPrice each) {
    return CostLine.monthly(
            CostLine.Category.INFERENCE,
            label,
            new Quantity.Proportional(
                traffic.requestsPerMonth() * tokensPerRequest / MILLION,
                List.of(Driver.VOLUME, Driver.TOKENS_PER_REQUEST),
                volumeTrend),
            each,
            price.source())
        .pricedBy(priceDrivers)
        .withPriceTrend(priceTrend)
        .because("requests × tokens per request")
        .growingWithUse();
  }

  private static UnitPrice half(UnitPrice each) {
    return new UnitPrice(each.amount().multiply(BATCH_PRICE), each.unit());
  }
}
