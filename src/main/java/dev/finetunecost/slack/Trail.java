package dev.finetunecost.slack;

import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.slack.view.ApprovalMessage;
import dev.finetunecost.store.Approval;
import dev.finetunecost.store.Approvals;
import java.time.Instant;
import java.util.List;

/** Who was asked for a scenario's budget, and what they decided. */
final class Trail {
  private final Approvals approvals;

  Trail(Approvals approvals) {
    this.approvals = approvals;
  }

  /**
   * The newest request in a line, with a warning where prices have changed since; empty where there
   * is none.
   *
   * @param today the total at today's prices
   * @param pricesAsOf the moment of those prices
   */
  List<String> newest(String workspace, int number, Usd today, Instant pricesAsOf) {
    return approvals.of(workspace, number).stream()
        .filter(approval -> approval.state() != Approval.State.WITHDRAWN)
        .limit(1)
        .map(approval ->
            ApprovalMessage.onReport(
                approval, approvals.trail(workspace, approval.id()).getLast(), today, pricesAsOf))
        .toList();
  }

  /** Every step of every request. */
  List<String> whole(String workspace, int number) {
    return approvals.of(workspace, number).stream()
        .flatMap(approval ->
            ApprovalMessage.trail(approval, approvals.trail(workspace, approval.id())).stream())
        .toList();
  }
}
