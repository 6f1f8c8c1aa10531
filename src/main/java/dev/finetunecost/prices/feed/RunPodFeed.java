package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
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
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * RunPod's own price list over GraphQL: dollars per hour of one GPU, secure and community apart.
 */
final class RunPodFeed implements PriceFeed {
  static final String HOME = "https://api.runpod.io/graphql";
  private static final String ID = "runpod";
  private static final String QUERY =
      """
      {"query":"query{gpuTypes{id displayName memoryInGb secureCloud communityCloud \
      securePrice communityPrice secureSpotPrice communitySpotPrice}}"}\
      """;

  /** RunPod fills in 0.5 where it has no offer. */
  private static final BigDecimal FILLER = new BigDecimal("0.5");

  private final HttpUrl address;
  private final GpuNames names;

  RunPodFeed(HttpUrl address, GpuNames names) {
    this.address = address;
    this.names = names;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "RunPod";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofMinutes(30);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    Request request =
        new Request.Builder()
            .url(address)
            .post(RequestBody.create(QUERY, MediaType.get("application/json")))
            .build();
    return parse(download.get(request), download.now(), names);
  }

  static PriceSheet parse(byte[] payload, Instant asOf, GpuNames names) throws IOException {
    Envelope envelope = Json.read(payload, Envelope.class);
    if (envelope.data == null || envelope.data.gpuTypes == null) {
      // GraphQL answers 200 with errors and no data
      throw new IOException("it sent no list of GPUs");
    }
    Source source =
        new Source(
            ID, "https://www.runpod.io/pricing", asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    for (GpuType type : Json.list(envelope.data.gpuTypes)) {
      Optional<GpuNames.Name> name = names.find(ID, type.id);
      if (name.isEmpty()) {
        rejected++;
        continue;
      }
      String sku = name.get().theirName();
      String gpu = name.get().gpu();
      for (Cloud cloud : type.clouds()) {
        Optional<GpuOffer> onDemand = cloud.onDemand(gpu, sku, source);
        onDemand.ifPresent(offers::add);
        onDemand.flatMap(offer -> cloud.spot(offer)).ifPresent(offers::add);
      }
    }
    return PriceSheet.ofGpus(ID, asOf, offers, rejected);
  }

  private record Envelope(@Nullable Data data) {}

  private record Data(@Nullable List<GpuType> gpuTypes) {}

  /** Dollars per hour of one GPU. Whether a cloud has the GPU is missing in old recordings. */
  private record GpuType(
      @Nullable String id,
      @Nullable Boolean secureCloud,
      @Nullable Boolean communityCloud,
      @Nullable BigDecimal securePrice,
      @Nullable BigDecimal communityPrice,
      @Nullable BigDecimal secureSpotPrice,
      @Nullable BigDecimal communitySpotPrice) {

    List<Cloud> clouds() {
      return List.of(
          new Cloud("secure", secureCloud, securePrice, secureSpotPrice),
          new Cloud("community", communityCloud, communityPrice, communitySpotPrice));
    }
  }

  private record Cloud(
      String tier,
      @Nullable Boolean offered,
      @Nullable BigDecimal price,
      @Nullable BigDecimal spotPrice) {

    Optional<GpuOffer> onDemand(String gpu, String sku, Source source) {
      boolean filler = offered == null && price != null && price.compareTo(FILLER) == 0;
      if (filler || Boolean.FALSE.equals(offered)) {
        return Optional.empty();
      }
      return Dollars.perGpuHour(price)
          .map(perHour -> new GpuOffer(ID, tier, gpu, sku, 1, "any", false, perHour, source));
    }

    /** A spot price that is not below the price on demand means that there is none. */
    Optional<GpuOffer> spot(GpuOffer onDemand) {
      return Dollars.perGpuHour(spotPrice)
          .filter(perHour -> perHour.amount().compareTo(onDemand.listUnitPrice().amount()) < 0)
          .map(perHour ->
              new GpuOffer(
                  ID,
                  tier,
                  onDemand.gpu(),
                  onDemand.sku(),
                  1,
                  "any",
                  true,
                  perHour,
                  onDemand.source()));
    }
  }
}
