package dev.finetunecost.slack;

import dev.finetunecost.Main;
import dev.finetunecost.jobs.TestClassPath;
import dev.finetunecost.store.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bot as a process of its own, on a port of this machine. */
final class Replica implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final URI address;
  private final Process process;

  /** One workspace's bot. */
  static Replica ofOneWorkspace(FakeSlack slack, String databaseUrl, Path home) throws IOException {
    return new Replica(
        home,
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"),
        Map.of(
            "SLACK_BOT_TOKEN",
            "xoxb-test",
            "SLACK_SIGNING_SECRET",
            TestBot.SECRET,
            "SLACK_API_URL",
            slack.apiUrl().toString(),
            "DATABASE_URL",
            databaseUrl));
  }

  /** The bot that many workspaces have installed. */
  static Replica ofManyWorkspaces(FakeSlack slack, DatabaseAddress database, Path home)
      throws IOException {
    String url =
        switch (database) {
          case DatabaseAddress.Embedded embedded -> "jdbc:sqlite:" + embedded.file();
          case DatabaseAddress.Postgres postgres -> postgres.jdbcUrl();
        };
    return new Replica(
        home,
        List.of("-Xmx512m"),
        Map.of(
            "SLACK_CLIENT_ID",
            "client",
            "SLACK_CLIENT_SECRET",
            "client-secret",
            "SLACK_SIGNING_SECRET",
            TestBot.SECRET,
            "FINETUNE_COST_KEY",
            TestWorkspaces.KEY,
            "SLACK_API_URL",
            slack.apiUrl().toString(),
            "DATABASE_URL",
            url));
  }

  private Replica(Path home, List<String> flags, Map<String, String> environment)
      throws IOException {
    int port = freePort();
    address = URI.create("http://127.0.0.1:" + port + "/");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(flags);
    command.addAll(List.of("-cp", TestClassPath.text(), Main.class.getName(), "serve"));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(new File(home.toFile(), "replica-" + port + ".log"));
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "FINETUNE_COST_HOME",
                home.toString(),
                "FINETUNE_COST_PRICES",
                "snapshot",
                "HOST",
                "127.0.0.1",
                "PORT",
                Integer.toString(port)));
    process = builder.start();
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  URI address() {
    return address;
  }

  /** Waits until it takes requests. */
  void awaitReady(HttpClient http) throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        HttpRequest ready = HttpRequest.newBuilder(address.resolve("readyz")).build();
        if (http.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // Not yet
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IllegalStateException("a replica does not start");
  }

  /** Kills it without a word. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop (SIGTERM), and says whether it did within half a minute. */
  boolean stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
