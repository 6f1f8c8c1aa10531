package dev.finetunecost.playground;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bot as a person starts it: a process of its own in playground mode, on a free port, with an
 * empty data folder and the prices it was shipped with.
 */
final class RunningBot implements AutoCloseable {
  private final Process process;
  private final URI page;
  private final Path home;

  private RunningBot(Process process, URI page, Path home) {
    this.process = process;
    this.page = page;
    this.home = home;
  }

  static RunningBot start() throws IOException {
    Path home = Files.createTempDirectory("finetune-cost-home");
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                // the tests have a configuration of their own, which keeps quiet
                "-Dlogback.configurationFile=logback.xml",
                "-classpath",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.finetunecost.Main",
                "serve",
                "--playground")
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SLACK_"));
    builder.environment().put("PORT", String.valueOf(port));
    builder.environment().put("FINETUNE_COST_HOME", home.toString());
    builder.environment().put("FINETUNE_COST_PRICES", "snapshot");
    Process process = builder.start();
    awaitReady(process);
    return new RunningBot(process, URI.create("http://127.0.0.1:%d/".formatted(port)), home);
  }

  /** Reads what it says until it is ready, and from then on in the background. */
  private static void awaitReady(Process process) throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> lines = new ArrayList<>();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      lines.add(line);
      if (line.contains("Ready at")) {
        Thread.ofVirtual().start(() -> repeat(said));
        return;
      }
    }
    throw new IllegalStateException("the bot did not start: " + String.join("\n", lines));
  }

  private static void repeat(BufferedReader said) {
    try {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        System.err.println(line);
      }
    } catch (IOException e) {
      // the process has ended
    }
  }

  /** The address of the playground. */
  URI page() {
    return page;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try (Stream<Path> files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
