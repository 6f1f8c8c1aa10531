package dev.finetunecost.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.store.Database;
import dev.finetunecost.store.Delivery;
import dev.finetunecost.store.EachDatabase;
import dev.finetunecost.store.Inbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

final class DeliveriesIT {
  private static final Patience SHORT =
      new Patience(
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMinutes(29),
          Duration.ofDays(1));

  @EachDatabase
  void aDeliveryIsStoredBeforeItIsWorkedOnAndFinishedAfter(Database database) {
    Inbox inbox = new Inbox(database);
    BlockingQueue<Integer> unfinishedDuringWork = new LinkedBlockingQueue<>();
    Worker worker = answering(_ -> unfinishedDuringWork.add(inbox.unfinished("T1", 10).size()));
    Deliveries deliveries =
        new Deliveries(database, worker, Runnable::run, SHORT, Clock.systemUTC());
    assertThat(deliveries.accept(delivery("a", Instant.now()))).isTrue();
    assertThat(unfinishedDuringWork).containsExactly(1);
    assertThat(inbox.unfinished("T1", 10)).isEmpty();
  }

  @EachDatabase
  void aRepetitionIsNotWorkedOnAgain(Database database) {
    AtomicInteger worked = new AtomicInteger();
    Deliveries deliveries =
        new Deliveries(
            database,
            answering(_ -> worked.incrementAndGet()),
            Runnable::run,
            SHORT,
            Clock.systemUTC());
    assertThat(deliveries.accept(delivery("a", Instant.now()))).isTrue();
    assertThat(deliveries.accept(delivery("a", Instant.now()))).isFalse();
    assertThat(worked).hasValue(1);
  }

  @EachDatabase
  void whatFailsIsTriedAgainUntilItIsDelivered(Database database) throws InterruptedException {
    AtomicInteger attempts = new AtomicInteger();
    CountDownLatch delivered = new CountDownLatch(1);
    Worker worker =
        answering(_ -> {
          if (attempts.incrementAndGet() < 3) {
            throw new IllegalStateException("the other side is away");
          }
          delivered.countDown();
        });
    Deliveries deliveries =
        new Deliveries(database, worker, Runnable::run, SHORT, Clock.systemUTC());
    try (Jobs jobs = new Jobs(database, deliveries, List.of())) {
      jobs.start();
      deliveries.accept(delivery("a", Instant.now()));
      assertThat(delivered.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(attempts).hasValue(3);
    assertThat(new Inbox(database).unfinished("T1", 10)).isEmpty();
  }

  @EachDatabase
  void whatCannotBeAnsweredInTimeIsGivenUpProperly(Database database) throws InterruptedException {
    BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    Worker worker =
        new Worker() {
          @Override
          public void work(Delivery delivery) {
            calls.add("work " + delivery.id());
          }

          @Override
          public void giveUp(Delivery delivery) {
            calls.add("give up " + delivery.id());
          }
        };
    Deliveries deliveries =
        new Deliveries(database, worker, Runnable::run, SHORT, Clock.systemUTC());
    deliveries.accept(delivery("late", Instant.now().minus(Duration.ofMinutes(30))));
    assertThat(calls.poll(1, TimeUnit.SECONDS)).isEqualTo("give up late");
    assertThat(new Inbox(database).unfinished("T1", 10)).isEmpty();
  }

  @EachDatabase
  void withoutAThreadItIsTriedAsAJob(Database database) throws InterruptedException {
    CountDownLatch delivered = new CountDownLatch(1);
    Deliveries deliveries =
        new Deliveries(
            database,
            answering(_ -> delivered.countDown()),
            _ -> {
              throw new RejectedExecutionException("full");
            },
            SHORT,
            Clock.systemUTC());
    try (Jobs jobs = new Jobs(database, deliveries, List.of())) {
      jobs.start();
      assertThat(deliveries.accept(delivery("a", Instant.now()))).isTrue();
      assertThat(delivered.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @EachDatabase
  void whatADeadProcessOwnedIsTakenUpByAnother(Database database) throws InterruptedException {
    Instant longAgo = Instant.now().minusSeconds(60);
    new Inbox(database).accept(delivery("orphan", longAgo), "a dead process", longAgo);
    BlockingQueue<String> worked = new LinkedBlockingQueue<>();
    Deliveries deliveries =
        new Deliveries(
            database,
            answering(delivery -> worked.add(delivery.id())),
            Runnable::run,
            SHORT,
            Clock.systemUTC());
    try (Jobs jobs = new Jobs(database, deliveries, List.of())) {
      jobs.start();
      @Nullable String taken = worked.poll(20, TimeUnit.SECONDS);
      assertThat(taken).isEqualTo("orphan");
    }
  }

  @EachDatabase
  void whatIsUnfinishedAtTheEndIsLeftToOthersAtOnce(Database database) throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Inbox inbox = new Inbox(database);
    try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
      Deliveries deliveries =
          new Deliveries(
              database,
              answering(_ -> {
                started.countDown();
                never.await();
              }),
              threads,
              SHORT,
              Clock.systemUTC());
      Jobs jobs = new Jobs(database, deliveries, List.of());
      jobs.start();
      deliveries.accept(delivery("a", Instant.now()));
      assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(inbox.overdue(Instant.now(), 10)).isEmpty();
      jobs.drain(Duration.ofMillis(100));
      assertThat(inbox.overdue(Instant.now(), 10)).extracting(Delivery::id).containsExactly("a");
      threads.shutdownNow();
    }
  }

  @EachDatabase
  void stoppingWaitsForWhatIsBeingAnsweredAndNoLonger(Database database)
      throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Inbox inbox = new Inbox(database);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Deliveries deliveries =
          new Deliveries(
              database,
              answering(_ -> {
                started.countDown();
                mayAnswer.await();
              }),
              threads,
              SHORT,
              Clock.systemUTC());
      Jobs jobs = new Jobs(database, deliveries, List.of());
      jobs.start();
      deliveries.accept(delivery("a", Instant.now()));
      assertThat(started.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(deliveries.awaitIdle(Duration.ofMillis(1))).isFalse();
      threads.execute(mayAnswer::countDown);
      // An hour: the test would not end if it were waited out
      jobs.drain(Duration.ofHours(1));
      assertThat(inbox.unfinished("T1", 10)).isEmpty();
    }
  }

  private static Delivery delivery(String id, Instant at) {
    return new Delivery(id, "T1", "command", "{\"text\":\"tune llama\"}", at);
  }

  /** Something that may fail. */
  private interface Answer {
    void to(Delivery delivery) throws Exception;
  }

  private static Worker answering(Answer answer) {
    return new Worker() {
      @Override
      public void work(Delivery delivery) throws Exception {
        answer.to(delivery);
      }

      @Override
      public void giveUp(Delivery delivery) {
        throw new AssertionError("there was time enough");
      }
    };
  }
}
