package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;

/** What a price is the price of, whoever reports it: two prices of one identity can be compared. */
final class Identity {
  private Identity() {}

  static String of(TokenPrice price) {
    return String.join(
        "|", price.provider(), ModelNames.key(price.model()), price.tier(), price.region());
  }

  static String of(GpuOffer offer) {
    return String.join(
        "|",
        offer.provider(),
        offer.tier(),
        offer.gpu(),
        Integer.toString(offer.gpusPerInstance()),
        offer.region(),
        offer.spot() ? "spot" : "on-demand");
  }

  static String of(ManagedOffer offer) {
    return String.join(
        "|",
        offer.provider(),
        ModelNames.key(offer.model()),
        offer.method(),
        offer.tier(),
        offer.region());
  }
}
