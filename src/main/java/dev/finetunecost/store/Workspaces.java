package dev.finetunecost.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** All that belongs to a workspace, as a whole: silenced, forgotten, listed. */
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
          "actual_run",
          "approval",
          "approval_event",
          "watch");

  private final Jdbi jdbi;

  public Workspaces(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Ends what would speak to the workspace by itself: its watches and unanswered deliveries. */
  public void quiet(String workspace, Instant now) {
    jdbi.useTransaction(handle -> {
      update(handle, "delete from watch where workspace = :workspace", workspace);
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
    });
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
