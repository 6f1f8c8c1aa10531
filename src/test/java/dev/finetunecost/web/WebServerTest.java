package dev.finetunecost.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over real HTTP, with an app behind it that answers one command. */
final class WebServerTest {
  private static final String SECRET = "the-secret";
  private static final String BODY =
      "command=%2Fhello&text=you&team_id=T1&channel_id=C1&user_id=U1&trigger_id=1";

  private final Clock clock = Clock.systemUTC();
  private final SlackSignature signature = new SlackSignature(SECRET, clock);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Metrics metrics = new Metrics();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch mayAnswer = new CountDownLatch(1);
  private volatile Readiness.State database = Readiness.State.UP;
  private WebServer server;

  @BeforeEach
  void start() throws Exception {
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    App app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(config))
                .signingSecret(SECRET)
                .singleTeamBotToken(null)
                .build());
    app.command(
        "/hello", (request, context) -> context.ack("hello " + request.getPayload().getText()));
    app.command(
        "/slow",
        (_, context) -> {
          entered.countDown();
          awaitPermission();
          return context.ack("at last");
        });
    server =
        new WebServer(
            "127.0.0.1",
            0,
            metrics,
            new Readiness(List.of(new Readiness.Check("database", () -> database))),
            List.of(new WebServer.Mount("/slack/events", new SlackEvents(app, signature, metrics))),
            List.of());
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    mayAnswer.countDown();
    server.stop();
    metrics.close();
  }

  @Test
  void aSignedCommandReachesTheAppAndItsAnswerComesBack() throws Exception {
    HttpResponse<String> response = send(signed(BODY));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).contains("hello you");
  }

  @Test
  void anUnsignedRequestIsRefusedAndCounted() throws Exception {
    assertThat(send(post(BODY)).statusCode()).isEqualTo(401);
    assertThat(metrics.scrape()).contains("type=\"unsigned\"");
  }

  @Test
  void aRequestSignedForTomorrowIsRefused() throws Exception {
    String tomorrow = Long.toString(clock.instant().plus(Duration.ofDays(1)).getEpochSecond());

    assertThat(send(signed(BODY, tomorrow)).statusCode()).isEqualTo(401);
  }

  @Test
  void aRequestThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
    assertThat(send(signed("text=" + "x".repeat(1 << 20))).statusCode()).isEqualTo(413);
  }

  @Test
  void slackIsNotAnsweredToAGet() throws Exception {
    assertThat(get("/slack/events").statusCode()).isEqualTo(405);
  }

  @Test
  void whatIsNotMountedIsNotFound() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/slack/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void readinessNamesWhatFails() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(200);

    database = Readiness.State.DOWN;

    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).contains("database");
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsDegradedIsNamedAndStillTakesRequests() throws Exception {
    database = Readiness.State.DEGRADED;

    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").body()).contains("degraded: database");
  }

  @Test
  void metricsTellHowFastSlackWasAnswered() throws Exception {
    send(signed(BODY));

    assertThat(get("/metrics").body())
        .contains("finetune_cost_slack_ack_seconds_count{status=\"200\",type=\"command\"} 1")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void stoppingWaitsForTheRequestUnderWay() throws Exception {
    CompletableFuture<HttpResponse<String>> slow =
        http.sendAsync(signed(BODY.replace("hello", "slow")), HttpResponse.BodyHandlers.ofString());
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> stopping =
        CompletableFuture.runAsync(() -> {
          try {
            server.stop();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });

    mayAnswer.countDown();

    assertThat(slow.get(10, TimeUnit.SECONDS).body()).contains("at last");
    stopping.get(10, TimeUnit.SECONDS);
  }

  private void awaitPermission() {
    try {
      assertThat(mayAnswer.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest post(String body) {
    return builder(body).build();
  }

  private HttpRequest signed(String body) {
    return signed(body, Long.toString(clock.instant().getEpochSecond()));
  }

  private HttpRequest signed(String body, String timestamp) {
    return builder(body)
        .header("X-Slack-Request-Timestamp", timestamp)
        .header(
            "X-Slack-Signature",
            signature.signature(timestamp, body.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private HttpRequest.Builder builder(String body) {
    return HttpRequest.newBuilder(uri("/slack/events"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.port(), path));
  }
}
