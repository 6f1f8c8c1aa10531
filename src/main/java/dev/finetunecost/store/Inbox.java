package dev.finetunecost.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Deliveries from their acceptance to their end. Each is accepted once, and while a process owns it
 * nobody else works on it.
 */
public final class Inbox {

  /** How a delivery ended. */
  public enum Outcome {
    /** It was answered. */
    DELIVERED,
    /** It could not be answered in time, and its worker was told to give up. */
    EXPIRED
  }

  /**
   * A delivery that somebody may work on now.
   *
   * @param attempts how often it was tried, this time included
   */
  public record Claim(Delivery delivery, int attempts) {}

  /** How many deliveries wait or are worked on, and since when the oldest of them. */
  public record Backlog(int unfinished, Optional<Instant> oldest) {}

  private final Jdbi jdbi;

  public Inbox(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Takes a delivery in, owned by {@code owner} until {@code ownedUntil}. Once this returns it
   * survives a crash. False: it was accepted before, and nothing changed.
   */
  public boolean accept(Delivery delivery, String owner, Instant ownedUntil) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    insert into delivery
                        (workspace, id, kind, payload, accepted_at, owner, due_at, attempts)
                    values (:workspace, :id, :kind, :payload, :at, :owner, :until, 1)
                    on conflict (workspace, id) do nothing
                    """)
                .bind("workspace", delivery.workspace())
                .bind("id", delivery.id())
                .bind("kind", delivery.kind())
                .bind("payload", delivery.payloadJson())
                .bind("at", delivery.at().toEpochMilli())
                .bind("owner", owner)
                .bind("until", ownedUntil.toEpochMilli())
                .execute()
            > 0);
  }

  /** Takes a delivery up that is due; empty if it is finished or somebody else's. */
  public Optional<Claim> claim(
      String workspace, String id, String owner, Instant now, Instant ownedUntil) {
    return jdbi.inTransaction(handle -> {
      int claimed =
          handle
              .createUpdate(
                  """
                  update delivery set owner = :owner, due_at = :until, attempts = attempts + 1
                  where workspace = :workspace and id = :id
                    and finished_at is null and due_at <= :now
                  """)
              .bind("owner", owner)
              .bind("until", ownedUntil.toEpochMilli())
              .bind("workspace", workspace)
              .bind("id", id)
              .bind("now", now.toEpochMilli())
              .execute();
      return claimed == 0
          ? Optional.empty()
          : handle
              .createQuery(
                  """
                  select id, workspace, kind, payload, accepted_at, attempts from delivery
                  where workspace = :workspace and id = :id
                  """)
              .bind("workspace", workspace)
              .bind("id", id)
              .map((row, context) -> new Claim(delivery(row, context), row.getInt("attempts")))
              .findOne();
    });
  }

  /** Keeps all that this owner is working on from being taken by others. */
  public int renew(String owner, Instant ownedUntil) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                "update delivery set due_at = :until where owner = :owner and finished_at is null")
            .bind("until", ownedUntil.toEpochMilli())
            .bind("owner", owner)
            .execute());
  }

  /** Puts an owner's delivery back, to be tried again at {@code dueAt}. */
  public void postpone(String workspace, String id, String owner, Instant dueAt) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                update delivery set owner = '', due_at = :dueAt
                where workspace = :workspace and id = :id
                  and owner = :owner and finished_at is null
                """)
            .bind("dueAt", dueAt.toEpochMilli())
            .bind("workspace", workspace)
            .bind("id", id)
            .bind("owner", owner)
            .execute());
  }

  /** Lets go of all that this owner works on, so that others may take it up at once. */
  public int release(String owner, Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                update delivery set owner = '', due_at = :now
                where owner = :owner and finished_at is null
                """)
            .bind("now", now.toEpochMilli())
            .bind("owner", owner)
            .execute());
  }

  /**
   * Lets go of all that anybody works on. Only right where every other process is known to be dead.
   */
  public int releaseAll(Instant now) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                """
                update delivery set owner = '', due_at = :now
                where owner <> '' and finished_at is null
                """)
            .bind("now", now.toEpochMilli())
            .execute());
  }

  /**
   * Ends a delivery and forgets what it said; that it came is remembered. False: it had ended
   * before.
   */
  public boolean finish(String workspace, String id, Outcome outcome, Instant at) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    update delivery
                    set finished_at = :at, outcome = :outcome, owner = '', payload = ''
                    where workspace = :workspace and id = :id and finished_at is null
                    """)
                .bind("at", at.toEpochMilli())
                .bind("outcome", outcome.name())
                .bind("workspace", workspace)
                .bind("id", id)
                .execute()
            > 0);
  }

  /** Unfinished deliveries of every workspace that nobody works on, the longest due first. */
  public List<Delivery> overdue(Instant now, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select id, workspace, kind, payload, accepted_at from delivery
                where finished_at is null and due_at <= :now order by due_at limit :limit
                """)
            .bind("now", now.toEpochMilli())
            .bind("limit", limit)
            .map(Inbox::delivery)
            .list());
  }

  /** The workspace's deliveries that have not ended, the oldest first. */
  public List<Delivery> unfinished(String workspace, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select id, workspace, kind, payload, accepted_at from delivery
                where workspace = :workspace and finished_at is null
                order by accepted_at limit :limit
                """)
            .bind("workspace", workspace)
            .bind("limit", limit)
            .map(Inbox::delivery)
            .list());
  }

  /** How much is unfinished, over all workspaces. */
  public Backlog backlog() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select count(*) as unfinished, coalesce(min(accepted_at), 0) as oldest
                from delivery where finished_at is null
                """)
            .map((row, _) ->
                new Backlog(
                    row.getInt("unfinished"),
                    row.getInt("unfinished") == 0
                        ? Optional.empty()
                        : Optional.of(Instant.ofEpochMilli(row.getLong("oldest")))))
            .one());
  }

  private static Delivery delivery(ResultSet row, StatementContext context) throws SQLException {
    return new Delivery(
        row.getString("id"),
        row.getString("workspace"),
        row.getString("kind"),
        row.getString("payload"),
        Instant.ofEpochMilli(row.getLong("accepted_at")));
  }
}
