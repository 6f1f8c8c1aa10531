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
  private static final String COLUMNS =
      "workspace, id, number, hours, cost_usd, predicted_hours, predicted_cost_usd, said_by, said_at";

  private final Jdbi jdbi;

  public ActualRuns(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps a run; told twice under one id, it is one run. */
  public void save(ActualRun run) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into actual_run (%s)
                values (:workspace, :id, :number, :hours, :cost, :predictedHours, :predictedCost,
                    :user, :at)
                on conflict (workspace, id) do nothing
                """
                    .formatted(COLUMNS))
            .bind("workspace", run.workspace())
            .bind("id", run.id())
            .bind("number", run.number())
            .bind("hours", run.hours())
            .bind("cost", plain(run.costUsd()))
            .bind("predictedHours", run.predictedHours())
            .bind("predictedCost", plain(run.predictedCostUsd()))
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

  /** Takes back the newest run that this user told of; says whether there was one. */
  public boolean deleteLatest(String workspace, int number, String user) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    delete from actual_run where workspace = :workspace and id =
                      (select id from actual_run
                       where workspace = :workspace and number = :number and said_by = :user
                       order by said_at desc, id limit 1)
                    """)
                .bind("workspace", workspace)
                .bind("number", number)
                .bind("user", user)
                .execute()
            > 0);
  }

  private static @Nullable String plain(@Nullable BigDecimal dollars) {
    return dollars == null ? null : dollars.toPlainString();
  }

  private static @Nullable Double hours(ResultSet row, String column) throws SQLException {
    double hours = row.getDouble(column);
    return row.wasNull() ? null : hours;
  }

  private static @Nullable BigDecimal dollars(ResultSet row, String column) throws SQLException {
    @Nullable String dollars = row.getString(column);
    return dollars == null ? null : new BigDecimal(dollars);
  }

  private static ActualRun run(ResultSet row, StatementContext context) throws SQLException {
    return new ActualRun(
        row.getString("workspace"),
        row.getString("id"),
        row.getInt("number"),
        hours(row, "hours"),
        dollars(row, "cost_usd"),
        hours(row, "predicted_hours"),
        dollars(row, "predicted_cost_usd"),
        row.getString("said_by"),
        Instant.ofEpochMilli(row.getLong("said_at")));
  }
}
