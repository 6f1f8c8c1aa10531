package dev.finetunecost.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How Slack tells of events, and how often: docs.slack.dev, Events API, "Error handling". */
final class EventsTest {
  @StartStop final MockWebServer bot = new MockWebServer();

  private final Impatient executor = new Impatient();
  private FakeSlack slack;

  @BeforeEach
  void start() throws Exception {
    slack = FakeSlack.start(Clock.systemUTC(), executor);
    slack.connectBot(URI.create(bot.url("/slack/events").toString()));
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  @Test
  void anEventThatFailsIsToldThreeTimesMoreAtOnceAfterOneMinuteAndAfterFive() throws Exception {
    for (int i = 0; i < 4; i++) {
      bot.enqueue(new MockResponse.Builder().code(500).build());
    }
    slack.open("home");
    List<String> retries = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      RecordedRequest request = taken();
      retries.add(
          request.getHeaders().get("X-Slack-Retry-Num")
              + " "
              + request.getHeaders().get("X-Slack-Retry-Reason"));
      bodies.add(String.valueOf(request.getBody()));
    }
    assertThat(retries)
        .containsExactly("null null", "1 http_error", "2 http_error", "3 http_error");
    assertThat(bodies).hasSize(4).containsOnly(bodies.getFirst());
    executor.finish();
    assertThat(executor.delays)
        .containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));
    assertThat(bot.getRequestCount()).isEqualTo(4);
  }

  @Test
  void anEventThatWasTakenIsToldOnce() throws Exception {
    bot.enqueue(new MockResponse.Builder().code(200).build());
    slack.open("home");
    assertThat(String.valueOf(taken().getBody())).isNotEmpty();
    executor.finish();
    assertThat(executor.delays).isEmpty();
  }

  @Test
  void aBotCanAskNotToBeToldAgain() throws Exception {
    bot.enqueue(new MockResponse.Builder().code(500).addHeader("X-Slack-No-Retry", "1").build());
    slack.open("home");
    taken();
    executor.finish();
    assertThat(executor.delays).isEmpty();
  }

  @Test
  void whatIsSaidWhereTheBotIsNotDoesNotReachIt() {
    slack.say(Workspace.ADA, Workspace.GENERAL, "hello @finetune-cost");
    executor.finish();
    assertThat(bot.getRequestCount()).isZero();
    slack.say(Workspace.ADA, Workspace.GENERAL, "/invite @finetune-cost");
    bot.enqueue(new MockResponse.Builder().code(200).build());
    bot.enqueue(new MockResponse.Builder().code(200).build());
    slack.say(Workspace.ADA, Workspace.GENERAL, "hello @finetune-cost");
    executor.finish();
    // the message in the channel, and the mention
    assertThat(bot.getRequestCount()).isEqualTo(2);
  }

  private RecordedRequest taken() throws InterruptedException {
    RecordedRequest request = bot.takeRequest(5, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("the bot was not told");
    }
    return request;
  }

  /** Does at once what was to be done later, and remembers how much later. */
  private static final class Impatient extends ScheduledThreadPoolExecutor {
    final List<Duration> delays = Collections.synchronizedList(new ArrayList<>());

    Impatient() {
      super(1);
    }

    @Override
    public void execute(Runnable command) {
      var _ = super.schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
      delays.add(Duration.of(delay, unit.toChronoUnit()));
      return super.schedule(command, 0, unit);
    }

    /** Waits until nothing is left to do: each thing done may have left another. */
    void finish() {
      try {
        for (int i = 0; i < 8; i++) {
          super.schedule(() -> {}, 0, TimeUnit.NANOSECONDS).get(10, TimeUnit.SECONDS);
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
