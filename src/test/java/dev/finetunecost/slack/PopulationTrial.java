package dev.finetunecost.slack;

import com.slack.api.app_backend.SlackSignature;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.Installation;
import dev.finetunecost.store.Installations;
import dev.finetunecost.store.NewScenario;
import dev.finetunecost.store.PostgresServer;
import dev.finetunecost.store.Scenarios;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A generated population of workspaces, each with an installation and scenarios of its own, and the
 * whole bot as a process before it: signed commands at growing rates, from workspaces of which few
 * say much and most say little. Run by hand: {@code PopulationTrial WORKSPACES sqlite|postgresql
 * [RATE…]}.
 */
public final class PopulationTrial {
  private static final int SECONDS = 8;
  private static final int WARM_UP = 400;
  private static final List<String> SENTENCES =
      List.of(
          "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini",
          "qlora llama 3.1 70b on 20k contracts, 2k requests a day, 12 months",
          "fine-tune gpt-4.1-mini on 3k chats, 100k requests a month",
          "full fine-tune of mistral 7b on 50 million tokens, 1M requests a month");

  private final int workspaces;
  private final Random random = new Random(20_261_125);
  private final FakeSlack slack = new FakeSlack();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private int sent;

  private PopulationTrial(int workspaces) throws IOException {
    this.workspaces = workspaces;
  }

  public static void main(String[] args) throws Exception {
    int workspaces = Integer.parseInt(args[0]);
    Path home = Files.createTempDirectory("population");
    DatabaseAddress address =
        args[1].equals("sqlite")
            ? DatabaseAddress.Embedded.in(home)
            : PostgresServer.emptyDatabase();
    List<Integer> rates = new ArrayList<>();
    for (int i = 2; i < args.length; i++) {
      rates.add(Integer.parseInt(args[i]));
    }
    new PopulationTrial(workspaces)
        .run(address, home, rates.isEmpty() ? List.of(10, 20, 40, 80, 160, 320) : rates);
    System.exit(0);
  }

  private void run(DatabaseAddress address, Path home, List<Integer> rates) throws Exception {
    populate(address);
    try (Replica bot = Replica.ofManyWorkspaces(slack, address, home)) {
      bot.awaitReady(http);
      measure(bot, 15, WARM_UP);
      for (int rate : rates) {
        measure(bot, rate, rate * SECONDS);
      }
    }
  }

