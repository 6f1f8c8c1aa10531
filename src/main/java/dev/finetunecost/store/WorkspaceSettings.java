package dev.finetunecost.store;

import java.time.Instant;
import java.util.Optional;
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
   */
  public boolean save(String workspace, String json, int seen, String user, Instant at) {
    return jdbi.withHandle(handle ->
        handle
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
            > 0);
  }
}
