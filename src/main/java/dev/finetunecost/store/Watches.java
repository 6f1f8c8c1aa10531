package dev.finetunecost.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Watches: scenarios that are priced anew from time to time. */
public final class Watches {
  private static final String COLUMNS =
      "workspace, number, channel, said_by, every_ms, next_at, last_state";

  private final Jdbi jdbi;

  public Watches(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps a watch, in place of an earlier one on the same scenario. */
  public void save(Watch watch) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into watch (%s)
                values (:workspace, :number, :channel, :user, :every, :nextAt, :lastState)
                on conflict (workspace, number) do update
                set channel = excluded.channel, said_by = excluded.said_by,
                    every_ms = excluded.every_ms, next_at = excluded.next_at,
                    last_state = excluded.last_state
                """
                    .formatted(COLUMNS))
            .bind("workspace", watch.workspace())
            .bind("number", watch.number())
            .bind("channel", watch.channel())
            .bind("user", watch.user())
            .bind("every", watch.every().toMillis())
            .bind("nextAt", watch.nextAt().toEpochMilli())
            .bind("lastState", watch.lastState())
            .execute());
  }

  /** Ends a watch; says whether there was one. */
  public boolean delete(String workspace, int number) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate("delete from watch where workspace = :workspace and number = :number")
                .bind("workspace", workspace)
                .bind("number", number)
                .execute()
            > 0);
  }

  /** The workspace's watches, by scenario. */
  public List<Watch> of(String workspace) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select %s from watch where workspace = :workspace order by number"
                    .formatted(COLUMNS))
            .bind("workspace", workspace)
            .map(Watches::watch)
            .list());
  }

  /** Watches of every workspace whose time has come, the longest due first. */
  public List<Watch> due(Instant now, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select %s from watch where next_at <= :now order by next_at limit :limit"
                    .formatted(COLUMNS))
            .bind("now", now.toEpochMilli())
            .bind("limit", limit)
            .map(Watches::watch)
            .list());
  }

  /**
   * Records that a due watch was looked at. False, and nothing is changed: somebody else did that
   * already, or the watch was changed or ended meanwhile.
   */
  public boolean seen(Watch watch, String state, Instant now) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    update watch set last_state = :state, next_at = :next
                    where workspace = :workspace and number = :number
                      and next_at = :nextAt and last_state = :lastState
                    """)
                .bind("state", state)
                .bind("next", now.plus(watch.every()).toEpochMilli())
                .bind("workspace", watch.workspace())
                .bind("number", watch.number())
                .bind("nextAt", watch.nextAt().toEpochMilli())
                .bind("lastState", watch.lastState())
                .execute()
            > 0);
  }

  private static Watch watch(ResultSet row, StatementContext context) throws SQLException {
    return new Watch(
        row.getString("workspace"),
        row.getInt("number"),
        row.getString("channel"),
        row.getString("said_by"),
        Duration.ofMillis(row.getLong("every_ms")),
        Instant.ofEpochMilli(row.getLong("next_at")),
        row.getString("last_state"));
  }
}
