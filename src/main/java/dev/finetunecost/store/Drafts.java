package dev.finetunecost.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Drafts: what was typed into modals, and what buttons refer to. */
public final class Drafts {
  private final Jdbi jdbi;

  public Drafts(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps a draft, in place of an earlier one with its id. */
  public void save(Draft draft) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                insert into draft (workspace, id, said_by, state, updated_at)
                values (:workspace, :id, :user, :state, :updatedAt)
                on conflict (workspace, id) do update
                set said_by = excluded.said_by, state = excluded.state,
                    updated_at = excluded.updated_at
                """)
            .bind("workspace", draft.workspace())
            .bind("id", draft.id())
            .bind("user", draft.user())
            .bind("state", draft.stateJson())
            .bind("updatedAt", draft.updatedAt().toEpochMilli())
            .execute());
  }

  /** The workspace's draft with this id. */
  public Optional<Draft> find(String workspace, String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select id, workspace, said_by, state, updated_at from draft
                where workspace = :workspace and id = :id
                """)
            .bind("workspace", workspace)
            .bind("id", id)
            .map((row, _) ->
                new Draft(
                    row.getString("id"),
                    row.getString("workspace"),
                    row.getString("said_by"),
                    row.getString("state"),
                    Instant.ofEpochMilli(row.getLong("updated_at"))))
            .findOne());
  }

  /** Forgets a draft; says whether there was one. */
  public boolean delete(String workspace, String id) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate("delete from draft where workspace = :workspace and id = :id")
                .bind("workspace", workspace)
                .bind("id", id)
                .execute()
            > 0);
  }
}
