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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's instance types, for which a key is needed: cents per hour of a whole machine, the same
 * in all regions. A type without free capacity keeps its price.
 */
final class LambdaFeed implements PriceFeed {
  static final String HOME = "https://cloud.lambda.ai/api/v1/instance-types";
  private static final String ID = "lambda";

  private final HttpUrl address;
  private final String key;
  private final GpuNames names;

  LambdaFeed(HttpUrl address, String key, GpuNames names) {
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
    return "Lambda (own)";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(1);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    Request request =
        new Request.Builder().url(address).header("Authorization", "Bearer " + key).build();
    return parse(download.get(request), download.now(), names);
  }

  static PriceSheet parse(byte[] payload, Instant asOf, GpuNames names) throws IOException {
    Answer answer = Json.read(payload, Answer.class);
    if (answer.data == null) {
      throw new IOException("it sent no instance types");
    }
    Source source =
        new Source(ID, "https://lambda.ai/pricing", asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    for (@Nullable Entry entry : answer.data.values()) {
      Optional<GpuOffer> offer =
          entry == null || entry.instance_type == null
              ? Optional.empty()
              : entry.instance_type.offer(names, source);
      offer.ifPresent(offers::add);
      rejected += offer.isPresent() ? 0 : 1;
    }
    return PriceSheet.ofGpus(ID, asOf, offers, rejected);
  }

  private record Answer(@Nullable Map<String, @Nullable Entry> data) {}

  private record Entry(@Nullable InstanceType instance_type) {}

  private record Specs(int gpus) {}

  private record InstanceType(
      @Nullable String name,
      @Nullable String gpu_description,
      @Nullable BigDecimal price_cents_per_hour,
      @Nullable Specs specs) {

    Optional<GpuOffer> offer(GpuNames names, Source source) {
      int gpus = specs == null ? 0 : specs.gpus;
      String gpu = Objects.requireNonNullElse(gpu_description, "").replace("NVIDIA ", "");
      Optional<GpuNames.Name> canonical = names.find(ID, gpu);
      Optional<UnitPrice> price = Dollars.centsPerMachineHour(price_cents_per_hour, gpus);
      return canonical.isEmpty() || price.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new GpuOffer(
                  ID,
                  "standard",
                  canonical.get().gpu(),
                  Objects.requireNonNullElse(name, ""),
                  gpus,
                  "any",
                  false,
                  price.get(),
                  source));
    }
  }
}
