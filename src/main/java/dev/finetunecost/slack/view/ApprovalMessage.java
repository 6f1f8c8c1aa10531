package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.report.Report;
import dev.finetunecost.store.Approval;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about requests to spend. */
public final class ApprovalMessage {
  /** Opens the form of a decision; the value is the request's id. */
  public static final String APPROVE = "approval-approve";

  public static final String DECLINE = "approval-decline";

  private ApprovalMessage() {}

  /**
   * What a request asks for.
   *
   * @param note of whoever asks; may be empty
   * @param ceiling the workspace's budget ceiling, or null where it has none
   */
  public record Request(Approval approval, String note, @Nullable BigDecimal ceiling) {
    String id() {
      return "FT-" + approval.number();
    }

    String amount() {
      return dollars(approval.amountUsd());
    }
  }

  /**
   * The request, as the approver gets it.
   *
   * @param choice what is to be paid for: the alternative that the report advises
   * @param months over which
   */
  public static Message request(Request request, Report report, String choice, int months) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header("%s · %s".formatted(request.id(), report.title())));
    String asks =
        "%s asks you to approve %s over %d months, for %s."
            .formatted(
                Mrkdwn.user(request.approval().askedBy()),
                Mrkdwn.bold(request.amount()),
                months,
                Mrkdwn.escape(choice));
    List<String> lines = new ArrayList<>(List.of(asks));
    if (!request.note().isBlank()) {
      lines.add("> " + Mrkdwn.escape(request.note().replace("\n", "\n> ")));
    }
    lines.add(Mrkdwn.bold(report.verdict().headline()));
    report.verdict().reasons().forEach(reason -> lines.add(Mrkdwn.bullet(Mrkdwn.escape(reason))));
    blocks.addAll(Blocks.sections(lines));
    if (!report.fields().isEmpty()) {
      blocks.add(
          Blocks.fields(
              report.fields().stream()
                  .map(field -> Mrkdwn.bold(field.label()) + "\n" + Mrkdwn.escape(field.value()))
                  .toList()));
    }
    ceiling(request, blocks);
    blocks.add(Blocks.context(Mrkdwn.escape(report.freshness())));
    blocks.add(
        Blocks.actions(
            "approval-actions",
            Blocks.primary(APPROVE, "Approve…", request.approval().id()),
            Blocks.danger(DECLINE, "Decline…", request.approval().id()),
            Run.button("open", "Full report", "open " + request.id())));
    return new Message(
        "%s: %s asks you to approve %s"
            .formatted(request.id(), Mrkdwn.user(request.approval().askedBy()), request.amount()),
        blocks);
  }

  private static void ceiling(Request request, List<LayoutBlock> blocks) {
    @Nullable BigDecimal ceiling = request.ceiling();
    if (ceiling != null) {
      int above = request.approval().amountUsd().compareTo(ceiling);
      blocks.add(
          Blocks.section(
              above > 0
                  ? "*Above* this workspace's budget ceiling of %s, by %s."
                      .formatted(
                          dollars(ceiling),
                          dollars(request.approval().amountUsd().subtract(ceiling)))
                  : "Within this workspace's budget ceiling of %s.".formatted(dollars(ceiling))));
    }
  }

  /** The request once it is decided: what stands in place of its buttons. */
  public static Message decided(Approval approval, Approval.Event decision) {
    String text =
        "FT-%d: %s asked for %s. %s"
            .formatted(
                approval.number(),
                Mrkdwn.user(approval.askedBy()),
                dollars(approval.amountUsd()),
                Mrkdwn.capital(line(decision)));
    return Notices.withActions(
        text,
        List.of(
            Run.button("open", "Open FT-" + approval.number(), "open FT-" + approval.number())));
  }

  /** What whoever asked is told. */
  public static Message toAsker(Approval approval, Approval.Event decision) {
    String word =
        switch (decision.state()) {
          case APPROVED -> "approved";
          case DECLINED -> "declined";
          case ASKED, WITHDRAWN -> "answered";
        };
    String note = decision.note().isBlank() ? "" : "\n> " + Mrkdwn.escape(decision.note());
    return Notices.withActions(
        "%s %s *%s* for FT-%d.%s"
            .formatted(
                Mrkdwn.user(decision.by()),
                word,
                dollars(approval.amountUsd()),
                approval.number(),
                note),
        List.of(
            Run.button("open", "Open FT-" + approval.number(), "open FT-" + approval.number())));
  }

  /** Somebody was asked. */
  public static Message asked(Approval approval) {
    return Notices.withActions(
        "I asked %s to approve %s for %s, and tell you what they decide."
            .formatted(
                Mrkdwn.user(approval.askedOf()),
                Mrkdwn.bold(dollars(approval.amountUsd())),
                Mrkdwn.bold("FT-" + approval.number())),
        List.of(
            Run.button(
                "withdraw",
                "Take the request back",
                "approve FT-%d withdraw".formatted(approval.number()))));
  }

  /** The same was asked before and is not decided yet. */
  public static Message waiting(Approval approval) {
    return Notices.withActions(
        "%s was asked for %s %s and has not decided yet."
            .formatted(
                Mrkdwn.user(approval.askedOf()),
                dollars(approval.amountUsd()),
                Mrkdwn.moment(approval.askedAt())),
        List.of(
            Run.button(
                "withdraw",
                "Take the request back",
                "approve FT-%d withdraw".formatted(approval.number()))));
  }

  /** A request was taken back. */
  public static Message withdrawn(String id) {
    return Message.saying("Your request for %s is taken back.".formatted(Mrkdwn.bold(id)));
  }

  /** There is no open request of this user. */
  public static Message nothingToWithdraw(String id) {
    return Message.saying(
        "You have no open request for %s. Ask with %s"
            .formatted(Mrkdwn.bold(id), Run.typed("approve %s @person".formatted(id))));
  }

  /** Nobody approves their own budget. */
  public static Message notYourself(String id) {
    return Message.saying(
        "Somebody else has to approve it. Name them: "
            + Run.typed("approve %s @person".formatted(id)));
  }

  /** The approver cannot be written to. */
  public static Message cannotReach(String approver, String id) {
    return Message.saying(
        "I cannot write to %s, so that nothing was asked. Name somebody else: %s"
            .formatted(Mrkdwn.user(approver), Run.typed("approve %s @person".formatted(id))));
  }

  /** Why this user cannot decide this request now. */
  public static String cannotDecide(Approval approval, String user) {
    return switch (approval.state()) {
      case ASKED ->
          approval.askedOf().equals(user)
              ? "Something else was quicker. Open the request once more."
              : "Only %s may decide this.".formatted(Mrkdwn.user(approval.askedOf()));
      case APPROVED -> "This was approved before.";
      case DECLINED -> "This was declined before.";
      case WITHDRAWN -> "%s took this request back.".formatted(Mrkdwn.user(approval.askedBy()));
    };
  }

  /** The request is not there any more. */
  public static String gone() {
    return "This request is not there any more: its scenario was deleted.";
  }

  /**
   * A request's line on the report.
   *
   * @param event the last of its trail
   * @param today the total at today's prices
   * @param pricesAsOf the moment of those prices
   */
  public static String onReport(
      Approval approval, Approval.Event event, Usd today, Instant pricesAsOf) {
    String line = "Budget of %s: %s".formatted(dollars(approval.amountUsd()), line(event));
    return line + warning(approval, event.at(), today, pricesAsOf);
  }

  /** Empty unless prices are newer than the request or decision, and give another total. */
  public static String warning(Approval approval, Instant at, Usd today, Instant pricesAsOf) {
    Usd then = new Usd(approval.amountUsd());
    return pricesAsOf.isAfter(at) && !today.equals(then)
        ? " At today's prices it is %s (%s): *newer than this figure*, ask again if it matters."
            .formatted(Difference.dollars(today), Difference.signed(today.minus(then)))
        : "";
  }

  /** Each step of a request. */
  public static List<String> trail(Approval approval, List<Approval.Event> events) {
    return events.stream()
        .map(
            event -> Mrkdwn.bullet("%s · %s".formatted(dollars(approval.amountUsd()), line(event))))
        .toList();
  }

  private static String line(Approval.Event event) {
    String word =
        switch (event.state()) {
          case ASKED -> "asked for";
          case APPROVED -> "approved";
          case DECLINED -> "declined";
          case WITHDRAWN -> "taken back";
        };
    String note = event.note().isBlank() ? "" : " “%s”".formatted(Mrkdwn.escape(event.note()));
    return "%s by %s, %s%s"
        .formatted(word, Mrkdwn.user(event.by()), Mrkdwn.moment(event.at()), note);
  }

  static String dollars(BigDecimal amount) {
    return Difference.dollars(new Usd(amount));
  }
}
