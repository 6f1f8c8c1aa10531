package dev.finetunecost.slack.view;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.finetunecost.language.Ambiguity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be read in several ways: a button for each way, which runs the words read so. */
public final class Readings {
  private Readings() {}

  /** The question by itself, where too little else was said to answer first. */
  public static Message question(String words, Ambiguity ambiguity) {
    String question = Mrkdwn.escape(ambiguity.question());
    return new Message(question, blocks(words, ambiguity));
  }

  /** An answer with the question below it, above its buttons, where Slack takes so much. */
  public static Message below(Message answer, String words, Ambiguity ambiguity) {
    List<LayoutBlock> blocks = new ArrayList<>(answer.blocks());
    blocks.addAll(buttonRow(blocks), blocks(words, ambiguity));
    Message both = new Message(answer.text(), blocks);
    return Limits.violations(both).isEmpty() && Limits.violations(both.plain()).isEmpty()
        ? both
        : answer;
  }

  /** Where the answer's own buttons stand, or its end. */
  private static int buttonRow(List<LayoutBlock> blocks) {
    int last = blocks.size() - 1;
    return last >= 0 && blocks.get(last) instanceof ActionsBlock ? last : blocks.size();
  }

  private static List<LayoutBlock> blocks(String words, Ambiguity ambiguity) {
    List<ButtonElement> buttons = new ArrayList<>();
    for (Ambiguity.Reading reading : ambiguity.readings()) {
      buttons.add(
          Run.button(
              "reading-" + buttons.size(),
              Mrkdwn.clip(reading.label(), Limits.BUTTON),
              read(words, ambiguity.words(), reading.label())));
    }
    return List.of(
        Blocks.section(
            "%s In your words: %s"
                .formatted(Mrkdwn.bold(ambiguity.question()), Mrkdwn.code(ambiguity.words()))),
        Blocks.actions("reading-actions", buttons));
  }

  /** The sentence with the words in question said in one way. */
  static String read(String words, String inQuestion, String label) {
    Matcher matcher =
        Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(inQuestion) + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(words);
    return matcher.find()
        ? matcher.replaceFirst(Matcher.quoteReplacement(label))
        : words + ", " + label;
  }
}
