package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message.
 *
 * @param text what notifications, screen readers and old clients show: escaped, never blank
 * @param blocks from top to bottom
 */
public record Message(String text, List<LayoutBlock> blocks) {
  public Message {
    text = Mrkdwn.clip(text, Limits.TEXT);
    blocks = List.copyOf(blocks);
  }

  /** A message of one paragraph. */
  public static Message saying(String mrkdwn) {
    return new Message(mrkdwn, List.of(Blocks.section(mrkdwn)));
  }

  /** Whether a Slack that knows no new blocks would refuse it. */
  public boolean hasNewBlocks() {
    return blocks.stream().anyMatch(NewBlock.class::isInstance);
  }

  /** The same message without new blocks. */
  public Message plain() {
    return new Message(
        text,
        blocks.stream()
            .flatMap(block ->
                block instanceof NewBlock fresh ? fresh.plain().stream() : Stream.of(block))
            .limit(Limits.MESSAGE_BLOCKS)
            .toList());
  }

  /** The words alone. */
  public Message bare() {
    return new Message(text, List.of());
  }
}
