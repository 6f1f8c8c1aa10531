package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the token prices of one sheet, and counts what cannot be one. */
final class TokenRows {
  private final List<TokenPrice> prices = new ArrayList<>();
  private int rejected;

  /** Adds a price in the standard tier that holds everywhere. */
  void add(
      String provider,
      String model,
      Optional<UnitPrice> input,
      Optional<UnitPrice> cachedInput,
      Optional<UnitPrice> output,
      Source source) {
    add(provider, model, "standard", "any", input, cachedInput, output, source);
  }

  void add(
      String provider,
      String model,
      String tier,
      String region,
      Optional<UnitPrice> input,
      Optional<UnitPrice> cachedInput,
      Optional<UnitPrice> output,
      Source source) {
    if (model.isEmpty()
        || input.isEmpty()
        || output.isEmpty()
        || !Dollars.plausible(input.get(), output.get())) {
      rejected++;
      return;
    }
    // A cached token that costs more than a fresh one is a mislabelled row
    @Nullable UnitPrice cached =
        cachedInput
            .filter(price -> price.amount().compareTo(input.get().amount()) <= 0)
            .orElse(null);
    prices.add(
        new TokenPrice(provider, model, tier, region, input.get(), cached, output.get(), source));
  }

  List<TokenPrice> prices() {
    return prices;
  }

  int rejected() {
    return rejected;
  }
}
