package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three replicas over one PostgreSQL, signed commands spread over them. One is killed, PostgreSQL
 * is restarted, another is asked to stop; what was acknowledged is answered.
 */
final class ReplicasIT {
  private static final int COMMANDS = 240;
  private static final List<String> WORDS =
      List.of(
          "help",
          "prices h100",
          "list",
          "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini");

  @TempDir Path folder;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Which replica acknowledged a command. */
  private final Map<String, Replica> acknowledgedBy = new ConcurrentHashMap<>();

  @Test
  void nothingIsLostThoughOneIsKilledOneStopsAndTheDatabaseRestarts() throws Exception {
    Path data = folder.resolve("data");
    EmbeddedPostgres postgres = start(data, 0);
    int port = postgres.getPort();
    String url = "postgres://postgres:postgres@127.0.0.1:%d/postgres".formatted(port);
    try (FakeSlack slack = new FakeSlack();
        Replica killed = Replica.ofOneWorkspace(slack, url, folder);
        Replica stopped = Replica.ofOneWorkspace(slack, url, folder);
        Replica last = Replica.ofOneWorkspace(slack, url, folder)) {
      for (Replica replica : List.of(killed, stopped, last)) {
        replica.awaitReady(http);
      }
      List<CompletableFuture<Void>> sent = new ArrayList<>();
      for (int i = 0; i < COMMANDS; i++) {
        if (i == COMMANDS / 4) {
          killed.kill();
        }
        if (i == COMMANDS / 2) {
          postgres.close();
        }
        if (i == COMMANDS / 2 + 20) {
          postgres = start(data, port);
        }
        if (i == 7 * COMMANDS / 8) {
          assertThat(stopped.stop()).isTrue();
        }
        List<Replica> balanced =
            i % 3 == 0
                ? List.of(killed, stopped, last)
                : i % 3 == 1 ? List.of(stopped, last, last) : List.of(last, stopped, last);
        sent.add(send(slack, "c" + i, WORDS.get(i % WORDS.size()), balanced));
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();

      assertThat(acknowledgedBy).hasSizeGreaterThan(COMMANDS / 2);
      assertThat(acknowledgedBy.values()).contains(killed, stopped, last);
      awaitAnswers(slack, acknowledgedBy.keySet());
      assertThat(slack.answers().keySet()).containsAll(acknowledgedBy.keySet());
      assertThat(slack.answers().values().stream().flatMap(List::stream))
          .noneMatch(text -> text.contains("reference"));
      // A second copy only of what the killed one was about to write down as answered
      assertThat(twice(slack)).allMatch(id -> killed.equals(acknowledgedBy.get(id)));
    } finally {
      postgres.close();
    }
  }

  /** Sends a command to the first replica that is there, as a load balancer does. */
  private CompletableFuture<Void> send(
      FakeSlack slack, String id, String words, List<Replica> replicas) {
    Replica first = replicas.getFirst();
    return http.sendAsync(
            request(first, id, words, slack.responseUrl(id)),
            HttpResponse.BodyHandlers.discarding())
        .handle((response, error) -> error == null && response.statusCode() == 200)
        .thenCompose(acknowledged -> {
          if (acknowledged) {
            acknowledgedBy.put(id, first);
          }
          return acknowledged || replicas.size() == 1
              ? CompletableFuture.completedFuture(null)
              : send(slack, id, words, replicas.subList(1, replicas.size()));
        });
  }

  private static HttpRequest request(Replica replica, String id, String words, String responseUrl) {
    String body =
        "command=%s&text=%s&team_id=T1&channel_id=C1&user_id=U1&trigger_id=%s&response_url=%s"
            .formatted(encoded(Surfaces.COMMAND), encoded(words), id, encoded(responseUrl));
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    return HttpRequest.newBuilder(replica.address().resolve(Surfaces.EVENTS_PATH))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header(
            "X-Slack-Signature",
            new SlackSignature.Generator(TestBot.SECRET).generate(timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static void awaitAnswers(FakeSlack slack, Set<String> ids) {
    long end = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (!slack.answers().keySet().containsAll(ids) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static Set<String> twice(FakeSlack slack) {
    return slack.answers().entrySet().stream()
        .filter(answers -> answers.getValue().stream().filter(ReplicasIT::isAnswer).count() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Where the database goes away while it stores, nobody knows whether it has. */
  private static boolean isAnswer(String text) {
    return !text.contains("could not save");
  }

  private static EmbeddedPostgres start(Path data, int port) throws IOException {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IllegalStateException e) {
      Assumptions.abort("PostgreSQL cannot be started here: " + e.getMessage());
      throw e;
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
