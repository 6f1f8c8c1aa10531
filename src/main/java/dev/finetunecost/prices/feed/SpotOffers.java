package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.GpuOffer;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prices of what can be taken away at any time, held against those of what stays. */
final class SpotOffers {
  private SpotOffers() {}

  /**
   * These offers without spot prices that are no spot prices: some clouds list them at the full
   * price, or as a filler. Where a machine has no price on demand in a region, its lowest price on
   * demand elsewhere is the limit; where it has none anywhere, its spot price cannot be checked and
   * is left out.
   */
  static List<GpuOffer> belowOnDemand(List<GpuOffer> offers) {
    Map<String, BigDecimal> limits = new HashMap<>();
    for (GpuOffer offer : offers) {
      if (!offer.spot()) {
        limits.merge(offer.sku(), offer.listUnitPrice().amount(), BigDecimal::min);
        limits.merge(machine(offer), offer.listUnitPrice().amount(), BigDecimal::min);
      }
    }
    return offers.stream()
        .filter(offer -> {
          @Nullable BigDecimal limit = limits.getOrDefault(machine(offer), limits.get(offer.sku()));
          return !offer.spot()
              || (limit != null && offer.listUnitPrice().amount().compareTo(limit) < 0);
        })
        .toList();
  }

  private static String machine(GpuOffer offer) {
    return offer.sku() + " " + offer.region();
  }
}
