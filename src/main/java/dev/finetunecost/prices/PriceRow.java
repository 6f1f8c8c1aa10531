package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One price with its whole identity.
 *
 * @param kind {@code gpu}, {@code tokens} or {@code fine-tuning}
 * @param item what is sold: a GPU, or a model with {@code input}, {@code output}, {@code training}
 *     …
 * @param listUnitPrice the published price
 * @param spot whether it can be taken away at any time
 */
public record PriceRow(
    String kind,
    String provider,
    String item,
    String tier,
    String region,
    UnitPrice listUnitPrice,
    boolean spot,
    Source source) {

  static PriceRow of(GpuOffer offer) {
    String item =
        offer.gpusPerInstance() == 1 ? offer.gpu() : offer.gpu() + " × " + offer.gpusPerInstance();
    return new PriceRow(
        "gpu",
        offer.provider(),
        item,
        offer.tier(),
        offer.region(),
        offer.listUnitPrice(),
        offer.spot(),
        offer.source());
  }

  static Stream<PriceRow> of(TokenPrice price) {
    return Stream.concat(
        Stream.of(
            tokens("tokens", price, "input", price.input(), "standard"),
            tokens("tokens", price, "output", price.output(), "standard")),
        Stream.ofNullable(price.cachedInput())
            .map(cached -> tokens("tokens", price, "cached input", cached, "standard")));
  }

  static Stream<PriceRow> of(ManagedOffer offer) {
    String model = offer.model().isEmpty() ? "open models" : offer.model();
    Stream<PriceRow> training =
        Stream.of(
            new PriceRow(
                "fine-tuning",
                offer.provider(),
                model + " training",
                offer.tier(),
                "any",
                offer.trainingLow(),
                false,
                offer.source()));
    @Nullable TokenPrice tuned = offer.inference();
    Stream<PriceRow> inference =
        tuned == null
            ? Stream.of()
            : Stream.of(
                tokens("fine-tuning", tuned, "tuned input", tuned.input(), offer.tier()),
                tokens("fine-tuning", tuned, "tuned output", tuned.output(), offer.tier()));
    Stream<PriceRow> hosting =
        Stream.ofNullable(offer.hostingPerHour())
            .filter(price -> price.amount().signum() > 0)
            .map(price ->
                new PriceRow(
                    "fine-tuning",
                    offer.provider(),
                    model + " hosting",
                    offer.tier(),
                    "any",
                    price,
                    false,
                    offer.source()));
    return Stream.of(training, inference, hosting).flatMap(rows -> rows);
  }

  /** The words of a query, in the form in which they are compared. */
  static List<String> words(String query) {
    return Stream.of(query.strip().split("\\s+", -1))
        .map(PriceRow::plain)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  boolean mentions(List<String> words) {
    String all =
        plain(String.join(" ", kind, provider, item, tier, region, spot ? "spot" : "on-demand"));
    return words.stream().allMatch(all::contains);
  }

  private static PriceRow tokens(
      String kind, TokenPrice price, String what, UnitPrice unitPrice, String tier) {
    return new PriceRow(
        kind,
        price.provider(),
        price.model() + " " + what,
        tier,
        "any",
        unitPrice,
        false,
        price.source());
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replace("-", "");
  }
}
