package dev.finetunecost.slack.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A first word that does something. This is the only list of them: the help, the reader and the
 * nearest match are all read from it.
 */
public enum Verb {
  WIZARD(
      Topic.ESTIMATE,
      List.of("wizard"),
      "[sentence]",
      "the guided form, filled with what the sentence says",
      "wizard llama 3.1 8b on 8k support emails"),
  HELP(
      Topic.ESTIMATE,
      List.of("help", "?"),
      "[topic]",
      "what there is, with examples",
      "help prices"),
  OPEN(
      Topic.SCENARIOS,
      List.of("open", "show"),
      "FT-12 [as it was]",
      "a saved scenario, at today's prices or as it was estimated",
      "open FT-12"),
  LIST(Topic.SCENARIOS, List.of("list", "ls"), "[words]", "saved scenarios", "list support emails"),
  DELETE(
      Topic.SCENARIOS,
      List.of("delete", "remove"),
      "FT-12",
      "delete a scenario, after asking",
      "delete FT-12"),
  WHAT_IF(
      Topic.CHANGES,
      List.of("what-if", "whatif"),
      "FT-12 change",
      "a change in words, with what it does to the estimate",
      "what-if FT-12 100k requests a day"),
  WHY(
      Topic.CHANGES,
      List.of("why", "explain"),
      "[FT-12]",
      "the reasons, and what would change the answer",
      "why FT-12"),
  UNDO(Topic.CHANGES, List.of("undo"), "[FT-12]", "take the last change back", "undo FT-12"),
  COMPARE(
      Topic.CHANGES,
      List.of("compare", "diff"),
      "FT-12 FT-15",
      "two or three scenarios side by side",
      "compare FT-12 FT-15"),
  SHARE(Topic.CHANGES, List.of("share"), "FT-12", "post a report to this channel", "share FT-12"),
  EXPORT(
      Topic.CHANGES,
      List.of("export"),
      "FT-12 [csv | json | pdf]",
      "the estimate as a file: all lines, or one page for those who sign budgets",
      "export FT-12 pdf"),
  PRICES(
      Topic.PRICES,
      List.of("prices", "price"),
      "[h100 | gpt-4.1-mini | fine-tuning …]",
      "today's prices with their source",
      "prices h100 spot"),
  ACTUAL(
      Topic.TEAM,
      List.of("actual", "actuals"),
      "FT-12 6.5 hours $21",
      "a run that really happened: estimate against actual, and what it teaches",
      "actual FT-12 6.5 hours $21"),
  WATCH(
      Topic.TEAM,
      List.of("watch"),
      "FT-12 [below $5k]",
      "prices it anew every day; speaks only when the answer changes",
      "watch FT-12 below $5k"),
  UNWATCH(
      Topic.TEAM,
      List.of("unwatch"),
      "FT-12",
      "no longer prices it anew every day",
      "unwatch FT-12"),
  APPROVE(
      Topic.TEAM,
      List.of("approve", "approval"),
      "FT-12 @person [note]",
      "asks somebody to approve the budget",
      "approve FT-12 @ada"),
  SETTINGS(
      Topic.TEAM,
      List.of("settings", "setting"),
      "[engineer rate $95 | exclude RunPod | history]",
      "the workspace's own rates, prices, providers and budget",
      "settings engineer rate $95");

  private final Topic topic;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> words;

  private final String arguments;
  private final String meaning;
  private final String example;

  Verb(Topic topic, List<String> words, String arguments, String meaning, String example) {
    this.topic = topic;
    this.words = words;
    this.arguments = arguments;
    this.meaning = meaning;
    this.example = example;
  }

  /** The verb of this word, in lower case. */
  public static Optional<Verb> named(String word) {
    return Stream.of(values()).filter(verb -> verb.words.contains(word)).findFirst();
  }

  /** The word as the help writes it. */
  public String word() {
    return words.getFirst();
  }

  /** All words that it goes by. */
  List<String> words() {
    return words;
  }

  public Topic topic() {
    return topic;
  }

  /** The word and what may stand after it. */
  public String usage() {
    return word() + " " + arguments;
  }

  /** What it does, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** Words that can be typed as they stand. */
  public String example() {
    return example;
  }
}
