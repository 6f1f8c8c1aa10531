package dev.finetunecost.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reports that stand in channels, so that they are edited in place and their threads understood.
 */
public final class SharedReports {
  private final Jdbi jdbi;

  public SharedReports(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps where a report stands, or which scenario it shows from now on. */
  public void save(SharedReport report) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into shared_report (workspace, channel, ts, number)
                values (:workspace, :channel, :ts, :number)
                on conflict (workspace, channel, ts) do update set number = excluded.number
                """)
            .bind("workspace", report.workspace())
            .bind("channel", report.channel())
            .bind("ts", report.ts())
            .bind("number", report.number())
            .execute());
  }

  /** The report whose thread this is. */
  public Optional<SharedReport> inThread(String workspace, String channel, String threadTs) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select workspace, channel, ts, number from shared_report
                where workspace = :workspace and channel = :channel and ts = :ts
                """)
            .bind("workspace", workspace)
            .bind("channel", channel)
            .bind("ts", threadTs)
            .map(SharedReports::report)
            .findOne());
  }

  /** Where a scenario's report stands, the newest first. */
  public List<SharedReport> of(String workspace, int number) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select workspace, channel, ts, number from shared_report
                where workspace = :workspace and number = :number order by ts desc
                """)
            .bind("workspace", workspace)
            .bind("number", number)
            .map(SharedReports::report)
            .list());
  }

  /** Forgets a report that was taken away. */
  public void delete(String workspace, String channel, String ts) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                delete from shared_report
                where workspace = :workspace and channel = :channel and ts = :ts
                """)
            .bind("workspace", workspace)
            .bind("channel", channel)
            .bind("ts", ts)
            .execute());
  }

  private static SharedReport report(ResultSet row, StatementContext context) throws SQLException {
    return new SharedReport(
        row.getString("workspace"),
        row.getString("channel"),
        row.getString("ts"),
        row.getInt("number"));
  }
}
