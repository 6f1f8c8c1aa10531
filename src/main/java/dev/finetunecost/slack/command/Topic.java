package dev.finetunecost.slack.command;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person wants to get done; the help is grouped by it. */
public enum Topic {
  ESTIMATE("Get an estimate"),
  SCENARIOS("Find what was estimated"),
  CHANGES("Change and compare"),
  PRICES("Look up prices"),
  TEAM("Decide as a team");

  private final String goal;

  Topic(String goal) {
    this.goal = goal;
  }

  /** The topic of this name, such as {@code prices}. */
  public static Optional<Topic> named(String word) {
    return Stream.of(values()).filter(topic -> topic.word().equals(word)).findFirst();
  }

  /** The name to type after {@code help}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String goal() {
    return goal;
  }
}
