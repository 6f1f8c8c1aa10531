package dev.finetunecost.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Connections to a database, pooled and set up so that what is committed stays. */
final class Connections {
  /** How long to wait for one's turn: a little longer than Slack waits for an acknowledgement. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private Connections() {}

  /** A pool with its first connection open; {@link DatabaseUnusable} where there is none. */
  static HikariDataSource pool(DatabaseAddress address) {
    return switch (address) {
      case DatabaseAddress.Embedded embedded -> pool(address, sqlite(embedded));
      case DatabaseAddress.Postgres postgres -> pool(address, postgres(postgres));
    };
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

  private static HikariDataSource pool(DatabaseAddress address, HikariConfig config) {
    config.setPoolName("database");
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setInitializationFailTimeout(1);
    try {
      return new HikariDataSource(config);
    } catch (PoolInitializationException e) {
      throw new DatabaseUnusable(Trouble.words(address, e), e);
    }
  }
}
