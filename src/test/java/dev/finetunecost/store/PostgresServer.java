package dev.finetunecost.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * A PostgreSQL server for tests, started once for all of them from binaries that Maven brings; or
 * the one that FINETUNE_COST_TEST_POSTGRES names by a JDBC URL of a database whose user may create
 * databases.
 */
public final class PostgresServer {
  private static final String URL = url();

  private PostgresServer() {}

  /** A new database on the server. Where no server can be started the test is skipped. */
  public static DatabaseAddress emptyDatabase() {
    if (URL.isEmpty()) {
      throw new TestAbortedException(
          "PostgreSQL cannot be started here (as root it needs `unshare -U`): name one in FINETUNE_COST_TEST_POSTGRES");
    }
    String name = "test_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(URL);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return DatabaseAddress.of(URL.replaceFirst("(jdbc:postgresql://[^/]+/)[^?]*", "$1" + name));
  }

  private static String url() {
    @Nullable String outside = System.getenv("FINETUNE_COST_TEST_POSTGRES");
    if (outside != null) {
      return outside;
    }
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
      return server.getJdbcUrl("postgres", "postgres");
    } catch (IOException | IllegalStateException e) {
      System.err.println("PostgreSQL cannot be started: " + e);
      return "";
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException e) {
      System.err.println("PostgreSQL did not stop: " + e);
    }
  }
}
