package dev.finetunecost.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.prices.SourceStatus.State;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds over real HTTP: what they send well, and everything else. */
final class LivePricesTest {
  private static final Patience QUICK =
      new Patience(
          Duration.ofSeconds(20),
          Duration.ofMillis(1),
          2,
          Duration.ofMinutes(1),
          3,
          Duration.ofMinutes(15),
          Duration.ofMinutes(10));

  @StartStop private final MockWebServer server = new MockWebServer();
  private final Sources sources = new Sources(server);
  private final HandClock clock = new HandClock("2026-11-25T09:00:00Z");
  private final KeptSheets archive = new KeptSheets();

  @Test
  void beforeAnythingIsAskedThereIsTheSnapshot() {
    LivePrices prices = prices(sources.feeds());

    assertThat(prices.get().tokenPrice("gpt-4.1-mini")).isPresent();
    assertThat(prices.get().sources()).allMatch(status -> status.state() == State.SNAPSHOT);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void everyFeedThatAnswersIsLive() {
    LivePrices prices = refreshed(sources.feeds());

    assertThat(prices.get().sources())
        .filteredOn(status -> !status.id().equals("gpu-price-index"))
        .hasSize(14)
        .allMatch(status -> status.state() == State.LIVE)
        .allMatch(status -> status.asOf().equals(clock.instant()))
        .allMatch(status -> status.rows() > 0);
    // 55.04 for eight GPUs
    assertThat(gpu(prices, "gpuhunt-aws", "H100")).isEqualByComparingTo("6.88");
    assertThat(gpu(prices, "gpuhunt-aws", "H100-PCIe")).isEqualByComparingTo("2.99");
    assertThat(gpu(prices, "runpod", "H100")).isEqualByComparingTo("2.69");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"HANG", "SLOW_DRIP"})
  void whateverSourcesSendTheBookStaysRight(Trouble trouble) {
    staysRight(sources.feeds(), QUICK, trouble);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"HANG", "SLOW_DRIP"})
  void aSourceThatTakesItsTimeIsNotWaitedFor(Trouble trouble) {
    Patience impatient =
        new Patience(
            Duration.ofSeconds(1),
            QUICK.firstRetry(),
            QUICK.retries(),
            QUICK.pause(),
            QUICK.failuresToOpen(),
            QUICK.rest(),
            QUICK.secondLook());

    staysRight(sources.feeds("runpod", "oracle"), impatient, trouble);
  }

  private void staysRight(List<PriceFeed> feeds, Patience patience, Trouble trouble) {
    LivePrices prices = prices(feeds, archive, patience);
    List<String> asked = feeds.stream().map(PriceFeed::id).toList();
    prices.refreshDue();
    PriceBook before = prices.get();
    clock.advance(Duration.ofHours(25));
    Sources.ids().forEach(id -> sources.answer(id, trouble.answer()));

    prices.refreshDue();

    PriceBook after = prices.get();
    assertThat(after.tokens()).isEqualTo(before.tokens());
    assertThat(after.gpus()).isEqualTo(before.gpus());
    assertThat(after.managed()).isEqualTo(before.managed());
    assertThat(after.sources())
        .filteredOn(status -> asked.contains(status.id()))
        .allSatisfy(status -> {
          // a sheet of one price is held back by the row
          boolean held = status.note().startsWith("held back");
          assertThat(status.state()).as(status.id()).isEqualTo(held ? State.LIVE : State.FAILED);
          assertThat(status.note()).as(status.id()).matches(trouble.message());
        });
  }

  @ParameterizedTest
  @MethodSource("dev.finetunecost.prices.Sources#ids")
  void aSourceInTroubleLeavesTheOthersAlone(String source) {
    sources.answer(source, Trouble.SERVER_ERROR.answer());

    LivePrices prices = refreshed(sources.feeds());

    assertThat(prices.get().sources())
        .filteredOn(status -> !status.id().equals("gpu-price-index"))
        .allSatisfy(status ->
            assertThat(status.state())
                .as(status.id())
                .isEqualTo(
                    Sources.sourceOf(status.id()).equals(source) ? State.FAILED : State.LIVE));
  }

  @Test
  void fieldsThatWeDoNotKnowArePassedOver() {
    String payload = new String(sources.payload("runpod"), StandardCharsets.UTF_8);
    sources.send(
        "runpod",
        payload.replace("\"memoryInGb\"", "\"novelty\": {\"deep\": [1, null]}, \"memoryInGb\""));

    LivePrices prices = refreshed(sources.feeds("runpod"));

    assertThat(status(prices, "runpod").state()).isEqualTo(State.LIVE);
    assertThat(gpu(prices, "runpod", "H100")).isEqualByComparingTo("2.69");
  }

  @Test
  void aSheetThatLostMostOfItsPricesNeedsASecondLook() {
    LivePrices prices = refreshed(sources.feeds("runpod"));
    sources.send("runpod", runPod("3.49"));
    clock.advance(Duration.ofMinutes(31));

    prices.refreshDue();

    assertThat(status(prices, "runpod").state()).isEqualTo(State.FAILED);
    assertThat(status(prices, "runpod").note()).isEqualTo("it sent only 1 prices, 53 before");
    assertThat(status(prices, "runpod").rows()).isEqualTo(53);

    clock.advance(Duration.ofMinutes(11));
    prices.refreshDue();

    assertThat(status(prices, "runpod").state()).isEqualTo(State.LIVE);
    assertThat(status(prices, "runpod").rows()).isEqualTo(1);
  }

  @Test
  void aJumpIsBelievedWhenItIsSeenASecondTime() {
    LivePrices prices = refreshed(sources.feeds("runpod"));
    String payload = new String(sources.payload("runpod"), StandardCharsets.UTF_8);
    sources.send("runpod", payload.replace("\"communityPrice\": 2.69", "\"communityPrice\": 6.5"));
    clock.advance(Duration.ofMinutes(31));

    prices.refreshDue();

    assertThat(gpu(prices, "runpod", "H100")).isEqualByComparingTo("2.69");
    assertThat(status(prices, "runpod").state()).isEqualTo(State.LIVE);
    assertThat(status(prices, "runpod").note())
        .isEqualTo(
            "held back until it is seen again: runpod H100 at $6.5, 2.4 times the last price");

    clock.advance(Duration.ofMinutes(11));
    prices.refreshDue();

    assertThat(gpu(prices, "runpod", "H100")).isEqualByComparingTo("6.5");
    assertThat(status(prices, "runpod").note()).isEmpty();
  }

  @Test
  void aSlipOfThreeDigitsIsNeverBelievedHoweverOftenItIsSeen() {
    LivePrices prices = refreshed(sources.feeds("litellm", "genai-prices"));
    String payload = new String(sources.payload("litellm"), StandardCharsets.UTF_8);
    int row = payload.indexOf("\"gpt-4.1-mini\": {");
    String slipped =
        payload
            .substring(row)
            .replaceFirst("\"input_cost_per_token\": 4e-07", "\"input_cost_per_token\": 4e-04")
            .replaceFirst(
                "\"output_cost_per_token\": 1.6e-06", "\"output_cost_per_token\": 1.6e-03");
    sources.send("litellm", payload.substring(0, row) + slipped);

    for (int look = 0; look < 4; look++) {
      clock.advance(Duration.ofHours(7));
      prices.refreshDue();

      assertThat(prices.get().tokenPrice("gpt-4.1-mini").orElseThrow().input().amount())
          .isEqualByComparingTo("0.4");
      assertThat(status(prices, "litellm").note())
          .contains("openai gpt-4.1-mini at $400, 1000 times");
    }
  }

  @Test
  void aSourceThatAsksForRestIsLeftAloneForSoLong() {
    sources.answer("runpod", Trouble.TOO_MANY_REQUESTS.answer());
    LivePrices prices = refreshed(sources.feeds("runpod"));
    assertThat(sources.requests("runpod")).isEqualTo(1);

    clock.advance(Duration.ofMinutes(119));
    prices.refreshDue();
    assertThat(sources.requests("runpod")).isEqualTo(1);

    sources.mend("runpod");
    clock.advance(Duration.ofMinutes(2));
    prices.refreshDue();
    assertThat(sources.requests("runpod")).isEqualTo(2);
    assertThat(status(prices, "runpod").state()).isEqualTo(State.LIVE);
  }

  @Test
  void aPassingErrorIsTriedAgainAtOnce() {
    int[] answers = {0};
    sources.answer(
        "runpod",
        payload ->
            answers[0]++ < 2 ? new MockResponse.Builder().code(503).build() : Sources.ok(payload));

    LivePrices prices = refreshed(sources.feeds("runpod"));

    assertThat(status(prices, "runpod").state()).isEqualTo(State.LIVE);
    assertThat(sources.requests("runpod")).isEqualTo(3);
  }

  @Test
  void aSourceThatFailsAgainAndAgainIsNotAskedAnyMore() {
    sources.answer("runpod", Trouble.NOT_FOUND.answer());
    LivePrices prices = refreshed(sources.feeds("runpod"));
    for (int minute = 0; minute < 10; minute++) {
      clock.advance(Duration.ofMinutes(1));
      prices.refreshDue();
    }

    assertThat(sources.requests("runpod")).isEqualTo(3);
    assertThat(status(prices, "runpod").note()).isEqualTo("answered HTTP 404");
  }

  @Test
  void whatHasNotChangedIsNotSentAgain() {
    sources.answer(
        "litellm",
        payload ->
            new MockResponse.Builder()
                .addHeader("ETag", "\"v1\"")
                .body(new Buffer().write(payload))
                .build());
    LivePrices prices = refreshed(sources.feeds("litellm"));
    sources.answer(
        "litellm", _ -> new MockResponse.Builder().code(304).addHeader("ETag", "\"v1\"").build());
    clock.advance(Duration.ofHours(25));

    prices.refreshDue();

    assertThat(status(prices, "litellm").state()).isEqualTo(State.LIVE);
    assertThat(status(prices, "litellm").asOf()).isEqualTo(clock.instant());
    assertThat(prices.get().tokenPrice("openai/gpt-4.1-mini").orElseThrow().source().asOf())
        .isEqualTo(LocalDate.of(2026, 11, 26));
    // one sheet, seen for a day
    assertThat(archive.of("litellm"))
        .singleElement()
        .satisfies(sheet -> {
          assertThat(sheet.asOf()).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
          assertThat(sheet.checkedAt()).isEqualTo(clock.instant());
          assertThat(sheet.etag()).isEqualTo("\"v1\"");
        });
  }

  @Test
  void afterARestartTheLastGoodPricesServe() {
    sources.send("runpod", runPodWithH100("3.10"));
    LivePrices first = refreshed(sources.feeds("runpod"));
    assertThat(gpu(first, "runpod", "H100")).isEqualByComparingTo("3.10");
    clock.advance(Duration.ofHours(3));
    sources.answer("runpod", Trouble.SERVER_ERROR.answer());

    LivePrices restarted = prices(sources.feeds("runpod"));

    assertThat(gpu(restarted, "runpod", "H100")).isEqualByComparingTo("3.10");
    assertThat(status(restarted, "runpod").state()).isEqualTo(State.CACHED);
    restarted.refreshDue();
    assertThat(status(restarted, "runpod").state()).isEqualTo(State.FAILED);
    assertThat(status(restarted, "runpod").asOf())
        .isEqualTo(clock.instant().minus(Duration.ofHours(3)));
    assertThat(gpu(restarted, "runpod", "H100")).isEqualByComparingTo("3.10");
  }

  @Test
  void replicasShareOneFetch() {
    LivePrices one = prices(sources.feeds("runpod"));
    LivePrices other = prices(sources.feeds("runpod"));

    one.refreshDue();
    other.refreshDue();

    assertThat(sources.requests("runpod")).isEqualTo(1);
    assertThat(status(other, "runpod").state()).isEqualTo(State.LIVE);
  }

  @Test
  void whatSomethingCostIsKept() {
    LivePrices prices = refreshed(sources.feeds("runpod"));
    clock.advance(Duration.ofDays(3));
    sources.send("runpod", runPodWithH100("3.10"));
    prices.refreshDue();

    assertThat(gpu(prices, "runpod", "H100")).isEqualByComparingTo("3.10");
    assertThat(gpu(prices.on(LocalDate.of(2026, 11, 26)), "runpod", "H100"))
        .isEqualByComparingTo("2.69");
    assertThat(gpu(prices.on(LocalDate.of(2026, 11, 28)), "runpod", "H100"))
        .isEqualByComparingTo("3.10");
    // before the first fetch: what was recorded then, and nothing before that
    assertThat(gpu(prices.on(LocalDate.of(2026, 9, 30)), "runpod", "H100"))
        .isEqualByComparingTo("2.69");
    assertThat(prices.on(LocalDate.of(2026, 9, 1)).gpus())
        .noneMatch(offer -> offer.source().id().equals("runpod"));
  }

  @Test
  void anArchiveThatIsOutOfOrderCostsNoPrice() {
    SheetArchive broken =
        new SheetArchive() {
          @Override
          public Optional<StoredSheet> newest(String feed, Instant notAfter) {
            throw new IllegalStateException("the database is away");
          }

          @Override
          public void save(StoredSheet sheet) {
            throw new IllegalStateException("the database is away");
          }
        };
    LivePrices prices = prices(sources.feeds("runpod"), broken);

    prices.refreshDue();

    assertThat(status(prices, "runpod").state()).isEqualTo(State.LIVE);
  }

  private LivePrices refreshed(List<PriceFeed> feeds) {
    LivePrices prices = prices(feeds);
    prices.refreshDue();
    return prices;
  }

  private LivePrices prices(List<PriceFeed> feeds) {
    return prices(feeds, archive);
  }

  private LivePrices prices(List<PriceFeed> feeds, SheetArchive kept) {
    return prices(feeds, kept, QUICK);
  }

  private LivePrices prices(List<PriceFeed> feeds, SheetArchive kept, Patience patience) {
    return new LivePrices(
        feeds, new OkHttpClient(), kept, clock, new Inline(), new Random(7), patience);
  }

  private String runPodWithH100(String community) {
    return new String(sources.payload("runpod"), StandardCharsets.UTF_8)
        .replace("\"communityPrice\": 2.69", "\"communityPrice\": " + community);
  }

  private static String runPod(String h100) {
    return """
    {"data": {"gpuTypes": [{"id": "NVIDIA H100 80GB HBM3", "securePrice": %s}]}}
    """
        .formatted(h100);
  }

  private static SourceStatus status(LivePrices prices, String feed) {
    return prices.get().sources().stream()
        .filter(status -> status.id().equals(feed))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal gpu(LivePrices prices, String feed, String gpu) {
    return gpu(prices.get(), feed, gpu);
  }

  /**
   * The lowest price on demand that the feed has for this GPU, outside of RunPod's secure cloud.
   */
  private static BigDecimal gpu(PriceBook book, String feed, String gpu) {
    return book.gpus(gpu).stream()
        .filter(offer -> offer.source().id().equals(feed) && !offer.spot())
        .filter(offer -> !offer.tier().equals("secure"))
        .map(GpuOffer::listUnitPrice)
        .map(price -> price.amount())
        .min(BigDecimal::compareTo)
        .orElseThrow();
  }
}
