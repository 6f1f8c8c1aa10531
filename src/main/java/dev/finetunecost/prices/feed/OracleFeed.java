package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.GpuNames;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Oracle's price list: dollars per GPU-hour, the same in all regions. Products are told apart by
 * part number, for several look alike.
 */
final class OracleFeed implements PriceFeed {
  static final String HOME = "https://apexapps.oracle.com/pls/apex/cetools/api/v1/products/";
  private static final String ID = "oracle";

  private final HttpUrl address;
  private final GpuNames names;

  OracleFeed(HttpUrl address, GpuNames names) {
    this.address = address;
    this.names = names;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Oracle";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(24);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    HttpUrl url = address.newBuilder().setQueryParameter("currencyCode", "USD").build();
    return parse(
        download.getIfChanged(new Request.Builder().url(url).build()), download.now(), names);
  }

  static PriceSheet parse(byte[] payload, Instant asOf, GpuNames names) throws IOException {
    Products products = Json.read(payload, Products.class);
    if (products.items == null) {
      throw new IOException("it sent no list of products");
    }
    Source source =
        new Source(
            ID,
            "https://www.oracle.com/cloud/price-list/",
            asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    for (Product product : Json.list(products.items)) {
      Optional<GpuNames.Name> name = names.find(ID, product.partNumber);
      if (name.isEmpty() || !"GPU Per Hour".equals(product.metricName)) {
        continue; // a price list of everything that Oracle sells
      }
      Optional<UnitPrice> price = product.payAsYouGo().flatMap(Dollars::perGpuHour);
      price.ifPresent(perHour ->
          offers.add(
              new GpuOffer(
                  ID,
                  "standard",
                  name.get().gpu(),
                  name.get().theirName(),
                  1,
                  "any",
                  false,
                  perHour,
                  source)));
      rejected += price.isPresent() ? 0 : 1;
    }
    return PriceSheet.ofGpus(ID, asOf, offers, rejected);
  }

  private record Products(@Nullable List<Product> items) {}

  private record Product(
      @Nullable String partNumber,
      @Nullable String metricName,
      @Nullable List<Localization> currencyCodeLocalizations) {

    Optional<BigDecimal> payAsYouGo() {
      return Json.list(currencyCodeLocalizations).stream()
          .filter(localization -> "USD".equals(localization.currencyCode))
          .flatMap(localization -> Json.list(localization.prices).stream())
          .filter(price -> "PAY_AS_YOU_GO".equals(price.model))
          .flatMap(price -> Stream.ofNullable(price.value))
          .findFirst();
    }
  }

  private record Localization(@Nullable String currencyCode, @Nullable List<Price> prices) {}

  /** Dollars per hour of one GPU. */
  private record Price(@Nullable String model, @Nullable BigDecimal value) {}
}
