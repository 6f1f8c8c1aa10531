package dev.finetunecost.store;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A request to be allowed to spend.
 *
 * @param id unique in the workspace
 * @param number of the scenario
 * @param askedOf the only user who may decide
 */
public record Approval(
    String workspace,
    String id,
    int number,
    BigDecimal amountUsd,
    String askedBy,
    String askedOf,
    Instant askedAt,
    State state) {

  /** Where a request stands. */
  public enum State {
    ASKED,
    APPROVED,
    DECLINED,
    WITHDRAWN
  }

  /** One entry of the audit trail. */
  public record Event(State state, String by, Instant at, String note) {}
}
