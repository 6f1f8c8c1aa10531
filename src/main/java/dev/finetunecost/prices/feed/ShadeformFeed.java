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
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Shadeform's instance types, for which a key is needed: machines of some twenty clouds, in cents
 * per hour of a whole machine. Shadeform sends the bill, so it is the provider, and the cloud the
 * tier.
 */
final class ShadeformFeed implements PriceFeed {
  static final String HOME = "https://api.shadeform.ai/v1/instances/types";
  private static final String ID = "shadeform";

  private final HttpUrl address;
  private final String key;
  private final GpuNames names;

  ShadeformFeed(HttpUrl address, String key, GpuNames names) {
    this.address = address;
    this.key = key;
    this.names = names;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Shadeform";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(1);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    Request request = new Request.Builder().url(address).header("X-API-KEY", key).build();
    return parse(download.get(request), download.now(), names);
  }

  static PriceSheet parse(byte[] payload, Instant asOf, GpuNames names) throws IOException {
    Answer answer = Json.read(payload, Answer.class);
    if (answer.instance_types == null) {
      throw new IOException("it sent no instance types");
    }
    Source source =
        new Source(ID, "https://www.shadeform.ai/", asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    for (InstanceType type : Json.list(answer.instance_types)) {
      List<GpuOffer> ofType = type.offers(names, source);
      offers.addAll(ofType);
      rejected += ofType.isEmpty() ? 1 : 0;
    }
    return PriceSheet.ofGpus(ID, asOf, offers, rejected);
  }

  private record Answer(@Nullable List<InstanceType> instance_types) {}

  private record Configuration(
      int num_gpus,
      @Nullable String gpu_type,
      @Nullable String interconnect,
      double vram_per_gpu_in_gb) {}

  private record Availability(@Nullable String region) {}

  private record InstanceType(
      @Nullable String cloud,
      @Nullable String shade_instance_type,
      @Nullable Configuration configuration,
      @Nullable BigDecimal hourly_price,
      @Nullable List<Availability> availability) {

    /** One offer for each region. */
    List<GpuOffer> offers(GpuNames names, Source source) {
      if (configuration == null || cloud == null || shade_instance_type == null) {
        return List.of();
      }
      String gpu =
          configuration.gpu_type
              + (configuration.interconnect != null && configuration.interconnect.startsWith("sxm")
                  ? " sxm"
                  : " pcie");
      Optional<GpuNames.Name> name = names.find(ID, gpu, configuration.vram_per_gpu_in_gb);
      Optional<UnitPrice> price = Dollars.centsPerMachineHour(hourly_price, configuration.num_gpus);
      if (name.isEmpty() || price.isEmpty()) {
        return List.of();
      }
      return Json.list(availability).stream()
          .map(place ->
              new GpuOffer(
                  ID,
                  cloud,
                  name.get().gpu(),
                  shade_instance_type,
                  configuration.num_gpus,
                  place.region == null ? "any" : place.region,
                  false,
                  price.get(),
                  source))
          .toList();
    }
  }
}
