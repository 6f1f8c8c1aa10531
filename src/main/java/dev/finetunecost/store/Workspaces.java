package dev.finetunecost.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** All that belongs to a workspace, as a whole: left, forgotten, listed. */
public final class Workspaces {
  /** Every table with rows of workspaces; a row's parents come before it. */
  static final List<String> TABLES =
      List.of(
          "workspace_counter",
          "scenario",
          "shared_report",
          "draft",
          "delivery",
          "installation",
          "estimate",
          "workspace_settings",
          "settings_change",
          "actual_run",
          "approval",
          "approval_event",
          "watch",
          "departure");

  private final Jdbi jdbi;

  public Workspaces(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Ends an installation: its tokens are erased, and so is what would speak to the workspace by
   * itself, its watches and unanswered deliveries. The rest waits for it to come back, until {@link
   * Retention} erases it.
   *
   * @param installedBefore spares what was installed since: Slack may tell of the end late
   * @return whether there was an installation to end
   */
  public boolean leave(String workspace, Instant installedBefore, Instant now) {
    return jdbi.inTransaction(handle -> {
      int ended =
          handle
              .createUpdate(
                  """
                  delete from installation
                  where workspace = :workspace and installed_at < :installedBefore
                  """)
              .bind("workspace", workspace)
              .bind("installedBefore", installedBefore.toEpochMilli())
              .execute();
      if (ended == 0) {
        return false;
      }
      update(handle, "delete from watch where workspace = :workspace", workspace);
      handle
          .createUpdate(
              """
              insert into departure (workspace, left_at) values (:workspace, :now)
              on conflict (workspace) do update set left_at = excluded.left_at
              """)
          .bind("workspace", workspace)
          .bind("now", now.toEpochMilli())
          .execute();
      handle
          .createUpdate(
              """
              update delivery
              set finished_at = :now, outcome = 'EXPIRED', owner = '', payload = ''
              where workspace = :workspace and finished_at is null
              """)
          .bind("now", now.toEpochMilli())
          .bind("workspace", workspace)
          .execute();
      return true;
    });
  }

  /** Workspaces that left before this moment and did not come back. */
  List<String> leftBefore(Instant moment) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select workspace from departure where left_at < :moment")
            .bind("moment", moment.toEpochMilli())
            .mapTo(String.class)
            .list());
  }

  /**
   * Erases all that is known of a workspace, at once or not at all.
   *
   * @return how many rows were erased
   */
  public int forget(String workspace) {
    return jdbi.inTransaction(handle ->
        TABLES.reversed().stream()
            .mapToInt(table ->
                update(
                    handle,
                    "delete from %s where workspace = :workspace".formatted(table),
                    workspace))
            .sum());
  }

  private static int update(Handle handle, String sql, String workspace) {
    return handle.createUpdate(sql).bind("workspace", workspace).execute();
  }
}
