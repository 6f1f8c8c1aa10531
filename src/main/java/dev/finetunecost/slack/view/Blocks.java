package dev.finetunecost.slack.view;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.Arrays;
import java.util.List;

/**
 * The blocks that our messages and views are made of, each cut to what Slack takes. Arguments named
 * {@code mrkdwn} are already escaped; all others are plain text.
 */
final class Blocks {
  private Blocks() {}

  static HeaderBlock header(String text) {
    return HeaderBlock.builder().text(plain(text, Limits.HEADER)).build();
  }

  static SectionBlock section(String mrkdwn) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn, Limits.TEXT)).build();
  }

  static SectionBlock section(String mrkdwn, BlockElement accessory) {
    return SectionBlock.builder().text(mrkdwn(mrkdwn, Limits.TEXT)).accessory(accessory).build();
  }

  /** As few sections as these lines need. */
  static List<LayoutBlock> sections(List<String> mrkdwnLines) {
    return Mrkdwn.pages(mrkdwnLines, Limits.TEXT).stream()
        .map(page -> (LayoutBlock) section(page))
        .toList();
  }

  /** Two columns on a wide screen, one on a phone. At least one field. */
  static SectionBlock fields(List<String> mrkdwnFields) {
    return SectionBlock.builder()
        .fields(
            mrkdwnFields.stream()
                .limit(Limits.FIELDS)
                .map(field -> (TextObject) mrkdwn(field, Limits.FIELD))
                .toList())
        .build();
  }

  static ContextBlock context(String mrkdwn) {
    return ContextBlock.builder().elements(List.of(mrkdwn(mrkdwn, Limits.TEXT))).build();
  }

  static DividerBlock divider() {
    return DividerBlock.builder().build();
  }

  static ActionsBlock actions(String blockId, BlockElement... elements) {
    return actions(blockId, Arrays.asList(elements));
  }

  static ActionsBlock actions(String blockId, List<? extends BlockElement> elements) {
    return ActionsBlock.builder()
        .blockId(blockId)
        .elements(List.copyOf(elements.subList(0, Math.min(elements.size(), Limits.ACTIONS))))
        .build();
  }

  /** A button; its value may be empty. */
  static ButtonElement button(String actionId, String label, String value) {
    return ButtonElement.builder()
        .actionId(actionId)
        .text(plain(label, Limits.BUTTON))
        .value(value.isEmpty() ? null : Mrkdwn.clip(value, Limits.BUTTON_VALUE))
        .build();
  }

  static ButtonElement primary(String actionId, String label, String value) {
    ButtonElement button = button(actionId, label, value);
    button.setStyle("primary");
    return button;
  }

  static ButtonElement danger(String actionId, String label, String value) {
    ButtonElement button = button(actionId, label, value);
    button.setStyle("danger");
    return button;
  }

  static OptionObject option(String label, String value) {
    return OptionObject.builder()
        .text(plain(label, Limits.OPTION))
        .value(Mrkdwn.clip(value, Limits.OPTION_VALUE))
        .build();
  }

  /** Plain text, with colons left as they are. */
  static PlainTextObject plain(String text, int atMost) {
    return PlainTextObject.builder().text(Mrkdwn.clip(text, atMost)).emoji(false).build();
  }

  /** Marked-up text in which Slack looks for no names and links of its own. */
  static MarkdownTextObject mrkdwn(String text, int atMost) {
    return MarkdownTextObject.builder().text(Mrkdwn.clip(text, atMost)).verbatim(true).build();
  }
}
