package dev.finetunecost.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.prices.SourceStatus.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever sources send, the book stays right and says what happened. */
final class HostileSourcesTest extends OverHttp {
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
}
