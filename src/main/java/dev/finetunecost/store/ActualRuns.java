package dev.finetunecost.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Runs that really happened, to hold estimates against. */
public final class ActualRuns {
  private static final String COLUMNS = "workspace, id, number, hours, cost_usd, said_by, said_at";

  private final Jdbi jdbi;

  public ActualRuns(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps a run; told twice under one id, it is one run. */
  public void save(ActualRun run) {
    @Nullable BigDecimal cost = run.costUsd();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into actual_run (%s)
                values (:workspace, :id, :number, :hours, :cost, :user, :at)
                on conflict (workspace, id) do nothing
                """
                    .formatted(COLUMNS))
            .bind("workspace", run.workspace())
            .bind("id", run.id())
            .bind("number", run.number())
            .bind("hours", run.hours())
            .bind("cost", cost == null ? null : cost.toPlainString())
            .bind("user", run.user())
            .bind("at", run.at().toEpochMilli())
            .execute());
  }

  /** A scenario's runs, the oldest first. */
  public List<ActualRun> of(String workspace, int number) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select %s from actual_run
                where workspace = :workspace and number = :number order by said_at, id
                """
                    .formatted(COLUMNS))
            .bind("workspace", workspace)
            .bind("number", number)
            .map(ActualRuns::run)
            .list());
  }

  /** The workspace's newest runs. */
  public List<ActualRun> latest(String workspace, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select %s from actual_run
                where workspace = :workspace order by said_at desc, id limit :limit
                """
                    .formatted(COLUMNS))
            .bind("workspace", workspace)
            .bind("limit", limit)
            .map(ActualRuns::run)
            .list());
  }

  private static ActualRun run(ResultSet row, StatementContext context) throws SQLException {
    double hours = row.getDouble("hours");
    @Nullable Double hoursOrNone = row.wasNull() ? null : hours;
    @Nullable String cost = row.getString("cost_usd");
    return new ActualRun(
        row.getString("workspace"),
        row.getString("id"),
        row.getInt("number"),
        hoursOrNone,
        cost == null ? null : new BigDecimal(cost),
        row.getString("said_by"),
        Instant.ofEpochMilli(row.getLong("said_at")));
  }
}
