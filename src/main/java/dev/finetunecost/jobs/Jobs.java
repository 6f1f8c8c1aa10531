package dev.finetunecost.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the jobs of this process: deliveries to try again, and what is due at certain times. */
public final class Jobs implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Jobs.class);
  private static final int THREADS = 16;

  private final Database database;
  private final Deliveries deliveries;
  private final Scheduler scheduler;
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("delivery-heartbeat").factory());

  /**
   * @param recurring what else is to be done from time to time, once per cluster
   */
  public Jobs(Database database, Deliveries deliveries, List<Recurring> recurring) {
    this.database = database;
    this.deliveries = deliveries;
    this.scheduler = scheduler(database, deliveries, recurring);
  }

  private static Scheduler scheduler(
      Database database, Deliveries deliveries, List<Recurring> recurring) {
    List<RecurringTask<Void>> timed =
        Stream.concat(Stream.of(deliveries.pickUp()), recurring.stream().map(Recurring::task))
            .toList();
    return Scheduler.create(database.dataSource(), deliveries.retry())
        .startTasks(timed)
        .jdbcCustomization(dialect(database))
        .alwaysPersistTimestampInUTC()
        .threads(THREADS)
        .pollingInterval(Duration.ofSeconds(1))
        .heartbeatInterval(Duration.ofSeconds(5))
        .missedHeartbeatsLimit(4)
        .shutdownMaxWait(Duration.ofSeconds(5))
        .build();
  }

  /** Starts. What an earlier process left unfinished is taken up. */
  public void start() {
    if (database.servesAlone()) {
      deliveries.takeOverAll();
    }
    scheduler.start();
    long beat = Deliveries.LEASE.dividedBy(3).toMillis();
    var _ = heart.scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.MILLISECONDS);
  }

  /**
   * Waits for the deliveries in progress, then stops; what is not finished by then is left to the
   * other processes, or to the next one.
   */
  public void drain(Duration patience) throws InterruptedException {
    if (!deliveries.awaitIdle(patience)) {
      log.info("Stopping before everything is answered; the rest is left to the next process");
    }
    close();
  }

  @Override
  public void close() {
    heart.shutdownNow();
    scheduler.stop();
    deliveries.letGo();
  }

  private void beat() {
    try {
      deliveries.renew();
    } catch (RuntimeException e) {
      log.warn("The database did not take our sign of life", e);
    }
  }

  static SchedulerClient client(Database database, List<Task<?>> tasks) {
    return SchedulerClient.Builder.create(database.dataSource(), tasks)
        .jdbcCustomization(dialect(database))
        .build();
  }

  private static JdbcCustomization dialect(Database database) {
    return switch (database.address()) {
      case DatabaseAddress.Embedded _ -> new SqliteJdbcCustomization();
      case DatabaseAddress.Postgres _ -> new PostgreSqlJdbcCustomization(false, true);
    };
  }
}
