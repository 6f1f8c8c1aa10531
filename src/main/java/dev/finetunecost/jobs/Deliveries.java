package dev.finetunecost.jobs;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.Delivery;
import dev.finetunecost.store.Inbox;
import dev.finetunecost.store.Inbox.Claim;
import dev.finetunecost.store.Inbox.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what was accepted, whatever happens. A delivery is stored, then worked on at once by the
 * process that took it; if that fails it becomes a job, tried again with growing pauses by any
 * process. What a dead process owned is taken up by the others when its lease runs out.
 */
public final class Deliveries {
  private static final Logger log = LoggerFactory.getLogger(Deliveries.class);
  private static final String RETRY = "deliver-again";
  private static final String PICK_UP = "pick-up-deliveries";
  private static final int PICK_UP_AT_ONCE = 10_000;

  /** For so long a process owns what it works on without saying so again. */
  static final Duration LEASE = Duration.ofSeconds(15);

  static final Duration PICK_UP_EVERY = Duration.ofSeconds(5);

  private final Inbox inbox;
  private final Worker worker;
  private final Executor executor;
  private final Patience patience;
  private final Clock clock;
  private final String owner = UUID.randomUUID().toString();
  private final Set<Key> inProgress = ConcurrentHashMap.newKeySet();
  private final Lock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();

  /** Ended here, but the database was away and does not know it yet. */
  private final Map<Key, Outcome> ended = new ConcurrentHashMap<>();

  private final CustomTask<Void> retry;
  private final RecurringTask<Void> pickUp;
  private final SchedulerClient jobs;

  /** What names a delivery; also the id of its job. */
  private record Key(String workspace, String id) {
    static Key of(Delivery delivery) {
      return new Key(delivery.workspace(), delivery.id());
    }

    static Key ofJob(String jobId) {
      int slash = jobId.indexOf('/');
      return new Key(jobId.substring(0, slash), jobId.substring(slash + 1));
    }

    TaskInstance<Void> job() {
      return new TaskInstance<>(RETRY, workspace + "/" + id);
    }
  }

  /**
   * @param executor runs the first attempts
   * @param clock of this machine; those of all replicas should agree to a few seconds
   */
  public Deliveries(
      Database database, Worker worker, Executor executor, Patience patience, Clock clock) {
    this.inbox = new Inbox(database);
    this.worker = worker;
    this.executor = executor;
    this.patience = patience;
    this.clock = clock;
    this.retry =
        Tasks.custom(RETRY, Void.class)
            .onFailureReschedule(FixedDelay.of(PICK_UP_EVERY))
            .onDeadExecutionRevive()
            .execute((job, _) -> tryAgain(Key.ofJob(job.getId())));
    this.pickUp =
        Tasks.recurring(PICK_UP, FixedDelay.of(PICK_UP_EVERY)).execute((_, _) -> pickUpOverdue());
    this.jobs = Jobs.client(database, List.of(retry, pickUp));
  }

  /**
   * Stores the delivery, then has it worked on. Once this returns it will be answered, even if the
   * process dies now. False: it was accepted before, and there is nothing to do.
   *
   * @throws RuntimeException if it could not be stored; then it must not be acknowledged
   */
  public boolean accept(Delivery delivery) {
    if (!inbox.accept(delivery, owner, clock.instant().plus(LEASE))) {
      return false;
    }
    Key key = Key.of(delivery);
    inProgress.add(key);
    try {
      executor.execute(() -> firstAttempt(key, delivery));
    } catch (RejectedExecutionException e) {
      log.warn("No thread for a delivery; it is tried as a job", e);
      done(key);
      putBack(key, clock.instant());
    }
    return true;
  }

