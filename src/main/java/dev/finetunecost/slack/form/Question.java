package dev.finetunecost.slack.form;

import dev.finetunecost.engine.spec.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question of the wizard. This is the only list of them: the views and the form are read from it.
 */
public enum Question {
  WORDS(
      Step.GOAL, Kind.SENTENCE, "In your own words", "fine-tune llama 3.1 8b on 8k support emails"),
  TASK(Step.GOAL, Kind.WORDS, "What is it for?", "support emails"),
  IMPROVE(
      Step.GOAL,
      Kind.CHOICE,
      "What should get better?",
      "Pick the main one",
      new Option("style and format", "Tone, style or format"),
      new Option("narrow task", "One narrow task, such as classification"),
      new Option("changing facts", "Facts it does not know, or that change"),
      new Option("lower cost", "Cost"),
      new Option("lower latency", "Latency")),
  BASELINE_MODEL(Step.GOAL, Kind.SEARCH, "Which hosted model do you use today?", "gpt-4.1-mini"),
  DATASET_SIZE(Step.DATA, Kind.NUMBER, "How much training data?", "8k"),
  DATASET_UNIT(
      Step.DATA,
      Kind.CHOICE,
      "Counted in",
      "examples",
      new Option("examples", "examples"),
      new Option("tokens", "tokens"),
      new Option("documents", "documents"),
      new Option("emails", "emails"),
      new Option("conversations", "conversations"),
      new Option("MB", "MB of text")),
  TOKENS_PER_EXAMPLE(Step.DATA, Kind.NUMBER, "Tokens in one of them", "600"),
  MODEL(Step.DATA, Kind.SEARCH, "Which model would you tune?", "Llama 3.1 8B"),
  METHOD(
      Step.DATA,
      Kind.CHOICE,
      "How?",
      "Choose for me",
      new Option(Question.ANY, "Choose for me"),
      new Option("lora", "LoRA"),
      new Option("qlora", "QLoRA, 4-bit"),
      new Option("full", "Full fine-tune")),
  GPU(Step.DATA, Kind.SEARCH, "On which GPU?", "Choose for me"),
  VOLUME(Step.USE, Kind.NUMBER, "How much will it be used?", "50k"),
  VOLUME_PER(
      Step.USE,
      Kind.CHOICE,
      "Counted in",
      "requests a month",
      new Option("requests/day", "requests a day"),
      new Option("requests/month", "requests a month"),
      new Option("requests/hour", "requests an hour"),
      new Option("tokens/day", "tokens a day"),
      new Option("tokens/month", "tokens a month")),
  HORIZON_MONTHS(Step.USE, Kind.NUMBER, "For how many months?", "24"),
  BUDGET_USD(Step.USE, Kind.NUMBER, "What may it cost, in US dollars?", "20k"),
  PRIVATE(
      Step.USE,
      Kind.CHOICE,
      "May the data leave your own machines?",
      "Yes",
      new Option(Question.ANY, "Yes"),
      new Option("data must stay private", "No, it must stay private")),
  PROVIDER(Step.USE, Kind.SEARCH, "At which provider?", "Any");

  /** The option that is no answer: it takes an earlier one back. */
  static final String ANY = "any";

  /** The wizard's views, in order. */
  public enum Step {
    GOAL("Goal"),
    DATA("Data & model"),
    USE("Use");

    private final String title;

    Step(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /** The next view; empty after the last. */
    public Optional<Step> next() {
      return switch (this) {
        case GOAL -> Optional.of(DATA);
        case DATA -> Optional.of(USE);
        case USE -> Optional.empty();
      };
    }

    /** The view before; empty before the first. */
    public Optional<Step> previous() {
      return switch (this) {
        case GOAL -> Optional.empty();
        case DATA -> Optional.of(GOAL);
        case USE -> Optional.of(DATA);
      };
    }

    /** Its place, counted from 1. */
    public int place() {
      return 1 + previous().map(Step::place).orElse(0);
    }
  }

  /** How a question is answered. */
  public enum Kind {
    SENTENCE,
    WORDS,
    NUMBER,
    CHOICE,
    SEARCH
  }

  /** One of the answers that can be picked. */
  public record Option(String value, String label) {}

  private final Step step;
  private final Kind kind;
  private final String label;
  private final String placeholder;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of, of records of strings
  private final List<Option> options;

  Question(Step step, Kind kind, String label, String placeholder, Option... options) {
    this.step = step;
    this.kind = kind;
    this.label = label;
    this.placeholder = placeholder;
    this.options = List.of(options);
  }

  /** The questions of one view. */
  public static List<Question> of(Step step) {
    return Stream.of(values()).filter(question -> question.step == step).toList();
  }

  /** The question whose block has this id. */
  public static Optional<Question> named(String key) {
    return Stream.of(values()).filter(question -> question.key().equals(key)).findFirst();
  }

  /** The block's id, and the name under which the answer is kept. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Kind kind() {
    return kind;
  }

  public String label() {
    return label;
  }

  public String placeholder() {
    return placeholder;
  }

  public List<Option> options() {
    return options;
  }

  /** The field of the scenario that it fills by itself; empty where it is not so simple. */
  Optional<Field> field() {
    return switch (this) {
      case WORDS, IMPROVE, PRIVATE, VOLUME_PER -> Optional.empty();
      case TASK,
          BASELINE_MODEL,
          DATASET_SIZE,
          DATASET_UNIT,
          TOKENS_PER_EXAMPLE,
          MODEL,
          METHOD,
          GPU,
          VOLUME,
          HORIZON_MONTHS,
          BUDGET_USD,
          PROVIDER ->
          Field.named(key());
    };
  }
}