  private void populate(DatabaseAddress address) {
    long start = System.nanoTime();
    SentenceReader reader = new SentenceReader(Catalog.bundled());
    List<Understanding> read = SENTENCES.stream().map(reader::read).toList();
    try (Database database = Database.open(address, Clock.systemUTC())) {
      if (address instanceof DatabaseAddress.Embedded) {
        // The one connection; the bot opens its own, which waits for the disk again
        database.jdbi().useHandle(handle -> handle.execute("pragma synchronous = off"));
      }
      Installations installations = new Installations(database, TestWorkspaces.KEYS);
      Scenarios scenarios = new Scenarios(database);
      try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
        for (int i = 0; i < workspaces; i++) {
          int number = i;
          threads.execute(() -> fill(installations, scenarios, read, number));
        }
      }
      System.out.printf(
          "%d workspaces in %d s, %.0f MB%n",
          workspaces,
          Duration.ofNanos(System.nanoTime() - start).toSeconds(),
          bytes(database) / 1e6);
    }
  }

  private static void fill(
      Installations installations, Scenarios scenarios, List<Understanding> read, int number) {
    String workspace = name(number);
    Instant now = Instant.now();
    installations.save(
        new Installation(
            null,
            workspace,
            "A1",
            "B1",
            "UBOT",
            "commands,chat:write",
            "xoxb-" + workspace,
            null,
            null,
            "UADMIN",
            now));
    Understanding said = read.get(number % read.size());
    scenarios.save(
        new NewScenario(
            workspace,
            "seed",
            said.words(),
            said.scenario(),
            said.intent(),
            null,
            "U1",
            "C1",
            "Seed",
            now));
  }

  /** Sends so many commands at this rate, and says what became of them. */
  private void measure(Replica bot, int rate, int count) throws InterruptedException {
    Map<String, Long> begun = new ConcurrentHashMap<>();
    Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    slack.answerTimes().clear();
    slack.forget();
    Duration busy = bot.process().info().totalCpuDuration().orElse(Duration.ZERO);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      LockSupport.parkNanos(
          Math.max(0, start + i * TimeUnit.SECONDS.toNanos(1) / rate - System.nanoTime()));
      String id = "c" + ++sent;
      begun.put(id, System.nanoTime());
      var _ =
          http.sendAsync(request(bot, id), HttpResponse.BodyHandlers.discarding())
              .thenAccept(response -> {
                if (response.statusCode() == 200) {
                  acknowledged.put(id, System.nanoTime());
                }
              });
    }
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (slack.answerTimes().size() < count && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    busy = bot.process().info().totalCpuDuration().orElse(Duration.ZERO).minus(busy);
    List<Long> ack = micros(begun, acknowledged);
    List<Long> answer = micros(begun, slack.answerTimes());
    System.out.printf(
        "%d/s: acknowledged %d of %d, p50 %.1f ms, p99 %.1f ms; answered %d, p50 %.0f ms, p99 %.0f ms; %.1f ms of a core each; %s resident%n",
        rate,
        ack.size(),
        count,
        at(ack, 0.5) / 1e3,
        at(ack, 0.99) / 1e3,
        answer.size(),
        at(answer, 0.5) / 1e3,
        at(answer, 0.99) / 1e3,
        busy.toNanos() / 1e6 / count,
        resident(bot.process().pid()));
  }

  private HttpRequest request(Replica bot, String id) {
    String body =
        "command=%s&text=%s&team_id=%s&channel_id=C1&user_id=U1&trigger_id=%s&response_url=%s"
            .formatted(
                encoded(Surfaces.COMMAND),
                encoded(words()),
                name(drawn()),
                id,
                encoded(slack.responseUrl(id)));
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    return HttpRequest.newBuilder(bot.address().resolve(Surfaces.EVENTS_PATH))
        .timeout(Duration.ofSeconds(30))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .header("X-Slack-Request-Timestamp", timestamp)
        .header(
            "X-Slack-Signature",
            new SlackSignature.Generator(TestBot.SECRET).generate(timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  /** Three in ten are estimates, one in ten opens one; the rest is looked up. */
  private String words() {
    int tenth = random.nextInt(10);
    return switch (tenth) {
      case 0, 1, 2 -> SENTENCES.get(random.nextInt(SENTENCES.size()));
      case 3 -> "open FT-1";
      case 4, 5 -> "list";
      case 6, 7 -> "prices h100";
      default -> "help";
    };
  }

  /** Log-uniform: of 100,000 workspaces the first 300 say half of all. */
  private int drawn() {
    return (int) Math.min(workspaces - 1, Math.pow(workspaces + 1, random.nextDouble()) - 1);
  }

  private static String name(int number) {
    return "T%08d".formatted(number);
  }

  private static List<Long> micros(Map<String, Long> begun, Map<String, Long> done) {
    List<Long> micros = new ArrayList<>();
    done.forEach((id, at) -> micros.add((at - begun.getOrDefault(id, at)) / 1_000));
    Collections.sort(micros);
    return micros;
  }

  private static long at(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? Long.MAX_VALUE / 1_000_000
        : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
  }

  private static String resident(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/%d/status".formatted(pid))).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
          .findFirst()
          .orElse("?");
    } catch (IOException e) {
      return "?";
    }
  }

  private static long bytes(Database database) {
    String size =
        switch (database.address()) {
          case DatabaseAddress.Embedded _ ->
              "select page_count * page_size from pragma_page_count(), pragma_page_size()";
          case DatabaseAddress.Postgres _ -> "select pg_database_size(current_database())";
        };
    return database.jdbi().withHandle(handle -> handle.createQuery(size).mapTo(Long.class).one());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
