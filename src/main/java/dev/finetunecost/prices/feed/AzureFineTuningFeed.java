package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.ManagedOffer.Availability;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import dev.finetunecost.prices.feed.AzureMeter.Role;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Azure's fine-tuning meters, from its Retail Prices: the only live prices of managed fine-tuning
 * that need no key. Training and tuned tokens come per thousand tokens, hosting and reinforcement
 * training per hour; one service is put together from up to five meters.
 */
final class AzureFineTuningFeed implements PriceFeed {
  private static final String ID = "azure-fine-tuning";

  /** Where all tiers are sold. */
  private static final List<String> REGIONS = List.of("eastus2", "northcentralus", "swedencentral");

  private static final String NOTE =
      "meters listed on Azure; idle deployments are deleted after 15 days, developer ones after 24 hours";

  private static final UnitPrice FREE = new UnitPrice(BigDecimal.ZERO, PricingUnit.HOUR);

  private final HttpUrl address;

  AzureFineTuningFeed(HttpUrl address) {
    this.address = address;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Azure fine-tuning";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(24);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    List<AzureItems.Item> items = new ArrayList<>();
    for (String region : REGIONS) {
      String filter =
          "contains(productName,'Azure OpenAI') and armRegionName eq '%s'".formatted(region);
      items.addAll(AzureItems.fetch(download, address, filter));
    }
    return sheet(items, download.now());
  }

  static PriceSheet sheet(List<AzureItems.Item> items, Instant asOf) {
    Map<Service, Map<Role, UnitPrice>> services = new TreeMap<>();
    int rejected = 0;
    for (AzureItems.Item item : items) {
      Optional<AzureMeter> meter =
          item.holds(asOf) && item.meterName() != null
              ? AzureMeter.read(item.meterName())
              : Optional.empty();
      if (meter.isEmpty()) {
        continue; // a price of something else
      }
      Optional<UnitPrice> price = price(item);
      price.ifPresent(unitPrice ->
          services
              .computeIfAbsent(
                  Service.of(meter.get(), item.region()), key -> new EnumMap<>(Role.class))
              .put(meter.get().role(), unitPrice));
      rejected += price.isPresent() ? 0 : 1;
    }
    Source source = new Source(ID, AzureItems.HOME, asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<ManagedOffer> offers = new ArrayList<>();
    services.forEach((service, prices) -> offer(service, services, source).ifPresent(offers::add));
    return new PriceSheet(ID, asOf, List.of(), List.of(), offers, List.of(), rejected);
  }

  private static Optional<UnitPrice> price(AzureItems.Item item) {
    if (item.isPerHour()) {
      return Dollars.perHour(item.retailPrice());
    }
    return switch (item.unitOfMeasure()) {
      case "1K" -> Dollars.perThousandTokens(item.retailPrice());
      case "1M" -> Dollars.perMillionTokens(item.retailPrice());
      case null, default -> Optional.empty();
    };
  }

  /** A service is on offer where there is a price for training. */
  private static Optional<ManagedOffer> offer(
      Service service, Map<Service, Map<Role, UnitPrice>> services, Source source) {
    Map<Role, UnitPrice> own = services.getOrDefault(service, Map.of());
    @Nullable UnitPrice training = own.get(Role.TRAINING);
    PricingUnit unit = service.method.equals("rft") ? PricingUnit.HOUR : PricingUnit.MILLION_TOKENS;
    if (training == null || training.unit() != unit) {
      return Optional.empty();
    }
    boolean developer = service.tier.equals("developer");
    return Optional.of(
        new ManagedOffer(
            "azure",
            service.model,
            service.method,
            service.tier,
            service.region,
            training,
            training,
            // Developer meters are mislabelled; Microsoft bills developer tokens as global ones
            inference(
                service,
                services.getOrDefault(developer ? service.inTier("global") : service, Map.of()),
                source),
            developer ? FREE : own.get(Role.HOSTING),
            new Availability(null, null, null, !developer, NOTE),
            source));
  }

  private static @Nullable TokenPrice inference(
      Service service, Map<Role, UnitPrice> prices, Source source) {
    @Nullable UnitPrice input = prices.get(Role.INPUT);
    @Nullable UnitPrice output = prices.get(Role.OUTPUT);
    return input == null || output == null
        ? null
        : new TokenPrice(
            "azure",
            service.model,
            service.tier,
            service.region,
            input,
            prices.get(Role.CACHED_INPUT),
            output,
            source);
  }

  /** One way to have one model tuned in one region. */
  private record Service(String model, String method, String tier, String region)
      implements Comparable<Service> {

    static Service of(AzureMeter meter, String region) {
      return new Service(meter.model(), meter.method(), meter.tier(), region);
    }

    Service inTier(String other) {
      return new Service(model, method, other, region);
    }

    @Override
    public int compareTo(Service other) {
      return key().compareTo(other.key());
    }

    private String key() {
      return String.join("|", model, method, tier, region);
    }
  }
}
