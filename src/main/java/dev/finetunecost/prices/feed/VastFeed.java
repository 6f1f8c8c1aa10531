package dev.finetunecost.prices.feed;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.GpuNames;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Vast.ai's offers: a marketplace of hosts of all kinds, so the median offer of each GPU is taken,
 * where there are enough of them.
 *
 * <p>Without a key at most 64 offers come back, a sample where more would match; each GPU is
 * therefore asked for by itself.
 */
final class VastFeed implements PriceFeed {
  static final String HOME = "https://console.vast.ai/api/v0/bundles/";
  private static final String ID = "vast";
  private static final int FEWEST_OFFERS = 5;
  private static final double MEGABYTES_PER_GB = 1024;

  private final HttpUrl address;
  private final GpuNames names;

  VastFeed(HttpUrl address, GpuNames names) {
    this.address = address;
    this.names = names;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "Vast.ai";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofMinutes(30);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    List<Offer> offers = new ArrayList<>();
    for (String gpu : names.namesOf(ID)) {
      String query =
          """
          {"gpu_name":{"eq":"%s"},"rentable":{"eq":true},"verified":{"eq":true},\
          "type":"on-demand","limit":64}\
          """
              .formatted(gpu);
      HttpUrl url = address.newBuilder().addQueryParameter("q", query).build();
      offers.addAll(read(download.get(new Request.Builder().url(url).build())));
    }
    return sheet(offers, download.now(), names);
  }

  static PriceSheet parse(byte[] payload, Instant asOf, GpuNames names) throws IOException {
    return sheet(read(payload), asOf, names);
  }

  private static List<Offer> read(byte[] payload) throws IOException {
    Answer answer = Json.read(payload, Answer.class);
    if (answer.offers == null) {
      throw new IOException("it sent no list of offers");
    }
    return Json.list(answer.offers);
  }

  private static PriceSheet sheet(List<Offer> offers, Instant asOf, GpuNames names) {
    List<Priced> priced =
        offers.stream().map(offer -> offer.priced(names)).flatMap(Optional::stream).toList();
    Map<String, List<BigDecimal>> byGpu =
        priced.stream()
            .collect(groupingBy(Priced::gpu, TreeMap::new, mapping(Priced::perGpuHour, toList())));
    List<GpuOffer> medians = new ArrayList<>();
    byGpu.forEach((gpu, prices) -> {
      if (prices.size() >= FEWEST_OFFERS) {
        medians.add(median(gpu, prices.stream().sorted().toList(), asOf));
      }
    });
    return PriceSheet.ofGpus(ID, asOf, medians, offers.size() - priced.size());
  }

  private static GpuOffer median(String gpu, List<BigDecimal> sorted, Instant asOf) {
    BigDecimal upper = sorted.get(sorted.size() / 2);
    BigDecimal lower = sorted.get((sorted.size() - 1) / 2);
    BigDecimal median = lower.add(upper).divide(BigDecimal.TWO);
    String reference =
        "https://cloud.vast.ai/ (median of %d offers, from $%s)"
            .formatted(sorted.size(), sorted.getFirst().toPlainString());
    return new GpuOffer(
        ID,
        "community",
        gpu,
        1,
        "any",
        false,
        new UnitPrice(median, PricingUnit.GPU_HOUR),
        new Source(ID, reference, asOf.atOffset(ZoneOffset.UTC).toLocalDate()));
  }

  private record Priced(String gpu, BigDecimal perGpuHour) {}

  private record Answer(@Nullable List<Offer> offers) {}

  /**
   * Their shape: dollars per hour of all GPUs of an offer together, with the default storage;
   * megabytes of one GPU.
   */
  private record Offer(
      @Nullable String gpu_name,
      @Nullable BigDecimal gpu_ram,
      @Nullable Integer num_gpus,
      @Nullable BigDecimal dph_total) {

    Optional<Priced> priced(GpuNames names) {
      if (gpu_ram == null || num_gpus == null) {
        return Optional.empty();
      }
      return names
          .find(ID, gpu_name, gpu_ram.doubleValue() / MEGABYTES_PER_GB)
          .flatMap(name ->
              Dollars.perMachineHour(dph_total, num_gpus)
                  .map(price -> new Priced(name.gpu(), tenThousandths(price.amount()))));
    }

    /** Offers come with sixteen digits of noise. */
    private static BigDecimal tenThousandths(BigDecimal dollars) {
      return dollars.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }
  }
}
