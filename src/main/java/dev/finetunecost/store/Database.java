package dev.finetunecost.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
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
  /** How long to wait for one's turn: a little longer than Slack waits for an acknowledgement. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

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
    HikariDataSource dataSource =
        switch (address) {
          case DatabaseAddress.Embedded embedded -> connected(address, sqlite(embedded));
          case DatabaseAddress.Postgres postgres -> connected(address, postgres(postgres));
        };
    try {
      Database database = new Database(address, dataSource, clock);
      database.refuseOldServer();
      database.migrate();
      return database;
    } catch (FlywayException | JdbiException e) {
      dataSource.close();
      throw unusable(address, e);
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
      return new Readiness.Down(trouble(address, e));
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

  private static HikariConfig sqlite(DatabaseAddress.Embedded embedded) {
    Path folder = embedded.file().resolveSibling("");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DatabaseUnusable(
          "The data folder %s cannot be made: give FINETUNE_COST_HOME a folder that can be written"
              .formatted(folder),
          e);
    }
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:sqlite:" + embedded.file());
    // Writers of SQLite take turns in any case, but it lets them race for it, and some lose for
    // seconds; the pool hands its one connection on in the order of asking
    config.setMaximumPoolSize(1);
    config.addDataSourceProperty("journal_mode", "WAL");
    config.addDataSourceProperty("synchronous", "FULL");
    config.addDataSourceProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
    config.addDataSourceProperty("foreign_keys", "true");
    // A transaction that reads first and writes later could not wait for its turn to write
    config.addDataSourceProperty("transaction_mode", "IMMEDIATE");
    return config;
  }

  private static HikariConfig postgres(DatabaseAddress.Postgres postgres) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(postgres.jdbcUrl());
    if (postgres.user() != null) {
      config.setUsername(postgres.user());
    }
    if (postgres.password() != null) {
      config.setPassword(postgres.password());
    }
    config.setMaximumPoolSize(10);
    config.addDataSourceProperty("ApplicationName", "finetune-cost");
    config.addDataSourceProperty("connectTimeout", "5");
    // A server that vanished must not hold a connection for ever
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    return config;
  }

  private static HikariDataSource connected(DatabaseAddress address, HikariConfig config) {
    config.setPoolName("database");
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(1);
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw unusable(address, e);
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

  /** The same trouble in words that say what to change. */
  private static DatabaseUnusable unusable(DatabaseAddress address, Exception e) {
    return new DatabaseUnusable(trouble(address, e), e);
  }

  private static String trouble(DatabaseAddress address, Exception e) {
    return switch (address) {
      case DatabaseAddress.Embedded embedded -> sqliteTrouble(embedded, deepest(e));
      case DatabaseAddress.Postgres postgres -> postgresTrouble(postgres, e);
    };
  }

  private static String sqliteTrouble(DatabaseAddress.Embedded embedded, String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    Path file = embedded.file();
    if (lower.contains("sqlite_notadb")) {
      return "%s is not a database of ours: move it away, or name another folder in FINETUNE_COST_HOME"
          .formatted(file);
    }
    if (lower.contains("sqlite_corrupt")) {
      return "%s is damaged: restore a backup of it".formatted(file);
    }
    if (lower.contains("sqlite_full")) {
      return "The disk of %s is full: make room on it".formatted(file);
    }
    if (lower.contains("sqlite_readonly")
        || lower.contains("sqlite_cantopen")
        || lower.contains("sqlite_ioerr")) {
      return "%s cannot be written: let this user write to its folder, or name another in FINETUNE_COST_HOME"
          .formatted(file);
    }
    if (lower.contains("sqlite_busy")) {
      return "%s is held by another program for more than %d s: stop that program"
          .formatted(file, PATIENCE.toSeconds());
    }
    return "%s cannot be used: %s".formatted(file, message);
  }

  private static String postgresTrouble(DatabaseAddress.Postgres postgres, Exception e) {
    @Nullable String state = sqlState(e);
    String code = state == null ? "" : state;
    if (code.startsWith("28")) {
      return "PostgreSQL at %s refuses the user or the password: correct them in DATABASE_URL"
          .formatted(postgres);
    }
    if (code.equals("3D000")) {
      return "PostgreSQL at %s has no such database: create it, or correct DATABASE_URL"
          .formatted(postgres);
    }
    if (code.equals("53100")) {
      return "The disk of PostgreSQL at %s is full: make room on it".formatted(postgres);
    }
    if (code.equals("42501") || code.equals("25006")) {
      return "PostgreSQL at %s lets us read, but not write: grant this user the schema"
          .formatted(postgres);
    }
    if (code.startsWith("08") || code.startsWith("57")) {
      return "PostgreSQL at %s cannot be reached: start it, or correct DATABASE_URL"
          .formatted(postgres);
    }
    return "PostgreSQL at %s cannot be used: %s".formatted(postgres, deepest(e));
  }

  private static @Nullable String sqlState(Throwable thrown) {
    @Nullable String state = null;
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        state = sql.getSQLState();
      }
    }
    return state;
  }

  private static String deepest(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    @Nullable String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
