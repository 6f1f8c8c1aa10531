package dev.finetunecost.slack.view;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.report.RunWords;
import dev.finetunecost.slack.form.SmallForm;
import dev.finetunecost.store.Approval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small forms of one view: a run that happened, a request for a budget, a decision. */
public final class SmallViews {
  public static final String ACTUAL = "actual";
  public static final String ASK = "approval-ask";
  public static final String DECIDE = "approval-decide";

  private SmallViews() {}

  /** The view that is opened at once. */
  public static View loading(String callback, String opened) {
    return modal(callback, opened, "One moment…", List.of(Blocks.section("Looking it up…")), null);
  }

  /** The view that says something instead of asking. */
  public static View saying(String callback, String mrkdwn) {
    return modal(callback, "", "Team work", List.of(Blocks.section(mrkdwn)), null);
  }

  /**
   * Asks for a run that happened.
   *
   * @param opened id of what is remembered while the form is open
   * @param estimated the training that was estimated, or null where there is none
   */
  public static View actual(String opened, String id, TrainingAnswer.@Nullable Fits estimated) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (estimated != null) {
      @Nullable MoneyRange cost = estimated.runCost();
      blocks.add(
          Blocks.section(
              "One run was estimated at %s%s."
                  .formatted(
                      RunWords.time(estimated.wallClockHours()),
                      cost == null ? "" : " and " + RunWords.cost(cost))));
    }
    blocks.add(
        input(
            SmallForm.HOURS,
            "How long did it take, in hours?",
            text(SmallForm.HOURS, "6.5", "", false),
            true));
    blocks.add(
        input(
            SmallForm.COST,
            "What did it cost, in dollars?",
            text(SmallForm.COST, "21", "", false),
            true));
    blocks.add(
        Blocks.context(
            "One of them is enough. Your team's runs move and narrow its next estimates."));
    return modal(ACTUAL, opened, "A real run of " + id, blocks, "Log it");
  }

  /** Asks who is to approve. */
  public static View ask(String opened, String id, Usd total, String note) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "%s costs %s.".formatted(Mrkdwn.bold(id), Mrkdwn.bold(Difference.dollars(total)))));
    blocks.add(
        input(
            SmallForm.PERSON,
            "Who is to approve it?",
            UsersSelectElement.builder()
                .actionId(SmallForm.PERSON)
                .placeholder(Blocks.plain("Somebody else than you", Limits.PLACEHOLDER))
                .build(),
            false));
    blocks.add(
        input(SmallForm.NOTE, "A word with it", text(SmallForm.NOTE, "Why now", note, true), true));
    blocks.add(
        Blocks.context("They get the numbers in a direct message; you are told what they decide."));
    return modal(ASK, opened, "Approve " + id, blocks, "Ask");
  }

  /**
   * Asks for a decision.
   *
   * @param today the total at today's prices, or null where it cannot be computed
   */
  public static View decide(
      String opened, Approval approval, boolean approve, @Nullable Usd today, Instant pricesAsOf) {
    String amount = ApprovalMessage.dollars(approval.amountUsd());
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "%s %s for %s, asked by %s?"
                .formatted(
                    approve ? "Approve" : "Decline",
                    Mrkdwn.bold(amount),
                    Mrkdwn.bold("FT-" + approval.number()),
                    Mrkdwn.user(approval.askedBy()))));
    String warning =
        today == null
            ? ""
            : ApprovalMessage.warning(approval, approval.askedAt(), today, pricesAsOf);
    if (!warning.isBlank()) {
      blocks.add(Blocks.section(warning.strip()));
    }
    blocks.add(
        input(
            SmallForm.NOTE,
            approve ? "A word with it" : "Why not, or not yet?",
            text(SmallForm.NOTE, approve ? "Go ahead" : "After the pilot", "", true),
            true));
    return modal(
        DECIDE,
        opened,
        "%s FT-%d".formatted(approve ? "Approve" : "Decline", approval.number()),
        blocks,
        approve ? "Approve" : "Decline");
  }

  private static InputBlock input(
      String block, String label, BlockElement element, boolean optional) {
    return InputBlock.builder()
        .blockId(block)
        .label(Blocks.plain(label, Limits.LABEL))
        .element(element)
        .optional(optional)
        .build();
  }

  private static PlainTextInputElement text(
      String action, String placeholder, String value, boolean multiline) {
    return PlainTextInputElement.builder()
        .actionId(action)
        .multiline(multiline)
        .maxLength(multiline ? 1000 : Limits.HEADER)
        .placeholder(Blocks.plain(placeholder, Limits.PLACEHOLDER))
        .initialValue(value.isEmpty() ? null : Mrkdwn.clip(value, 1000))
        .build();
  }

  private static View modal(
      String callback,
      String opened,
      String title,
      List<LayoutBlock> blocks,
      @Nullable String submit) {
    return View.builder()
        .type("modal")
        .callbackId(callback)
        .privateMetadata(opened)
        .title(
            ViewTitle.builder()
                .type("plain_text")
                .text(Mrkdwn.clip(title, Limits.VIEW_TITLE))
                .build())
        .submit(
            submit == null ? null : ViewSubmit.builder().type("plain_text").text(submit).build())
        .close(
            ViewClose.builder()
                .type("plain_text")
                .text(submit == null ? "Close" : "Cancel")
                .build())
        .blocks(blocks)
        .build();
  }
}
