package dev.finetunecost.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.Delivery;
import dev.finetunecost.store.EachDatabase;
import dev.finetunecost.store.Inbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Faults: killed processes, a restarted database, replicas that reach for the same work. */
final class NothingLostIT {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofMillis(500),
          Duration.ofMinutes(29),
          Duration.ofDays(1));

  @EachDatabase
  void whatWasAcknowledgedIsAnsweredThoughTheProcessIsKilledAgainAndAgain(DatabaseAddress address)
      throws IOException, InterruptedException {
    KillTrial.Result result = KillTrial.run(address, 10, 20_261_125);
    assertThat(result.acknowledged()).as(result.toString()).isPositive();
    assertThat(result.recoveries()).as(result.toString()).isNotEmpty();
    assertThat(result.lost()).as(result.toString()).isZero();
  }

  @EachDatabase
  void ofManyWhoReachForOneDeliveryOneGetsIt(Database database)
      throws InterruptedException, ExecutionException {
    Inbox inbox = new Inbox(database);
    Instant now = Instant.now();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 20; round++) {
        String id = "d" + round;
        inbox.accept(new Delivery(id, "T1", "command", "{}", now), "dead", now);
        List<Callable<Boolean>> claims =
            IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i ->
                    () -> inbox.claim("T1", id, "node" + i, now, now.plusSeconds(15)).isPresent())
                .toList();
        int got = 0;
        for (Future<Boolean> claim : threads.invokeAll(claims)) {
          got += claim.get() ? 1 : 0;
        }
        assertThat(got).isEqualTo(1);
      }
    }
  }

  @EachDatabase
  void twoReplicasAnswerEachDeliveryOnceAlthoughTheFirstAttemptsFail(DatabaseAddress address)
      throws InterruptedException {
    int count = 200;
    Counting worker = new Counting(count, 1);
    try (Database one = Database.open(address, Clock.systemUTC());
        Database other = Database.open(address, Clock.systemUTC());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Deliveries here = new Deliveries(one, worker, threads, SHORT, Clock.systemUTC());
      Deliveries there = new Deliveries(other, worker, threads, SHORT, Clock.systemUTC());
      try (Jobs jobsHere = new Jobs(one, here, List.of());
          Jobs jobsThere = new Jobs(other, there, List.of())) {
        jobsHere.start();
        jobsThere.start();
        for (int i = 0; i < count; i++) {
          Delivery delivery = new Delivery("d" + i, "T" + i % 3, "command", "{}", Instant.now());
          // Slack repeats itself, and not always to the same replica
          boolean first = here.accept(delivery);
          boolean second = there.accept(delivery);
          assertThat(first).isTrue();
          assertThat(second).isFalse();
        }
        assertThat(worker.all.await(60, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(worker.answers)
          .hasSize(count)
          .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }
  }

  @Test
  void aRestartedPostgresLosesNothingAndNothingIsAnsweredTwice()
      throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("postgres-restart");
    EmbeddedPostgres server = start(data, 0);
    int port = server.getPort();
    Set<String> acknowledged = new HashSet<>();
    Counting worker = new Counting(Integer.MAX_VALUE, 0);
    DatabaseAddress address = DatabaseAddress.of(server.getJdbcUrl("postgres", "postgres"));
    try (Database database = Database.open(address, Clock.systemUTC());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Deliveries deliveries = new Deliveries(database, worker, threads, SHORT, Clock.systemUTC());
      try (Jobs jobs = new Jobs(database, deliveries, List.of())) {
        jobs.start();
        int refused = 0;
        for (int i = 0; i < 600; i++) {
          if (i == 300) {
            server.close();
          }
          if (i == 303) {
            server = start(data, port);
          }
          try {
            deliveries.accept(new Delivery("d" + i, "T1", "command", "{}", Instant.now()));
            acknowledged.add("d" + i);
          } catch (RuntimeException e) {
            refused++;
          }
        }
        assertThat(refused).isBetween(1, 290);
        Inbox inbox = new Inbox(database);
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (inbox.backlog().unfinished() > 0 && System.nanoTime() < end) {
          LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(inbox.backlog().unfinished()).isZero();
      }
    } finally {
      server.close();
    }
    assertThat(worker.answers.keySet()).containsAll(acknowledged);
    assertThat(worker.answers).allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
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

  /** Counts the answers; each delivery fails as often as asked first. */
  private static final class Counting implements Worker {
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final CountDownLatch all;
    private final int failures;

    Counting(int expected, int failures) {
      this.all = new CountDownLatch(expected);
      this.failures = failures;
    }

    @Override
    public void work(Delivery delivery) {
      int attempt =
          attempts.computeIfAbsent(delivery.id(), _ -> new AtomicInteger()).incrementAndGet();
      if (attempt <= failures) {
        throw new IllegalStateException("away");
      }
      answers.merge(delivery.id(), 1, Integer::sum);
      all.countDown();
    }

    @Override
    public void giveUp(Delivery delivery) {
      throw new IllegalStateException("there was time enough");
    }
  }
}
