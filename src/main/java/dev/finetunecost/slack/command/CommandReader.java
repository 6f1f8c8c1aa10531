package dev.finetunecost.slack.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what was typed after {@code /finetune-cost}. */
public final class CommandReader {
  private static final Pattern NUMBER = Pattern.compile("(?i)(?:ft[-\\s]?|#)?(\\d{1,9})");
  private static final Pattern SCENARIO = Pattern.compile("(?i)\\bft[-\\s]?(\\d{1,9})\\b[,:]?\\s*");
  private static final Pattern AS_IT_WAS = Pattern.compile("(?i)\\s+as it was$");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Somebody who is named, as Slack writes it. */
  private static final Pattern MENTION = Pattern.compile("<@[A-Z0-9]+(?:\\|[^>]*)?>");

  /** Above so many words, what follows a verb is a sentence rather than a mistake. */
  private static final int FEW_WORDS = 3;

  private CommandReader() {}

  /** The command that these words are. Words that begin with no verb are a sentence to estimate. */
  public static Command read(String typed) {
    return named(typed).orElseGet(() -> unnamed(MENTION.matcher(typed).replaceAll(" ")));
  }

  /** Commands in which people are named. */
  private static Optional<Command> named(String typed) {
    return MENTION.matcher(typed).find()
        ? Optional.of(unnamed(typed))
            .filter(command ->
                command instanceof Command.Approve || command instanceof Command.Settings)
        : Optional.empty();
  }

  private static Command unnamed(String typed) {
    String text = SPACES.matcher(typed.strip()).replaceAll(" ");
    if (text.isEmpty()) {
      return new Command.Start();
    }
    String sentence = text.replaceFirst("(?i)^what if\\b", "what-if");
    int space = sentence.indexOf(' ');
    String first =
        (space < 0 ? sentence.replaceFirst("(?<=.)[.!?]+$", "") : sentence.substring(0, space))
            .toLowerCase(Locale.ROOT);
    String rest = space < 0 ? "" : sentence.substring(space + 1);
    return Verb.named(first)
        .flatMap(verb -> withVerb(verb, rest))
        .orElseGet(() -> new Command.Estimate(text));
  }

  /** Whether there are too few words for a sentence, so that a slip is likelier than a plan. */
  public static boolean isShort(String typed) {
    return SPACES.split(typed.strip()).length <= FEW_WORDS;
  }

  /**
   * What the words would be with their first word spelled right; empty where it is like no verb.
   */
  public static Optional<String> nearest(String typed) {
    List<String> words = List.of(SPACES.split(typed.strip(), 2));
    String first = words.getFirst().toLowerCase(Locale.ROOT);
    String rest = words.size() < 2 ? "" : words.get(1);
    return Stream.of(Verb.values())
        .flatMap(verb -> verb.words().stream())
        .filter(word -> word.length() > 1 && distance(first, word) <= (word.length() < 5 ? 1 : 2))
        .min(Comparator.comparingInt(word -> distance(first, word)))
        .map(word -> (word + " " + rest).strip());
  }

  /** The command; empty where the word is the start of a sentence after all. */
  private static Optional<Command> withVerb(Verb verb, String rest) {
    Optional<Command> command =
        switch (verb) {
          case WIZARD -> Optional.of(new Command.Wizard(rest));
          case HELP -> help(rest);
          case OPEN -> open(rest);
          case LIST -> Optional.of(new Command.ListScenarios(rest));
          case DELETE ->
              number(rest.replaceFirst("(?i)\\s*--yes$", ""))
                  .map(number ->
                      new Command.Delete(number, rest.toLowerCase(Locale.ROOT).endsWith("--yes")));
          case WHAT_IF -> whatIf(rest);
          case WHY -> oneOrCurrent(rest, Command.Why::new);
          case UNDO -> oneOrCurrent(rest, Command.Undo::new);
          case COMPARE -> compare(rest);
          case SHARE -> number(rest).map(Command.Share::new);
          case EXPORT -> export(rest);
          case PRICES -> Optional.of(new Command.Prices(rest));
          case ACTUAL -> TeamReader.actual(rest);
          case WATCH -> TeamReader.watch(rest);
          case UNWATCH -> number(rest).map(Command.Unwatch::new);
          case APPROVE -> TeamReader.approve(rest);
          case SETTINGS -> Optional.of(new Command.Settings(rest));
        };
    boolean sentence = command.isEmpty() && SPACES.split(rest).length >= FEW_WORDS;
    return sentence
        ? Optional.empty()
        : command.or(() -> Optional.of(new Command.Incomplete(verb)));
  }

  private static Optional<Command> open(String rest) {
    String number = AS_IT_WAS.matcher(rest).replaceFirst("");
    return number(number).map(found -> new Command.Open(found, !number.equals(rest)));
  }

  private static Optional<Command> help(String rest) {
    if (SPACES.split(rest).length >= FEW_WORDS) {
      return Optional.empty();
    }
    String word = rest.toLowerCase(Locale.ROOT);
    return Optional.of(
        new Command.Help(Topic.named(word).or(() -> Verb.named(word).map(Verb::topic))));
  }

  private static Optional<Command> whatIf(String rest) {
    Matcher scenario = SCENARIO.matcher(rest);
    if (scenario.find()) {
      String words = (rest.substring(0, scenario.start()) + rest.substring(scenario.end())).strip();
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(new Command.WhatIf(Optional.of(Integer.valueOf(scenario.group(1))), words));
    }
    return rest.isBlank()
        ? Optional.empty()
        : Optional.of(new Command.WhatIf(Optional.empty(), rest));
  }

  /** About a scenario by its number; about none where the one is meant that is talked about. */
  private static Optional<Command> oneOrCurrent(
      String rest, Function<Optional<Integer>, Command> about) {
    return rest.isBlank() || rest.matches("(?i)(it|that|this|so|not)?[.!?]*")
        ? Optional.of(about.apply(Optional.empty()))
        : number(rest).map(number -> about.apply(Optional.of(number)));
  }

  private static Optional<Command> compare(String rest) {
    List<Integer> numbers = new ArrayList<>();
    for (String word :
        rest.replaceAll("(?i)\\b(with|and|to|vs\\.?)\\b|,", " ").strip().split("\\s+", -1)) {
      Optional<Integer> number = number(word);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      if (!numbers.contains(number.get())) {
        numbers.add(number.get());
      }
    }
    return numbers.size() == 2 || numbers.size() == 3
        ? Optional.of(new Command.Compare(numbers))
        : Optional.empty();
  }

  private static Optional<Command> export(String rest) {
    String lower = rest.toLowerCase(Locale.ROOT);
    Command.Format format =
        lower.contains("json")
            ? Command.Format.JSON
            : lower.contains("pdf") || lower.contains("brief")
                ? Command.Format.PDF
                : Command.Format.CSV;
    return number(lower.replaceAll("\\b(as|csv|json|pdf|brief)\\b", " "))
        .map(number -> new Command.Export(number, format));
  }

  static Optional<Integer> number(String text) {
    Matcher matcher = NUMBER.matcher(text.strip());
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  /** Edits between two words, neighbours changing places counted as one (Damerau 1964). */
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        edits[i][j] = swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
      }
    }
    return edits[a.length()][b.length()];
  }
}
