package dev.finetunecost.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.prices.SourceStatus.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** A book that is there from the first moment, and kept fresh. */
final class LivePricesTest extends OverHttp {
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
  void anArchiveThatIsOutOfOrderCostsNoPrice() {
    SheetArchive broken =
        new SheetArchive() {
          @Override
          public Optional<StoredSheet> newest(String feed, Instant notAfter) {
            throw new IllegalStateException("the database is away");
          }

          @Override
          public List<String> feeds() {
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
}
