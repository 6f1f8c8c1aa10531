package dev.finetunecost.store;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Copies all that is kept from one database into another, such as from the embedded one to
 * PostgreSQL. Interrupted, it goes on where it stopped; at the end both are compared row by row.
 */
public final class DatabaseCopy {
  private static final int ROWS_AT_ONCE = 500;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Object>> KEY = new TypeReference<>() {};
  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

  /** Tables that are not copied: what is in them belongs to one database or to a moment. */
  static final List<String> LEFT_BEHIND =
      List.of(
          "flyway_schema_history",
          "scheduled_tasks",
          "readiness",
          "oauth_state",
          "feed_claim",
          "database_identity",
          "copy_progress");

  /**
   * What one table came to.
   *
   * @param rows how many it has on both sides
   * @param checksum over all its values, the same on both sides
   */
  public record Copied(String table, long rows, String checksum) {}

  /** The copy cannot be begun, or what arrived is not what was sent. The message says why. */
  public static final class CannotCopy extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotCopy(String message) {
      super(message);
    }
  }

  private final Database from;
  private final Database to;

  public DatabaseCopy(Database from, Database to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies and compares.
   *
   * @param progress is told of every table when it is done
   * @throws CannotCopy if the bot still runs on the first database, the second holds something
   *     else, or they differ at the end
   */
  public List<Copied> run(Consumer<Copied> progress) {
    if (from.address() instanceof DatabaseAddress.Embedded && !from.servesAlone()) {
      throw new CannotCopy(
          "finetune-cost still runs on %s: stop it first".formatted(from.address()));
    }
    begin();
    List<Copied> copied = new ArrayList<>();
    for (String table : tables()) {
      Rows rows = from.jdbi().withHandle(handle -> Rows.of(handle, table));
      while (copyBatch(rows)) {
        // each batch is a transaction that also records how far it came
      }
      Copied here = summed(from, rows);
      Copied there = summed(to, rows);
      if (!here.equals(there)) {
        throw new CannotCopy(
            "Table %s differs after copying (%d rows here, %d there): empty the new database and start again"
                .formatted(table, here.rows(), there.rows()));
      }
      copied.add(there);
      progress.accept(there);
    }
    return copied;
  }

  /** The tables that are copied; a row's parents come before it. */
  static List<String> tables() {
    List<String> tables = new ArrayList<>(Workspaces.TABLES);
    tables.add("price_sheet");
    return tables;
  }

  /** Makes sure that the second database is empty, or a copy of the first that was begun. */
  private void begin() {
    String source = from.identity();
    var _ = to.identity();
    to.jdbi()
        .useTransaction(handle -> {
          Optional<String> copiedFrom =
              handle
                  .createQuery("select coalesce(copied_from, '') from database_identity")
                  .mapTo(String.class)
                  .findOne();
          if (copiedFrom.equals(Optional.of(source))) {
            return;
          }
          for (String table : tables()) {
            if (count(handle, table) > 0) {
              throw new CannotCopy(
                  "%s already holds other data: name an empty database".formatted(to.address()));
            }
          }
          handle.execute("update database_identity set copied_from = ?", source);
        });
  }

  /** Copies the next rows of a table; false when there are no more. */
  private boolean copyBatch(Rows rows) {
    Optional<List<Object>> after =
        to.jdbi()
            .withHandle(handle ->
                handle
                    .createQuery("select last_key from copy_progress where table_name = ?")
                    .bind(0, rows.table())
                    .mapTo(String.class)
                    .findOne())
            .map(json -> JSON.readValue(json, KEY));
    List<List<@Nullable Object>> batch =
        from.jdbi().withHandle(handle -> rowsAfter(handle, rows, after));
    if (batch.isEmpty()) {
      return false;
    }
    to.jdbi()
        .useTransaction(handle -> {
          insert(handle, rows, batch);
          handle
              .createUpdate(
                  """
                  insert into copy_progress (table_name, last_key) values (:table, :key)
                  on conflict (table_name) do update set last_key = excluded.last_key
                  """)
              .bind("table", rows.table())
              .bind("key", JSON.writeValueAsString(key(rows, batch.getLast())))
              .execute();
        });
    return true;
  }

  private static List<List<@Nullable Object>> rowsAfter(
      Handle handle, Rows rows, Optional<List<Object>> after) {
    String condition =
        after.isEmpty()
            ? ""
            : "where (%s) > (%s)".formatted(rows.keyList(), rows.placeholders(rows.key().size()));
    Query query =
        handle.createQuery(
            "select %s from %s %s order by %s limit %d"
                .formatted(
                    rows.columnList(), rows.table(), condition, rows.keyList(), ROWS_AT_ONCE));
    for (int place = 0; after.isPresent() && place < rows.key().size(); place++) {
      query.bind(place, after.get().get(place));
    }
    return values(query, rows).list();
  }

  private static void insert(Handle handle, Rows rows, List<List<@Nullable Object>> batch) {
    PreparedBatch insert =
        handle.prepareBatch(
            "insert into %s (%s) values (%s) on conflict do nothing"
                .formatted(
                    rows.table(), rows.columnList(), rows.placeholders(rows.columns().size())));
    for (List<@Nullable Object> row : batch) {
      for (int place = 0; place < row.size(); place++) {
        insert.bind(place, row.get(place));
      }
      insert.add();
    }
    insert.execute();
  }

  private static List<@Nullable Object> key(Rows rows, List<@Nullable Object> row) {
    return rows.key().stream()
        .<@Nullable Object>map(column -> row.get(rows.columns().indexOf(column)))
        .toList();
  }

  /** Counts a table and sums up its rows' digests, in whatever order they come. */
  private static Copied summed(Database database, Rows rows) {
    return database
        .jdbi()
        .inTransaction(handle -> {
          long count = 0;
          BigInteger sum = BigInteger.ZERO;
          Query query =
              handle
                  .createQuery("select %s from %s".formatted(rows.columnList(), rows.table()))
                  .setFetchSize(ROWS_AT_ONCE);
          try (var stream = values(query, rows).stream()) {
            for (List<@Nullable Object> row : (Iterable<List<@Nullable Object>>) stream::iterator) {
              count++;
              sum = sum.add(new BigInteger(1, sha256(Rows.canonical(row)))).mod(MODULUS);
            }
          }
          return new Copied(rows.table(), count, sum.toString(16));
        });
  }

  private static ResultIterable<List<@Nullable Object>> values(Query query, Rows rows) {
    return query.map((row, _) -> {
      List<@Nullable Object> values = new ArrayList<>();
      for (int place = 1; place <= rows.columns().size(); place++) {
        values.add(row.getObject(place));
      }
      return values;
    });
  }

  private static long count(Handle handle, String table) {
    return handle.createQuery("select count(*) from " + table).mapTo(Long.class).one();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
