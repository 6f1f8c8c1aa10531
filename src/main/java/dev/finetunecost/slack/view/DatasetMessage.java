package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.report.DatasetReport;
import java.util.ArrayList;
import java.util.List;

/** What was found in a file of examples. */
public record DatasetMessage(DatasetReport report) {

  /** The findings, the first mistakes, and that nothing was kept. */
  public Message message() {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(Mrkdwn.bold(report.title())));
    if (!report.facts().isEmpty()) {
      blocks.addAll(
          Blocks.sections(
              report.facts().stream()
                  .map(fact ->
                      "%s  %s".formatted(Mrkdwn.bold(fact.label()), Mrkdwn.escape(fact.value())))
                  .toList()));
    }
    if (!report.mistakes().isEmpty()) {
      blocks.addAll(
          Blocks.sections(
              report.mistakes().stream().map(line -> "• " + Mrkdwn.escape(line)).toList()));
    }
    blocks.add(Blocks.context(Mrkdwn.escape(report.remark())));
    return new Message(Mrkdwn.escape(report.title()), blocks);
  }
}
