package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceSheet.Announced;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One price with its whole identity. All prices are in US dollars, before tax; a GPU's includes its
 * host.
 *
 * @param kind {@code gpu}, {@code tokens} or {@code fine-tuning}
 * @param item what is sold: a GPU, or a model with {@code input}, {@code output}, {@code training}
 *     …
 * @param tier the provider's class of service
 * @param region where the price holds, or {@code any}
 * @param listUnitPrice the published price, the low end where only a range is known
 * @param highUnitPrice the high end of a range, or null where the price is exact
 * @param spot whether it can be taken away at any time
 * @param source with the day on which the price was true, and where to read it
 * @param note what other sources say, who may buy, or when the price will change; may be empty
 */
public record PriceRow(
    String kind,
    String provider,
    String item,
    String tier,
    String region,
    UnitPrice listUnitPrice,
    @Nullable UnitPrice highUnitPrice,
    boolean spot,
    Source source,
    String note) {

  static PriceRow of(GpuOffer offer, Agreement agreement) {
    String item =
        offer.gpusPerInstance() == 1 ? offer.gpu() : offer.gpu() + " × " + offer.gpusPerInstance();
    return new PriceRow(
        "gpu",
        offer.provider(),
        item,
        offer.tier(),
        offer.region(),
        offer.listUnitPrice(),
        null,
        offer.spot(),
        offer.source(),
        agreement.note());
  }

  static List<PriceRow> of(TokenPrice price, Agreement agreement, Optional<Announced> change) {
    String note =
        change
            .map(announced ->
                "from %s $%s in, $%s out"
                    .formatted(
                        announced.from(),
                        announced.price().input().amount().toPlainString(),
                        announced.price().output().amount().toPlainString()))
            .map(announced ->
                agreement.note().isEmpty() ? announced : announced + "; " + agreement.note())
            .orElse(agreement.note());
    return tokens("tokens", price, "", note);
  }

  static List<PriceRow> of(ManagedOffer offer) {
    String model = offer.model().isEmpty() ? "open models" : offer.model();
    List<PriceRow> rows = new ArrayList<>();
    boolean exact = offer.trainingLow().amount().compareTo(offer.trainingHigh().amount()) == 0;
    rows.add(
        managed(
            offer, model + " training", offer.trainingLow(), exact ? null : offer.trainingHigh()));
    @Nullable TokenPrice tuned = offer.inference();
    if (tuned != null) {
      for (PriceRow row : tokens("fine-tuning", tuned, "tuned ", "")) {
        rows.add(managed(offer, row.item(), row.listUnitPrice(), null));
      }
    }
    @Nullable UnitPrice hosting = offer.hostingPerHour();
    if (hosting != null && hosting.amount().signum() > 0) {
      rows.add(managed(offer, model + " hosting", hosting, null));
    }
    return rows;
  }

  private static PriceRow managed(
      ManagedOffer offer, String item, UnitPrice price, @Nullable UnitPrice high) {
    return new PriceRow(
        "fine-tuning",
        offer.provider(),
        item,
        offer.tier(),
        offer.region(),
        price,
        high,
        false,
        offer.source(),
        offer.availability().note());
  }

  /** The same price with another note. */
  PriceRow withNote(String text) {
    return new PriceRow(
        kind, provider, item, tier, region, listUnitPrice, highUnitPrice, spot, source, text);
  }

  /** The currency of all prices. */
  public String currency() {
    return "USD";
  }

  /** Whether the machine around a GPU is part of the price: always, where a GPU is rented. */
  public boolean hostIncluded() {
    return listUnitPrice.unit() == PricingUnit.GPU_HOUR;
  }

  private static List<PriceRow> tokens(String kind, TokenPrice price, String prefix, String note) {
    List<PriceRow> rows = new ArrayList<>();
    rows.add(token(kind, price, prefix + "input", price.input(), note));
    @Nullable UnitPrice cached = price.cachedInput();
    if (cached != null) {
      rows.add(token(kind, price, prefix + "cached input", cached, note));
    }
    rows.add(token(kind, price, prefix + "output", price.output(), note));
    return rows;
  }

  private static PriceRow token(
      String kind, TokenPrice price, String what, UnitPrice unitPrice, String note) {
    return new PriceRow(
        kind,
        price.provider(),
        price.model() + " " + what,
        price.tier(),
        price.region(),
        unitPrice,
        null,
        false,
        price.source(),
        note);
  }
}