  /**
   * Waits until this process works on nothing.
   *
   * @return false if it still does after this time
   */
  boolean awaitIdle(Duration patience) throws InterruptedException {
    long nanos = patience.toNanos();
    lock.lock();
    try {
      while (!inProgress.isEmpty()) {
        if (nanos <= 0) {
          return false;
        }
        nanos = idle.awaitNanos(nanos);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  CustomTask<Void> retry() {
    return retry;
  }

  RecurringTask<Void> pickUp() {
    return pickUp;
  }

  /** Says to the other processes that this one is alive and still works on what it owns. */
  void renew() {
    if (!inProgress.isEmpty() || !ended.isEmpty()) {
      inbox.renew(owner, clock.instant().plus(LEASE));
      ended.forEach(this::end);
    }
  }

  /** Takes up what all other processes owned; right only where they are known to be dead. */
  void takeOverAll() {
    int orphans = inbox.releaseAll(clock.instant());
    if (orphans > 0) {
      log.info("{} deliveries were left unfinished by an earlier process", orphans);
      pickUpOverdue();
    }
  }

  /** Lets others take up what this process has not finished. */
  void letGo() {
    inbox.release(owner, clock.instant());
  }

  private void firstAttempt(Key key, Delivery delivery) {
    try {
      attempt(key, new Claim(delivery, 1)).ifPresent(dueAt -> putBack(key, dueAt));
    } catch (RuntimeException e) {
      // Only the database can do that: the lease runs out, and the delivery is taken up again
      log.warn("The database did not take what became of a delivery", e);
    } finally {
      done(key);
    }
  }

  private void done(Key key) {
    inProgress.remove(key);
    lock.lock();
    try {
      idle.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void putBack(Key key, Instant dueAt) {
    inbox.postpone(key.workspace(), key.id(), owner, dueAt);
    jobs.scheduleIfNotExists(key.job(), dueAt);
  }

  private CompletionHandler<Void> tryAgain(Key key) {
    @Nullable Outcome outcome = ended.get(key);
    if (outcome != null) {
      end(key, outcome);
      return new CompletionHandler.OnCompleteRemove<>();
    }
    if (!inProgress.add(key)) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    try {
      Instant now = clock.instant();
      Optional<Instant> dueAt =
          inbox
              .claim(key.workspace(), key.id(), owner, now, now.plus(LEASE))
              .flatMap(claim -> attempt(key, claim));
      if (dueAt.isEmpty()) {
        return new CompletionHandler.OnCompleteRemove<>();
      }
      inbox.postpone(key.workspace(), key.id(), owner, dueAt.get());
      return (done, job) -> job.reschedule(done, dueAt.get());
    } finally {
      done(key);
    }
  }

  /** Works on it and ends it; or says when to try again. */
  private Optional<Instant> attempt(Key key, Claim claim) {
    Delivery delivery = claim.delivery();
    Instant now = clock.instant();
    boolean inTime = now.isBefore(delivery.at().plus(patience.answerWithin()));
    try {
      if (inTime) {
        worker.work(delivery);
      } else {
        worker.giveUp(delivery);
      }
    } catch (TryAgainLater e) {
      return Optional.of(tryAt(claim.attempts(), e.after()));
    } catch (Exception e) {
      if (now.isBefore(delivery.at().plus(patience.giveUpWithin()))) {
        log.warn("Attempt {} at delivery {} failed: {}", claim.attempts(), key, e.toString());
        log.debug("It failed here", e);
        return Optional.of(tryAt(claim.attempts(), Duration.ZERO));
      }
      log.error("Delivery {} is given up after {} attempts", key, claim.attempts(), e);
    }
    Outcome outcome = inTime ? Outcome.DELIVERED : Outcome.EXPIRED;
    ended.put(key, outcome);
    end(key, outcome);
    return Optional.empty();
  }

  private void end(Key key, Outcome outcome) {
    inbox.finish(key.workspace(), key.id(), outcome, clock.instant());
    ended.remove(key);
  }

  private Instant tryAt(int attempts, Duration atLeast) {
    Duration pause = patience.pauseAfter(attempts);
    return clock.instant().plus(pause.compareTo(atLeast) >= 0 ? pause : atLeast);
  }

  /** Makes a job of every delivery that is due and has none. */
  private void pickUpOverdue() {
    Instant now = clock.instant();
    inbox
        .overdue(now, PICK_UP_AT_ONCE)
        .forEach(delivery -> jobs.scheduleIfNotExists(Key.of(delivery).job(), now));
  }
}
