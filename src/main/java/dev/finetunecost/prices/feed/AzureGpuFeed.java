package dev.finetunecost.prices.feed;

import static java.util.stream.Collectors.joining;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.GpuNames;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Azure's GPU machines, from its Retail Prices: dollars per hour of a whole machine. How many GPUs
 * a machine has is not in the feed, so only machines that we know are asked for.
 */
final class AzureGpuFeed implements PriceFeed {
  private static final String ID = "azure-gpus";

  private final HttpUrl address;
  private final GpuNames names;

  AzureGpuFeed(HttpUrl address, GpuNames names) {
    this.address = address;
    this.names = names;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Azure GPUs";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(12);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    String machines =
        names.namesOf("azure").stream()
            .map("armSkuName eq '%s'"::formatted)
            .collect(joining(" or ", "(", ")"));
    String filter =
        "serviceName eq 'Virtual Machines' and priceType eq 'Consumption' and " + machines;
    return sheet(AzureItems.fetch(download, address, filter), download.now(), names);
  }

  static PriceSheet sheet(List<AzureItems.Item> items, Instant asOf, GpuNames names) {
    Source source =
        new Source(
            ID,
            "https://azure.microsoft.com/pricing/details/virtual-machines/linux/",
            asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    for (AzureItems.Item item : items) {
      if (item.holds(asOf) && isLinux(item) && item.isPerHour()) {
        Optional<GpuOffer> offer = offer(item, source, names);
        offer.ifPresent(offers::add);
        rejected += offer.isPresent() ? 0 : 1;
      }
    }
    List<GpuOffer> believable = SpotOffers.belowOnDemand(offers);
    return PriceSheet.ofGpus(ID, asOf, believable, rejected + offers.size() - believable.size());
  }

  /**
   * One machine is listed for Linux, for Windows, as low priority (which is retired) and as spot.
   */
  private static boolean isLinux(AzureItems.Item item) {
    return item.meterName() != null
        && item.productName() != null
        && !item.meterName().contains("Low Priority")
        && !item.productName().contains("Windows")
        && !item.productName().contains("Dedicated")
        && !item.region().startsWith("usgov")
        && !item.region().startsWith("usdod");
  }

  private static Optional<GpuOffer> offer(AzureItems.Item item, Source source, GpuNames names) {
    return names
        .find("azure", item.armSkuName())
        .flatMap(name -> {
          Optional<UnitPrice> price = Dollars.perMachineHour(item.retailPrice(), name.gpus());
          return price.map(perGpuHour ->
              new GpuOffer(
                  "azure",
                  "standard",
                  name.gpu(),
                  name.theirName(),
                  name.gpus(),
                  item.region(),
                  item.meterName() != null && item.meterName().endsWith(" Spot"),
                  perGpuHour,
                  source));
        });
  }
}
