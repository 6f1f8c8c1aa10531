package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.TokenPrice;
import java.time.Instant;
import java.util.List;

/**
 * What one feed said at one time.
 *
 * @param feed the feed's id
 * @param asOf when the prices were true
 * @param rejected rows that were left out because they make no sense, such as a price of 0
 */
public record PriceSheet(
    String feed, Instant asOf, List<TokenPrice> tokens, List<GpuOffer> gpus, int rejected) {
  public PriceSheet {
    tokens = List.copyOf(tokens);
    gpus = List.copyOf(gpus);
  }

  /** How many prices it holds. */
  public int rows() {
    return tokens.size() + gpus.size();
  }
}
