package dev.finetunecost.jobs;

import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.Delivery;
import dev.finetunecost.store.Inbox;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that accepts and answers deliveries as fast as it can until it is killed. It tells what
 * it does on its standard output, one line at a time: {@code ready}, {@code acknowledged ID} once a
 * delivery was accepted, {@code answered ID} once the outside world has the answer.
 *
 * <p>Started with {@code finish} it accepts nothing, answers what is left, says {@code idle} and
 * ends.
 */
final class MortalProcess {
  private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
  private static final int AT_ONCE = 64;
  private static final int FAILURES_IN_100 = 5;
  private static final Patience IMPATIENT =
      new Patience(
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofMinutes(29),
          Duration.ofDays(1));

  private MortalProcess() {}

  /** Arguments: a JDBC URL, a name that no other process has, {@code work} or {@code finish}. */
  public static void main(String[] args) throws InterruptedException {
    String name = args[1];
    try (Database database = Database.open(DatabaseAddress.of(args[0]), Clock.systemUTC());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Semaphore places = new Semaphore(AT_ONCE);
      Worker worker = new Outside(new Random(name.hashCode()), places, name + "-");
      Deliveries deliveries =
          new Deliveries(database, worker, threads, IMPATIENT, Clock.systemUTC());
      try (Jobs jobs = new Jobs(database, deliveries, List.of())) {
        jobs.start();
        say("ready");
        if (args[2].equals("finish")) {
          finish(new Inbox(database));
        } else {
          acceptForEver(deliveries, places, name);
        }
      }
    }
  }

  private static void acceptForEver(Deliveries deliveries, Semaphore places, String name)
      throws InterruptedException {
    for (int i = 0; ; i++) {
      places.acquire();
      String id = name + "-" + i;
      deliveries.accept(new Delivery(id, "T" + i % 7, "command", "{}", Instant.now()));
      say("acknowledged " + id);
    }
  }

  private static void finish(Inbox inbox) {
    while (inbox.backlog().unfinished() > 0) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    say("idle");
  }

  private static void say(String line) {
    try {
      // One write for the whole line: a kill falls before it or after it
      OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException("nobody listens", e);
    }
  }

  /** The other side: it takes a little time, and sometimes it is away. */
  private record Outside(Random random, Semaphore places, String ours) implements Worker {

    @Override
    public void work(Delivery delivery) {
      if (delivery.id().startsWith(ours)) {
        places.release();
      }
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(20)).toNanos());
      if (random.nextInt(100) < FAILURES_IN_100) {
        throw new IllegalStateException("away");
      }
      say("answered " + delivery.id());
    }

    @Override
    public void giveUp(Delivery delivery) {
      throw new IllegalStateException("there was time enough");
    }
  }
}
