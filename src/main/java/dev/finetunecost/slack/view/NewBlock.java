package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A block that Slack added lately, so that the SDK has no class for it and an old client or
 * workspace may refuse it.
 */
public sealed interface NewBlock extends LayoutBlock permits ChartBlock, TableBlock {

  /** The same content in blocks that every Slack knows. */
  List<LayoutBlock> plain();
}
