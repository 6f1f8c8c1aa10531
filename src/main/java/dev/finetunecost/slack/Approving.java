package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.ApprovalMessage;
import dev.finetunecost.slack.view.ComparisonMessage;
import dev.finetunecost.slack.view.Message;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.Approval;
import dev.finetunecost.store.Approvals;
import dev.finetunecost.store.SavedScenario;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests to be allowed to spend: asked, decided once by the one who was asked, told. */
final class Approving {
  private final Reports reports;
  private final TeamSettings settings;
  private final Approvals approvals;
  private final Messenger messenger;
  private final Clock clock;

  Approving(
      Reports reports,
      TeamSettings settings,
      Approvals approvals,
      Messenger messenger,
      Clock clock) {
    this.reports = reports;
    this.settings = settings;
    this.approvals = approvals;
    this.messenger = messenger;
    this.clock = clock;
  }

  /**
   * Asks somebody.
   *
   * @param origin asked twice under the same origin, it is one request
   */
  Reply ask(Place place, String origin, SavedScenario saved, String approver, String note) {
    if (approver.equals(place.user())) {
      return Reply.of(ApprovalMessage.notYourself(saved.id()));
    }
    Optional<Approval> open =
        open(saved)
            .filter(each -> each.askedOf().equals(approver) && !each.id().equals(origin))
            .findFirst();
    if (open.isPresent()) {
      return Reply.of(ApprovalMessage.waiting(open.get()));
    }
    Optional<Answer.Estimated> estimated = reports.estimate(saved);
    if (estimated.isEmpty()) {
      return Reply.of(Notices.nothingToShare(saved.id()));
    }
    ComparisonMessage.Side side = Reports.side(estimated.get());
    Approval approval =
        new Approval(
            saved.workspace(),
            origin,
            saved.number(),
            side.total().amount(),
            place.user(),
            approver,
            clock.instant(),
            Approval.State.ASKED);
    Message request =
        ApprovalMessage.request(
            new ApprovalMessage.Request(approval, note, ceiling(saved.workspace()).orElse(null)),
            side.report(),
            side.choice(),
            side.months());
    // Kept first: whoever is quick must find it
    approvals.ask(approval, note);
    try {
      messenger.post(saved.workspace(), approver, null, request);
    } catch (SlackRefusal e) {
      approvals.decide(
          saved.workspace(),
          origin,
          new Approval.Event(
              Approval.State.WITHDRAWN, place.user(), clock.instant(), "could not be delivered"));
      return Reply.of(ApprovalMessage.cannotReach(approver, saved.id()));
    }
    return Reply.of(ApprovalMessage.asked(approval));
  }

  /** Takes back the open request of this user. */
  Reply withdraw(Place place, SavedScenario saved) {
    boolean withdrawn =
        open(saved)
            .filter(approval -> approval.askedBy().equals(place.user()))
            .findFirst()
            .map(approval ->
                approvals.decide(
                    saved.workspace(),
                    approval.id(),
                    new Approval.Event(
                        Approval.State.WITHDRAWN, place.user(), clock.instant(), "")))
            .orElse(false);
    return Reply.of(
        withdrawn
            ? ApprovalMessage.withdrawn(saved.id())
            : ApprovalMessage.nothingToWithdraw(saved.id()));
  }

  Optional<Approval> find(String workspace, String id) {
    return approvals.find(workspace, id);
  }

  /** Decides; false where this user may not, or it was decided before. */
  boolean decide(Place place, String id, Approval.State state, String note) {
    return approvals.decide(
        place.workspace(), id, new Approval.Event(state, place.user(), clock.instant(), note));
  }

  /** Tells whoever asked, and takes the buttons off the request. */
  void tell(Asked.Decided decided) {
    String workspace = decided.place().workspace();
    Optional<Approval> found = approvals.find(workspace, decided.approval());
    if (found.isEmpty()) {
      return;
    }
    Approval approval = found.get();
    Approval.Event decision = approvals.trail(workspace, approval.id()).getLast();
    // first what can be repeated without harm
    if (!decided.ts().isEmpty()) {
      try {
        messenger.update(
            workspace,
            decided.place().channel(),
            decided.ts(),
            ApprovalMessage.decided(approval, decision));
      } catch (SlackRefusal _) {
        // The request was deleted in Slack; the decision stands, and whoever asked knows it
      }
    }
    messenger.reply(
        Place.direct(workspace, approval.askedBy()), ApprovalMessage.toAsker(approval, decision));
  }

  /** What a scenario's chosen alternative costs in all at today's prices. */
  Optional<Usd> total(SavedScenario saved) {
    return reports.estimate(saved).map(estimated -> Reports.side(estimated).total());
  }

  /** The workspace's budget ceiling in dollars, where it has one. */
  private Optional<BigDecimal> ceiling(String workspace) {
    return settings.ceiling(workspace);
  }

  /** Requests that nobody has decided yet. */
  private Stream<Approval> open(SavedScenario saved) {
    return approvals.of(saved.workspace(), saved.number()).stream()
        .filter(approval -> approval.state() == Approval.State.ASKED);
  }
}
