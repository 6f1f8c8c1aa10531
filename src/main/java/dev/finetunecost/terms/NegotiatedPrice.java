package dev.finetunecost.terms;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A price that a workspace negotiated. */
sealed interface NegotiatedPrice {
  String provider();

  /** What it is for, without the price: two lines for the same thing are one price. */
  String item();

  /** The line as it is kept. */
  String text();

  /** {@code runpod H100 spot $2.10/h}, for one GPU. */
  record OfGpu(String provider, String gpu, boolean spot, BigDecimal perHour)
      implements NegotiatedPrice {
    @Override
    public String item() {
      return "%s %s%s".formatted(provider, gpu, spot ? " spot" : "");
    }

    @Override
    public String text() {
      return "%s $%s/h".formatted(item(), perHour.toPlainString());
    }

    /** The provider's machines at this price; one machine with one GPU where none is listed. */
    List<GpuOffer> offers(PriceBook list, Source source) {
      UnitPrice price = new UnitPrice(perHour, PricingUnit.GPU_HOUR);
      List<GpuOffer> listed =
          list.gpus(gpu).stream()
              .filter(offer -> offer.provider().equals(provider) && offer.spot() == spot)
              .map(offer ->
                  new GpuOffer(
                      provider,
                      offer.tier(),
                      gpu,
                      offer.sku(),
                      offer.gpusPerInstance(),
                      offer.region(),
                      spot,
                      price,
                      source))
              .toList();
      return listed.isEmpty()
          ? List.of(new GpuOffer(provider, "agreement", gpu, 1, "any", spot, price, source))
          : listed;
    }
  }

  /**
   * {@code openai gpt-4.1-mini $0.30 in $1.20 out}, per million tokens.
   *
   * @param cached for input read from the provider's cache, or null where the list price's is kept
   *     out: what was not agreed is not known
   */
  record OfTokens(
      String provider,
      String model,
      BigDecimal input,
      @Nullable BigDecimal cached,
      BigDecimal output)
      implements NegotiatedPrice {
    @Override
    public String item() {
      return "%s %s".formatted(provider, model);
    }

    @Override
    public String text() {
      String kept = cached == null ? "" : " $%s cached".formatted(cached.toPlainString());
      return "%s $%s in%s $%s out"
          .formatted(item(), input.toPlainString(), kept, output.toPlainString());
    }

    TokenPrice price(Source source) {
      return new TokenPrice(
          provider.toLowerCase(Locale.ROOT),
          model,
          perMillion(input),
          cached == null ? null : perMillion(cached),
          perMillion(output),
          source);
    }

    private static UnitPrice perMillion(BigDecimal dollars) {
      return new UnitPrice(dollars, PricingUnit.MILLION_TOKENS);
    }
  }
}
