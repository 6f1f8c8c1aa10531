package dev.finetunecost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** A command that asks feeds ends with an answer, whatever they say, and says what it used. */
final class LivePricesOnTheCommandLineTest {
  private static final List<String> FEEDS =
      List.of(
          "LITELLM", "OPENROUTER", "RUNPOD", "AZURE", "GPUHUNT", "VAST", "GENAI_PRICES", "ORACLE");

  @StartStop public final MockWebServer server = new MockWebServer();

  @Test
  void whenNoFeedHasPricesTheBundledOnesAnswerAndThatIsSaid() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return new MockResponse.Builder().code(404).build();
          }
        });
    Map<String, String> environment = new HashMap<>();
    FEEDS.forEach(feed ->
        environment.put("FINETUNE_COST_FEED_" + feed + "_URL", server.url("/prices").toString()));
    CommandLine run = CommandLine.runIn(environment, "", "prices", "h100", "runpod");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("RunPod", "H100");
    assertThat(run.err()).contains("RunPod: 53 prices from 2026-09-29, stale; answered HTTP 404");
    assertThat(server.getRequestCount()).isPositive();
  }
}
