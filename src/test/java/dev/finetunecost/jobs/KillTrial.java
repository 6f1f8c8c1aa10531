package dev.finetunecost.jobs;

import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.PostgresServer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Kills a process again and again while it accepts and answers deliveries, then counts what was
 * lost.
 */
final class KillTrial {
  private static final int LONGEST_LIFE_MS = 600;

  /**
   * What came of it.
   *
   * @param acknowledged how many deliveries were accepted and said to be
   * @param lost how many of those were never answered
   * @param duplicates how many answers were given more than once: those given just before a kill,
   *     which the database could not be told any more
   * @param recoveries for each process, the time from its start to the first answer to what an
   *     earlier one left behind; only where there was something
   */
  record Result(
      int kills,
      int acknowledged,
      int answered,
      int lost,
      int duplicates,
      List<Duration> recoveries) {

    @Override
    public String toString() {
      List<Duration> sorted = recoveries.stream().sorted().toList();
      return "%d kills, %d acknowledged, %d answered, %d lost, %d twice; recovery median %s, longest %s"
          .formatted(
              kills,
              acknowledged,
              answered,
              lost,
              duplicates,
              sorted.isEmpty() ? "-" : sorted.get(sorted.size() / 2),
              sorted.isEmpty() ? "-" : sorted.getLast());
    }
  }

  private final String url;
  private final Random random;
  private final Set<String> acknowledged = new HashSet<>();
  private final Map<String, Integer> answered = new HashMap<>();
  private final List<Duration> recoveries = new ArrayList<>();

  private KillTrial(DatabaseAddress address, long seed) {
    this.url =
        switch (address) {
          case DatabaseAddress.Embedded embedded -> "jdbc:sqlite:" + embedded.file();
          case DatabaseAddress.Postgres postgres -> postgres.jdbcUrl();
        };
    this.random = new Random(seed);
  }

  /**
   * Arguments: how many kills (200), the seed of their moments (1), and {@code sqlite} or {@code
   * postgresql} for one of them only.
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    int kills = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    String only = args.length > 2 ? args[2] : "both";
    if (!only.equals("postgresql")) {
      Path folder = Files.createTempDirectory("kill-trial");
      System.out.println("SQLite: " + run(DatabaseAddress.Embedded.in(folder), kills, seed));
    }
    if (!only.equals("sqlite")) {
      System.out.println("PostgreSQL: " + run(PostgresServer.emptyDatabase(), kills, seed));
    }
  }

  static Result run(DatabaseAddress address, int kills, long seed)
      throws IOException, InterruptedException {
    KillTrial trial = new KillTrial(address, seed);
    for (int life = 0; life < kills; life++) {
      trial.liveAndDie("p" + life);
    }
    trial.finish("p" + kills);
    int lost =
        (int) trial.acknowledged.stream().filter(id -> !trial.answered.containsKey(id)).count();
    int answers = trial.answered.values().stream().mapToInt(Integer::intValue).sum();
    return new Result(
        kills,
        trial.acknowledged.size(),
        answers,
        lost,
        answers - trial.answered.size(),
        trial.recoveries);
  }

  private void liveAndDie(String name) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(name, "work");
    try (BufferedReader lines = process.inputReader()) {
      await(lines, "ready");
      Thread killer =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  process.waitFor(random.nextInt(LONGEST_LIFE_MS), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                // Of the process itself this would also close its output, unread lines and all
                process.toHandle().destroyForcibly();
              });
      read(lines, name, start);
      killer.join();
    }
    process.waitFor();
  }

  private void finish(String name) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(name, "finish");
    try (BufferedReader lines = process.inputReader()) {
      read(lines, name, start);
    }
    if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new IllegalStateException("the last process did not finish");
    }
  }

  private Process start(String name, String task) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            TestClassPath.text(),
            MortalProcess.class.getName(),
            url,
            name,
            task)
        .redirectError(ProcessBuilder.Redirect.to(new File("/dev/null")))
        .start();
  }

  private static void await(BufferedReader lines, String word) throws IOException {
    @Nullable String line = lines.readLine();
    if (!word.equals(line)) {
      throw new IllegalStateException("the process says " + line);
    }
  }

  private void read(BufferedReader lines, String name, long start) throws IOException {
    boolean recovered = false;
    @Nullable String line;
    while ((line = lines.readLine()) != null) {
      String id = line.substring(line.indexOf(' ') + 1);
      if (line.startsWith("acknowledged ")) {
        acknowledged.add(id);
      } else if (line.startsWith("answered ")) {
        answered.merge(id, 1, Integer::sum);
        if (!recovered && !id.startsWith(name + "-")) {
          recovered = true;
          recoveries.add(
              Duration.ofNanos(System.nanoTime() - start).truncatedTo(ChronoUnit.MILLIS));
        }
      }
    }
  }
}
