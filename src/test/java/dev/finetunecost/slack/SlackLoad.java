package dev.finetunecost.slack;

import dev.finetunecost.slack.command.Command;
import dev.finetunecost.web.Metrics;
import dev.finetunecost.web.Readiness;
import dev.finetunecost.web.SlackEvents;
import dev.finetunecost.web.SlackSignature;
import dev.finetunecost.web.WebServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Commands and searches at a steady rate, over HTTP, against the whole bot and a fake Slack: how
 * long until the acknowledgement, until the report arrives, until suggestions are there. No two
 * sentences are alike, so that nothing is answered from what was computed before. Run by hand on a
 * quiet machine: {@code SlackLoad [commands per second] [seconds]}.
 */
public final class SlackLoad {
  private static final int WARM_UP = 200;

  /** A busy workspace: so many sentences a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int CALM = 5;

  private static final List<String> TYPED =
      List.of("l", "llama", "lama 3.1", "qwen 7", "gpt 4", "mistrl", "deepseek", "g");

  private SlackLoad() {}

  public static void main(String[] args) throws Exception {
    int rate = args.length > 0 ? Integer.parseInt(args[0]) : 100;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 10;
    SlackSignature signature = new SlackSignature(TestBot.SECRET, Clock.systemUTC());
    try (ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
        TestBot bot = new TestBot(Files.createTempDirectory("load"), work);
        Metrics metrics = new Metrics();
        HttpClient http = HttpClient.newHttpClient()) {
      WebServer server =
          new WebServer(
              "127.0.0.1",
              0,
              metrics,
              new Readiness(List.of()),
              List.of(
                  new WebServer.Mount(
                      "/slack/events", new SlackEvents(bot.bot.app(), signature, metrics))),
              List.of());
      server.start();
      URI address = server.uri().resolve("/slack/events");
      run(bot, http, signature, address, rate, WARM_UP, "warm-up");
      run(bot, http, signature, address, rate, rate * seconds, "at %d/s".formatted(rate));
      run(bot, http, signature, address, CALM, CALM * seconds, "at %d/s".formatted(CALM));
      suggestions(http, signature, address, rate, WARM_UP, "warm-up");
      suggestions(http, signature, address, rate, rate * seconds, "at %d/s".formatted(rate));
      server.stop();
    }
  }

  private static void run(
      TestBot bot,
      HttpClient http,
      SlackSignature signature,
      URI address,
      int rate,
      int count,
      String name)
      throws InterruptedException {
    Map<String, Long> sent = new ConcurrentHashMap<>();
    Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    Map<String, Long> answered = bot.slack.answerTimes();
    List<CompletableFuture<Void>> requests = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      LockSupport.parkNanos(
          Math.max(0, start + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime()));
      String id = name.replaceAll("\\W", "") + "-" + i;
      HttpRequest request =
          command(signature, address, id, sentence(id), bot.slack.responseUrl(id));
      sent.put(id, System.nanoTime());
      requests.add(
          http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
              .thenAccept(_ -> acknowledged.put(id, System.nanoTime())));
    }
    all(requests);
    bot.slack.awaitAnswers(count, PATIENCE);
    report(name + ": acknowledged", count, sent, acknowledged);
    report(name + ": answered", count, sent, answered);
    answered.clear();
  }

  /** What is typed into the form's search field is looked up. */
  private static void suggestions(
      HttpClient http, SlackSignature signature, URI address, int rate, int count, String name)
      throws InterruptedException {
    Map<String, Long> sent = new ConcurrentHashMap<>();
    Map<String, Long> answered = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> requests = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      LockSupport.parkNanos(
          Math.max(0, start + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime()));
      String id = name.replaceAll("\\W", "") + "-" + i;
      String payload =
          """
          {"type":"block_suggestion","team":{"id":"T1"},"user":{"id":"U1","team_id":"T1"},\
          "action_id":"wizard:model","block_id":"model","value":"%s",\
          "view":{"id":"V1","type":"modal","callback_id":"wizard","private_metadata":"d"}}\
          """
              .formatted(TYPED.get(i % TYPED.size()));
      HttpRequest request = signed(signature, address, "payload=" + encoded(payload));
      sent.put(id, System.nanoTime());
      requests.add(
          http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
              .thenAccept(response -> {
                if (response.body().contains("options")) {
                  answered.put(id, System.nanoTime());
                }
              }));
    }
    all(requests);
    report(name + ": suggested", count, sent, answered);
  }

  /** Waits for the answers to all requests that come within the patience. */
  private static void all(List<CompletableFuture<Void>> requests) {
    CompletableFuture.allOf(requests.toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
        .exceptionally(_ -> null)
        .join();
  }

  /** The example, each time with another use. */
  private static String sentence(String id) {
    return Command.EXAMPLE.replace(
        "50k", String.valueOf(50_000 + Math.abs(id.hashCode() % 40_000)));
  }

  private static HttpRequest command(
      SlackSignature signature, URI address, String id, String sentence, String responseUrl) {
    String body =
        "command=%s&text=%s&team_id=T1&channel_id=C1&user_id=U1&trigger_id=%s&response_url=%s"
            .formatted(
                encoded("/finetune-cost"), encoded(sentence), encoded(id), encoded(responseUrl));
    return signed(signature, address, body);
  }

  private static HttpRequest signed(SlackSignature signature, URI address, String body) {
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header(
            "X-Slack-Signature",
            signature.signature(timestamp, body.getBytes(StandardCharsets.UTF_8)))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static void report(
      String what, int count, Map<String, Long> sent, Map<String, Long> done) {
    List<Long> micros = new ArrayList<>();
    done.forEach((id, at) -> micros.add((at - sent.getOrDefault(id, at)) / 1000));
    Collections.sort(micros);
    System.out.printf(
        "%s %d of %d; p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        what, done.size(), count, at(micros, 0.5), at(micros, 0.99), at(micros, 1));
  }

  private static double at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size())) / 1000.0;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
