package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * RunPod's own price list over GraphQL: dollars per GPU-hour, host included, secure and community
 * apart.
 */
public final class RunPodFeed implements PriceFeed {
  private static final String QUERY =
      """
      {"query":"query{gpuTypes{id displayName memoryInGb secureCloud communityCloud securePrice communityPrice}}"}\
      """;

  /** RunPod fills in 0.5 where it has no offer. */
  private static final BigDecimal FILLER = new BigDecimal("0.5");

  private final JsonMapper json;
  private final GpuNames names;

  public RunPodFeed(JsonMapper json, GpuNames names) {
    this.json = json;
    this.names = names;
  }

  @Override
  public String id() {
    return "runpod";
  }

  @Override
  public URI home() {
    return URI.create("https://api.runpod.io/graphql");
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofMinutes(30);
  }

  @Override
  public Request request(URI address) {
    return new Request.Builder()
        .url(address.toString())
        .post(RequestBody.create(QUERY, MediaType.get("application/json")))
        .build();
  }

  @Override
  public PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    Source source =
        new Source(
            id(), "https://www.runpod.io/pricing", asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    for (GpuType type : types(payload)) {
      Optional<String> gpu = names.canonical(id(), type.id == null ? "" : type.id);
      if (gpu.isEmpty()) {
        rejected++;
        continue;
      }
      offer(gpu.get(), "secure", type.secureCloud, type.securePrice, source).ifPresent(offers::add);
      offer(gpu.get(), "community", type.communityCloud, type.communityPrice, source)
          .ifPresent(offers::add);
    }
    return new PriceSheet(id(), asOf, List.of(), offers, rejected);
  }

  private List<GpuType> types(byte[] payload) throws IOException {
    try {
      @Nullable Envelope envelope = json.readValue(payload, Envelope.class);
      if (envelope != null && envelope.data != null && envelope.data.gpuTypes != null) {
        return envelope.data.gpuTypes;
      }
    } catch (JacksonException e) {
      throw new IOException("not JSON", e);
    }
    // GraphQL answers 200 with errors and no data
    throw new IOException("no GPU types in the answer");
  }

  private static Optional<GpuOffer> offer(
      String gpu,
      String tier,
      @Nullable Boolean offered,
      @Nullable BigDecimal price,
      Source source) {
    if (Boolean.FALSE.equals(offered) || (price != null && price.compareTo(FILLER) == 0)) {
      return Optional.empty();
    }
    return Dollars.perGpuHour(price)
        .map(perHour -> new GpuOffer("runpod", tier, gpu, 1, "any", false, perHour, source));
  }

  private record Envelope(@Nullable Data data) {}

  private record Data(@Nullable List<GpuType> gpuTypes) {}

  /** Their shape: dollars per hour of one GPU; the flags are missing in older recordings. */
  private record GpuType(
      @Nullable String id,
      @Nullable Boolean secureCloud,
      @Nullable Boolean communityCloud,
      @Nullable BigDecimal securePrice,
      @Nullable BigDecimal communityPrice) {}
}
