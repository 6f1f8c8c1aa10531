package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.slack.command.Topic;
import dev.finetunecost.slack.command.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The help: what there is, by goal, with examples that can be copied. */
public final class HelpMessage {
  private HelpMessage() {}

  /** The help on one topic, or on all. */
  public static Message of(Optional<Topic> topic) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header(topic.map(Topic::goal).orElse("What /finetune-cost can do")));
    topic.ifPresentOrElse(
        one -> whole(one, blocks),
        () -> Stream.of(Topic.values()).forEach(each -> part(each, blocks)));
    blocks.add(Blocks.actions("help-actions", buttons(topic)));
    blocks.add(
        Blocks.context(
            "Only you see the answers, until you press *Share*. In a report's thread, say what to change: "
                + Mrkdwn.code("@finetune-cost and with QLoRA?")));
    return new Message(
        "Type /finetune-cost and a sentence, for instance: " + Mrkdwn.escape(Command.EXAMPLE),
        blocks);
  }

  /** All that serves a goal, in examples that can be copied. */
  private static void part(Topic topic, List<LayoutBlock> blocks) {
    List<String> lines = new ArrayList<>();
    lines.add(Mrkdwn.bold(topic.goal()));
    if (topic == Topic.ESTIMATE) {
      lines.add(Run.typed(Command.EXAMPLE));
    }
    verbs(topic)
        .forEach(verb ->
            lines.add(
                Mrkdwn.bullet(
                    "%s — %s"
                        .formatted(Run.typed(verb.example()), Mrkdwn.escape(verb.meaning())))));
    blocks.addAll(Blocks.sections(lines));
  }

  /** The same at length: what may be typed, what it does, an example. */
  private static void whole(Topic topic, List<LayoutBlock> blocks) {
    List<String> lines = new ArrayList<>();
    if (topic == Topic.ESTIMATE) {
      lines.add(
          Run.typed("any sentence")
              + " — will it fit, how long, what it costs, and whether to do it");
      lines.add("For instance " + Run.typed(Command.EXAMPLE));
    }
    verbs(topic)
        .forEach(verb -> {
          lines.add("%s — %s".formatted(Run.typed(verb.usage()), Mrkdwn.escape(verb.meaning())));
          if (!verb.example().equals(verb.usage().replaceAll("[\\[\\]]", ""))) {
            lines.add("For instance " + Run.typed(verb.example()));
          }
        });
    blocks.addAll(Blocks.sections(lines));
  }

  private static Stream<Verb> verbs(Topic topic) {
    return Stream.of(Verb.values()).filter(verb -> verb.topic() == topic);
  }

  private static List<ButtonElement> buttons(Optional<Topic> topic) {
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(Run.example());
    if (topic.isPresent()) {
      buttons.add(Run.button("help", "All help", "help"));
      return buttons;
    }
    for (Topic each : Topic.values()) {
      buttons.add(Run.button("help-" + each.word(), each.goal(), "help " + each.word()));
    }
    return buttons;
  }
}
