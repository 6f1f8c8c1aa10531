package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;

/** Feeds of a local server, a clock that is moved by hand, and an archive in memory. */
abstract class OverHttp {
  static final Patience QUICK =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofMillis(1),
          2,
          Duration.ofMinutes(1),
          3,
          Duration.ofMinutes(15),
          Duration.ofMinutes(10));

  @StartStop final MockWebServer server = new MockWebServer();
  final Sources sources = new Sources(server);
  final HandClock clock = new HandClock("2026-11-25T09:00:00Z");
  final KeptSheets archive = new KeptSheets();

  LivePrices refreshed(List<PriceFeed> feeds) {
    LivePrices prices = prices(feeds);
    prices.refreshDue();
    return prices;
  }

  LivePrices prices(List<PriceFeed> feeds) {
    return prices(feeds, archive);
  }

  LivePrices prices(List<PriceFeed> feeds, SheetArchive kept) {
    return prices(feeds, kept, QUICK);
  }

  LivePrices prices(List<PriceFeed> feeds, SheetArchive kept, Patience patience) {
    return new LivePrices(
        feeds, new OkHttpClient(), kept, clock, new Inline(), new Random(7), patience);
  }

  String runPodWithH100(String community) {
    return new String(sources.payload("runpod"), StandardCharsets.UTF_8)
        .replace("\"communityPrice\": 2.69", "\"communityPrice\": " + community);
  }

  static SourceStatus status(LivePrices prices, String feed) {
    return prices.get().sources().stream()
        .filter(status -> status.id().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  static BigDecimal gpu(LivePrices prices, String feed, String gpu) {
    return gpu(prices.get(), feed, gpu);
  }

  /**
   * The lowest price on demand that the feed has for this GPU, outside of RunPod's secure cloud.
   */
  static BigDecimal gpu(PriceBook book, String feed, String gpu) {
    return book.gpus(gpu).stream()
        .filter(offer -> offer.source().id().equals(feed) && !offer.spot())
        .filter(offer -> !offer.tier().equals("secure"))
        .map(GpuOffer::listUnitPrice)
        .map(price -> price.amount())
        .min(BigDecimal::compareTo)
        .orElseThrow();
  }
}
