package dev.finetunecost.store;

import com.sun.management.OperatingSystemMXBean;
import dev.finetunecost.answer.Answer;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures what the sizing page rests on: what it takes to store a command durably and to end it,
 * and how much room scenarios with their reports take. Run it on a machine that does nothing else;
 * the processor time per command is of use on a busy one too.
 */
final class StorageFigures {
  private static final int WARM_UP = 2_000;
  private static final int COMMANDS = 10_000;
  private static final int SCENARIOS = 1_000;
  private static final int THREADS = 8;
  private static final String SENTENCE =
      "fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini, 18 months";

  private StorageFigures() {}

  public static void main(String[] args) throws Exception {
    measure(DatabaseAddress.Embedded.in(Files.createTempDirectory("storage-figures")), "SQLite");
    measure(PostgresServer.emptyDatabase(), "PostgreSQL");
  }

  private static void measure(DatabaseAddress address, String name) throws Exception {
    try (Database database = Database.open(address, Clock.systemUTC())) {
      commands(database, WARM_UP, "warm");
      long before = bytes(database);
      System.out.printf("%s: %s%n", name, commands(database, COMMANDS, "c"));
      System.out.printf(
          "%s: %d bytes a command that has ended%n", name, (bytes(database) - before) / COMMANDS);
      before = bytes(database);
      scenarios(database);
      System.out.printf(
          "%s: %.1f MB for %d scenarios with one report each%n",
          name, (bytes(database) - before) / 1e6, SCENARIOS);
    }
  }

  /** Accepts and ends commands, and says how fast. */
  private static String commands(Database database, int count, String prefix) throws Exception {
    Inbox inbox = new Inbox(database);
    List<Future<List<Long>>> parts = new ArrayList<>();
    long cpu = cpuNanos();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (int thread = 0; thread < THREADS; thread++) {
        String name = prefix + thread + "-";
        parts.add(threads.submit(() -> some(inbox, count / THREADS, name)));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double cpuMicros = (cpuNanos() - cpu) / 1e3 / count;
    List<Long> nanos = new ArrayList<>();
    for (Future<List<Long>> part : parts) {
      nanos.addAll(part.get());
    }
    Collections.sort(nanos);
    return "%.0f commands/s with %d threads, stored in %.2f ms (median), %.1f ms (99 %%); %.0f µs of this process's processor each"
        .formatted(
            count / seconds,
            THREADS,
            nanos.get(nanos.size() / 2) / 1e6,
            nanos.get(nanos.size() * 99 / 100) / 1e6,
            cpuMicros);
  }

  private static List<Long> some(Inbox inbox, int count, String prefix) {
    String payload = "{\"words\":\"" + SENTENCE + "\",\"response_url\":\"" + "x".repeat(90) + "\"}";
    List<Long> nanos = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant now = Instant.now();
      Delivery delivery =
          new Delivery(prefix + i, "T0" + i % 50 + "ABCDEFG", "command", payload, now);
      long start = System.nanoTime();
      inbox.accept(delivery, "00000000-0000-0000-0000-000000000000", now.plusSeconds(15));
      nanos.add(System.nanoTime() - start);
      inbox.finish(delivery.workspace(), delivery.id(), Inbox.Outcome.DELIVERED, now);
    }
    return nanos;
  }

  private static void scenarios(Database database) {
    PriceBook book = PriceBooks.bundled(Instant.now());
    Catalog catalog = Catalog.bundled();
    Answers answers =
        new Answers(
            new SentenceReader(catalog), new Estimator(catalog), () -> book, Clock.systemUTC());
    Understanding understood = answers.read(SENTENCE);
    if (!(answers.toWords("FT-1", understood) instanceof Answer.Estimated estimated)) {
      throw new IllegalStateException("no estimate");
    }
    Scenarios scenarios = new Scenarios(database);
    Estimates estimates = new Estimates(database);
    for (int i = 0; i < SCENARIOS; i++) {
      String workspace = "T0" + i % 50 + "ABCDEFG";
      SavedScenario saved =
          scenarios.save(
              new NewScenario(
                  workspace,
                  "s" + i,
                  SENTENCE,
                  estimated.asSaid(),
                  understood.intent(),
                  null,
                  "U0123456789",
                  "C0123456789",
                  estimated.report().title(),
                  Instant.now()));
      estimates.save(
          new SavedEstimate(
              workspace,
              saved.number(),
              Instant.now(),
              estimated.report(),
              Map.of("litellm", Instant.now())));
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

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
