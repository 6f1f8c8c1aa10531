package dev.finetunecost.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The database: SQLite in a file of our own, or PostgreSQL that many replicas share. Opened, it has
 * the newest schema; what is committed survives a crash of the process and of the machine.
 */
public final class Database implements AutoCloseable {
  private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(30);
  private static final long ENOUGH_DISK = 64L << 20;
  private static final int OLDEST_POSTGRES = 13;

  private final DatabaseAddress address;
  private final HikariDataSource dataSource;
  private final Jdbi jdbi;
  private final Clock clock;
  private @Nullable FileLock serving;

  private Database(DatabaseAddress address, HikariDataSource dataSource, Clock clock) {
    this.address = address;
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource);
    this.clock = clock;
  }

  /**
   * Opens the database and brings its schema up to date.
   *
   * @throws DatabaseUnusable if it cannot be reached, written, or was made by a newer version
   */
  public static Database open(DatabaseAddress address, Clock clock) {
    HikariDataSource dataSource = Connections.pool(address);
    try {
      Database database = new Database(address, dataSource, clock);
      database.refuseOldServer();
      database.migrate();
      return database;
    } catch (FlywayException | JdbiException e) {
      dataSource.close();
      throw new DatabaseUnusable(Trouble.words(address, e), e);
    } catch (RuntimeException e) {
      dataSource.close();
      throw e;
    }
  }

  /** The way to run SQL. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The pool of connections. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** A name of its own, kept for ever; a copy has another. */
  public String identity() {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              insert into database_identity (id, uuid) values (1, :uuid)
              on conflict (id) do nothing
              """)
          .bind("uuid", UUID.randomUUID().toString())
          .execute();
      return handle
          .createQuery("select uuid from database_identity where id = 1")
          .mapTo(String.class)
          .one();
    });
  }

  /** Where it is. */
  public DatabaseAddress address() {
    return address;
  }

  /** Whether what failed so may work when it is tried again: the database was away or busy. */
  public static boolean isAway(Throwable failure) {
    return Trouble.isPassing(failure);
  }

  /** Whether it can be relied on at this moment: it is written to, and its clock compared. */
  public Readiness ready() {
    try {
      long now = clock.millis();
      jdbi.useHandle(handle ->
          handle
              .createUpdate(
                  """
                  insert into readiness (id, checked_at) values (1, :now)
                  on conflict (id) do update set checked_at = excluded.checked_at
                  """)
              .bind("now", now)
              .execute());
      return switch (address) {
        case DatabaseAddress.Embedded embedded -> spaceOnDisk(embedded.file());
        case DatabaseAddress.Postgres _ -> clockSkew(now);
      };
    } catch (JdbiException e) {
      return new Readiness.Down(Trouble.words(address, e));
    }
  }

  /**
   * Claims the database for this process until it ends: true if no other serves from it. Of
   * PostgreSQL that is never said, for replicas come and go.
   */
  public synchronized boolean servesAlone() {
    if (!(address instanceof DatabaseAddress.Embedded embedded)) {
      return false;
    }
    if (serving == null) {
      serving = lock(embedded.file().resolveSibling("serving.lock"));
    }
    return serving != null;
  }

  private static @Nullable FileLock lock(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
      return lock;
    } catch (IOException | OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public synchronized void close() {
    dataSource.close();
    if (serving != null) {
      try {
        serving.acquiredBy().close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      serving = null;
    }
  }

  private void refuseOldServer() {
    if (address instanceof DatabaseAddress.Postgres) {
      int version =
          jdbi.withHandle(handle ->
              handle
                  .createQuery("select current_setting('server_version_num')")
                  .mapTo(Integer.class)
                  .one())
              / 10_000;
      if (version < OLDEST_POSTGRES) {
        throw new DatabaseUnusable(
            "DATABASE_URL names PostgreSQL %d: it must be %d or newer"
                .formatted(version, OLDEST_POSTGRES));
      }
    }
  }

  private void migrate() {
    Flyway flyway =
        Flyway.configure()
            .dataSource(dataSource)
            .locations("classpath:db/migration")
            .failOnMissingLocations(true)
            .load();
    for (MigrationInfo migration : flyway.info().all()) {
      if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new DatabaseUnusable(
            "The database has schema version %s, made by a newer finetune-cost: start that version, or restore a backup"
                .formatted(migration.getVersion()));
      }
    }
    flyway.migrate();
  }

  private static Readiness spaceOnDisk(Path file) {
    long left = file.resolveSibling("").toFile().getUsableSpace();
    return left >= ENOUGH_DISK
        ? new Readiness.Ready()
        : new Readiness.Degraded(
            "only %d MB are left on the disk of %s".formatted(left >> 20, file));
  }

  private Readiness clockSkew(long now) {
    long theirs =
        jdbi.withHandle(handle ->
            handle
                .createQuery("select cast(extract(epoch from clock_timestamp()) * 1000 as bigint)")
                .mapTo(Long.class)
                .one());
    Duration skew = Duration.ofMillis(Math.abs(theirs - now));
    return skew.compareTo(TOLERABLE_SKEW) <= 0
        ? new Readiness.Ready()
        : new Readiness.Degraded(
            "this machine's clock and the database's differ by %d s: work may be done twice; synchronise them"
                .formatted(skew.toSeconds()));
  }
}
