package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.store.SavedScenario;
import java.util.ArrayList;
import java.util.List;

/** Saved scenarios, each with a button that opens it. */
public final class ScenarioList {
  /** How many are shown. */
  public static final int MOST = 20;

  private static final int TITLE = 300;
  private static final int WORDS = 80;

  private ScenarioList() {}

  /**
   * The list.
   *
   * @param words what was looked for, or empty
   * @param found the newest first
   */
  public static Message of(String words, List<SavedScenario> found) {
    String about = words.isBlank() ? "" : " with " + Mrkdwn.code(Mrkdwn.clip(words, 100));
    if (found.isEmpty()) {
      return Notices.withActions(
          "No saved scenarios%s. Each estimate is saved by itself; %s makes the first one."
              .formatted(about, Run.typed(Command.EXAMPLE)),
          List.of(Run.example()));
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    String heading =
        found.size() > MOST
            ? "The newest %d scenarios%s".formatted(MOST, about)
            : "%d %s%s"
                .formatted(found.size(), found.size() == 1 ? "scenario" : "scenarios", about);
    blocks.add(Blocks.section("*" + heading + "*"));
    found.stream().limit(MOST).map(ScenarioList::row).forEach(blocks::add);
    if (found.size() > MOST) {
      blocks.add(
          Blocks.context("Older ones: add a word, as in %s".formatted(Run.typed("list support"))));
    }
    return new Message(heading, blocks);
  }

  /** What a scenario is called: its title, or its words where it was never estimated. */
  public static String title(SavedScenario scenario) {
    return scenario.title().isBlank() ? scenario.words() : scenario.title();
  }

  /** Who said it and when, from what it was changed, and in which words. */
  static String origin(SavedScenario scenario, boolean withUser) {
    List<String> parts = new ArrayList<>();
    parts.add(Mrkdwn.moment(scenario.createdAt()));
    if (withUser) {
      parts.add(Mrkdwn.user(scenario.user()));
    }
    if (scenario.parent() != null) {
      parts.add("from FT-" + scenario.parent());
    }
    if (!scenario.words().isBlank() && !scenario.title().isBlank()) {
      parts.add("“%s”".formatted(Mrkdwn.escape(Mrkdwn.clip(scenario.words(), WORDS))));
    }
    return String.join(" · ", parts);
  }

  /** One scenario, where it comes from, and its button. */
  static SectionBlock row(SavedScenario scenario) {
    return row(scenario, origin(scenario, true));
  }

  /** The same for whoever said it. */
  static SectionBlock own(SavedScenario scenario) {
    return row(scenario, origin(scenario, false));
  }

  private static SectionBlock row(SavedScenario scenario, String origin) {
    return Blocks.section(
        "%s %s\n%s"
            .formatted(
                Mrkdwn.bold(scenario.id()),
                Mrkdwn.escape(Mrkdwn.clip(title(scenario), TITLE)),
                origin),
        Run.button("open-" + scenario.number(), "Open", "open " + scenario.id()));
  }
}
