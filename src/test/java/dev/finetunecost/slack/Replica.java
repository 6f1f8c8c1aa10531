package dev.finetunecost.slack;

import dev.finetunecost.Main;
import dev.finetunecost.jobs.TestClassPath;
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
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The bot as a process of its own, on a port of this machine, over PostgreSQL. */
final class Replica implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(2);

  private final URI address;
  private final Process process;

  Replica(FakeSlack slack, String databaseUrl, Path home) throws IOException {
    int port = freePort();
    address = URI.create("http://127.0.0.1:" + port + "/");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                TestClassPath.text(),
                Main.class.getName(),
                "serve")
            .redirectErrorStream(true)
            .redirectOutput(new File(home.toFile(), "replica-" + port + ".log"));
    builder
        .environment()
        .putAll(
            Map.of(
                "SLACK_BOT_TOKEN",
                "xoxb-test",
                "SLACK_SIGNING_SECRET",
                TestBot.SECRET,
                "SLACK_API_URL",
                slack.apiUrl().toString(),
                "DATABASE_URL",
                databaseUrl,
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
