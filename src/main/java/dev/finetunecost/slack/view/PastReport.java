package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.report.Report;
import dev.finetunecost.store.SavedEstimate;
import java.util.ArrayList;
import java.util.List;

/** A report as it was shown when its scenario was estimated. */
public final class PastReport {
  private PastReport() {}

  /** The report, word for word, and how to get today's. */
  public static Message of(SavedEstimate was, ReportMessage.Audience audience) {
    Message then = ReportMessage.of(was.report(), WhatIfMenu.NONE, audience);
    List<LayoutBlock> blocks = new ArrayList<>(then.blocks());
    blocks.removeIf(block -> ReportMessage.ACTIONS.equals(block.getBlockId()));
    String open = "open " + was.report().id();
    blocks.add(
        Blocks.section(
            "_As it was estimated %s, at the prices of then._"
                .formatted(Mrkdwn.moment(was.madeAt())),
            Run.button("open-" + was.number(), "At today's prices", open)));
    return new Message(then.text(), blocks);
  }

  /** Whether what is advised, or a figure that it rests on, is another by now. */
  public static boolean differs(Report was, Report is) {
    return !was.verdict().equals(is.verdict());
  }

  /** Today's report, with what was said when it was estimated below it. */
  public static Message below(Message today, SavedEstimate was) {
    if (today.blocks().size() >= Limits.MESSAGE_BLOCKS) {
      return today;
    }
    List<LayoutBlock> blocks = new ArrayList<>(today.blocks());
    blocks.add(
        Blocks.section(
            "_When it was estimated, %s, the answer was another:_ %s"
                .formatted(
                    Mrkdwn.moment(was.madeAt()), Mrkdwn.escape(was.report().verdict().headline())),
            Run.button(
                "then-" + was.number(),
                "As it was",
                "open %s as it was".formatted(was.report().id()))));
    return new Message(today.text(), blocks);
  }
}
