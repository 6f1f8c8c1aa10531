package dev.finetunecost.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.prices.SourceStatus.State;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is too good or too bad to be true is seen twice before it is believed. */
final class QuarantineTest extends OverHttp {
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

  private static String runPod(String h100) {
    return """
    {"data": {"gpuTypes": [{"id": "NVIDIA H100 80GB HBM3", "securePrice": %s}]}}
    """
        .formatted(h100);
  }
}
