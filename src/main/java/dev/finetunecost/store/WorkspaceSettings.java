package dev.finetunecost.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A workspace's own numbers, as JSON known to their writer alone. */
public final class WorkspaceSettings {

  /**
   * Settings as they are kept.
   *
   * @param version 1 for the first, one more with each change
   * @param changedBy the user who changed them last
   */
  public record Kept(String json, int version, String changedBy, Instant changedAt) {}

  /**
   * One entry of the audit trail.
   *
   * @param version that the change made
   * @param setting its key
   * @param was empty where it was not set
   * @param is empty where it is set no more
   */
  public record Change(
      int version, String setting, String was, String is, String changedBy, Instant changedAt) {}

  private final Jdbi jdbi;

  public WorkspaceSettings(Database database) {
    this.jdbi = database.jdbi();
  }

  /** The settings of a workspace that has some. */
  public Optional<Kept> find(String workspace) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select settings, version, changed_by, changed_at from workspace_settings
                where workspace = :workspace
                """)
            .bind("workspace", workspace)
            .map((row, _) ->
                new Kept(
                    row.getString("settings"),
                    row.getInt("version"),
                    row.getString("changed_by"),
                    Instant.ofEpochMilli(row.getLong("changed_at"))))
            .findOne());
  }

  /**
   * Changes the settings. False, and nothing is changed: somebody else changed them since.
   *
   * @param seen the version that the change was made on, 0 where there was none
   * @param changes what is different, for the audit trail; each of version {@code seen + 1}
   */
  public boolean save(
      String workspace, String json, int seen, String user, Instant at, List<Change> changes) {
    return jdbi.inTransaction(handle -> {
      boolean saved = save(handle, workspace, json, seen, user, at);
      if (saved) {
        changes.forEach(change -> record(handle, workspace, change));
      }
      return saved;
    });
  }

  /** The newest changes first. */
  public List<Change> history(String workspace, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select version, setting, was_value, is_value, changed_by, changed_at
                from settings_change where workspace = :workspace
                order by version desc, setting limit :limit
                """)
            .bind("workspace", workspace)
            .bind("limit", limit)
            .map((row, _) ->
                new Change(
                    row.getInt("version"),
                    row.getString("setting"),
                    row.getString("was_value"),
                    row.getString("is_value"),
                    row.getString("changed_by"),
                    Instant.ofEpochMilli(row.getLong("changed_at"))))
            .list());
  }

  private static void record(Handle handle, String workspace, Change change) {
    handle
        .createUpdate(
            """
            insert into settings_change
                (workspace, version, setting, was_value, is_value, changed_by, changed_at)
            values (:workspace, :version, :setting, :was, :is, :by, :at)
            """)
        .bind("workspace", workspace)
        .bind("version", change.version())
        .bind("setting", change.setting())
        .bind("was", change.was())
        .bind("is", change.is())
        .bind("by", change.changedBy())
        .bind("at", change.changedAt().toEpochMilli())
        .execute();
  }

  private static boolean save(
      Handle handle, String workspace, String json, int seen, String user, Instant at) {
    return handle
            .createUpdate(
                """
                insert into workspace_settings
                    (workspace, settings, version, changed_by, changed_at)
                select :workspace, :json, 1, :user, :at
                where :seen = 0
                   or exists (select 1 from workspace_settings where workspace = :workspace)
                on conflict (workspace) do update
                set settings = excluded.settings, version = workspace_settings.version + 1,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
                where workspace_settings.version = :seen
                """)
            .bind("workspace", workspace)
            .bind("json", json)
            .bind("seen", seen)
            .bind("user", user)
            .bind("at", at.toEpochMilli())
            .execute()
        > 0;
  }
}
