package dev.finetunecost.store;

import dev.finetunecost.store.Approval.State;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** Requests to spend, and who decided what and when: a trail that is only ever added to. */
public final class Approvals {
  private static final String COLUMNS =
      "workspace, id, number, amount_usd, asked_by, asked_of, asked_at, state";

  private final Jdbi jdbi;

  public Approvals(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps a new request; asked twice under one id, it is one request. */
  public void ask(Approval approval, String note) {
    jdbi.useTransaction(handle -> {
      int added =
          handle
              .createUpdate(
                  """
                  insert into approval (%s)
                  values (:workspace, :id, :number, :amount, :askedBy, :askedOf, :askedAt, 'ASKED')
                  on conflict (workspace, id) do nothing
                  """
                      .formatted(COLUMNS))
              .bind("workspace", approval.workspace())
              .bind("id", approval.id())
              .bind("number", approval.number())
              .bind("amount", approval.amountUsd().toPlainString())
              .bind("askedBy", approval.askedBy())
              .bind("askedOf", approval.askedOf())
              .bind("askedAt", approval.askedAt().toEpochMilli())
              .execute();
      if (added > 0) {
        record(
            handle,
            approval.workspace(),
            approval.id(),
            new Approval.Event(State.ASKED, approval.askedBy(), approval.askedAt(), note));
      }
    });
  }

  /**
   * Decides a request that is open. False, and nothing is changed: it is not, or this user may not.
   *
   * @param decision who, what, when and why; only the one who was asked may approve or decline, and
   *     only the one who asked may withdraw
   */
  public boolean decide(String workspace, String id, Approval.Event decision) {
    String deciding =
        switch (decision.state()) {
          case APPROVED, DECLINED -> "asked_of";
          case WITHDRAWN -> "asked_by";
          case ASKED -> throw new IllegalArgumentException("asking is no decision");
        };
    return jdbi.inTransaction(handle -> {
      int decided =
          handle
              .createUpdate(
                  """
                  update approval set state = :state
                  where workspace = :workspace and id = :id and state = 'ASKED' and %s = :by
                  """
                      .formatted(deciding))
              .bind("state", decision.state().name())
              .bind("workspace", workspace)
              .bind("id", id)
              .bind("by", decision.by())
              .execute();
      if (decided > 0) {
        record(handle, workspace, id, decision);
      }
      return decided > 0;
    });
  }

  /** The workspace's request with this id. */
  public Optional<Approval> find(String workspace, String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select %s from approval where workspace = :workspace and id = :id"
                    .formatted(COLUMNS))
            .bind("workspace", workspace)
            .bind("id", id)
            .map(Approvals::approval)
            .findOne());
  }

  /** A scenario's requests, the newest first. */
  public List<Approval> of(String workspace, int number) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select %s from approval
                where workspace = :workspace and number = :number order by asked_at desc, id
                """
                    .formatted(COLUMNS))
            .bind("workspace", workspace)
            .bind("number", number)
            .map(Approvals::approval)
            .list());
  }

  /** What was done with a request, in order. */
  public List<Approval.Event> trail(String workspace, String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select state, done_by, happened_at, note from approval_event
                where workspace = :workspace and approval_id = :id order by happened_at, case when state = 'ASKED' then 0 else 1 end
                """)
            .bind("workspace", workspace)
            .bind("id", id)
            .map((row, _) ->
                new Approval.Event(
                    State.valueOf(row.getString("state")),
                    row.getString("done_by"),
                    Instant.ofEpochMilli(row.getLong("happened_at")),
                    row.getString("note")))
            .list());
  }

  private static void record(Handle handle, String workspace, String id, Approval.Event event) {
    handle
        .createUpdate(
            """
            insert into approval_event (workspace, approval_id, happened_at, state, done_by, note)
            values (:workspace, :id, :at, :state, :by, :note)
            """)
        .bind("workspace", workspace)
        .bind("id", id)
        .bind("at", event.at().toEpochMilli())
        .bind("state", event.state().name())
        .bind("by", event.by())
        .bind("note", event.note())
        .execute();
  }

  private static Approval approval(ResultSet row, StatementContext context) throws SQLException {
    return new Approval(
        row.getString("workspace"),
        row.getString("id"),
        row.getInt("number"),
        new BigDecimal(row.getString("amount_usd")),
        row.getString("asked_by"),
        row.getString("asked_of"),
        Instant.ofEpochMilli(row.getLong("asked_at")),
        State.valueOf(row.getString("state")));
  }
}
