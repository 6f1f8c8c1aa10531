package dev.finetunecost.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The words of a model's name that tell it from others, in alphabetical order, so that {@code 8b
 * llama 3} and {@code meta-llama/Llama-3-8B-Instruct} are the same name.
 *
 * @param words lower case: families, versions such as {@code 3.1}, sizes such as {@code 8b}, {@code
 *     8x7b} or {@code a3b}
 */
record ModelName(List<String> words) {
  /** Sizes ({@code 8b}, {@code 8x7b}, {@code a3b}, {@code 500m}), versions and words. */
  private static final Pattern WORD =
      Pattern.compile("\\d+x\\d+(\\.\\d+)?b|a?\\d+(\\.\\d+)?[bm](?![a-z])|\\d+(\\.\\d+)?|[a-z]+");

  private static final Pattern SIZE = Pattern.compile("\\d+x\\d+(\\.\\d+)?b|\\d+(\\.\\d+)?[bm]");

  private static final Pattern VERSION = Pattern.compile("\\d+\\.\\d+");
  private static final Pattern FAMILY = Pattern.compile("[a-z]+");

  /** Words that say how a model was tuned, packed or by whom, not what it is. */
  private static final Set<String> NOISE =
      Set.of(
          "meta",
          "hf",
          "instruct",
          "chat",
          "it",
          "base",
          "bnb",
          "bit",
          "gptq",
          "awq",
          "gguf",
          "the",
          "model",
          "v",
          "k",
          "preview",
          "text",
          "dpo",
          "sft",
          "fp",
          "bf",
          "int",
          "nf");

  /** Packings and context lengths: {@code 4bit}, {@code 128k}; and one publisher with a digit. */
  private static final Pattern PACKING = Pattern.compile("\\d+[ -]?bit|\\b\\d+k\\b|h2ogpt");

  ModelName {
    words = List.copyOf(words);
  }

  static ModelName of(String name) {
    String lower = name.toLowerCase(Locale.ROOT).strip();
    String last = lower.substring(lower.lastIndexOf('/') + 1);
    String bare = PACKING.matcher(last).replaceAll(" ");
    String joined = bare.replaceAll("[_\\-\\s]+", " ").replaceAll("(\\d) b\\b", "$1b");
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(joined);
    while (matcher.find()) {
      if (!NOISE.contains(matcher.group())) {
        words.add(matcher.group());
      }
    }
    Collections.sort(words);
    return new ModelName(words);
  }

  /** Whether this is a size and nothing more, such as {@code 13b}. */
  boolean onlySize() {
    return words.size() == 1 && isSize(words.getFirst());
  }

  /** Billions of weights, where this is a size and nothing more. */
  Optional<Double> billions() {
    if (!onlySize() || words.getFirst().contains("x")) {
      return Optional.empty();
    }
    String word = words.getFirst();
    double number = Double.parseDouble(word.substring(0, word.length() - 1));
    return Optional.of(word.endsWith("m") ? number / 1000 : number);
  }

  static boolean isSize(String word) {
    return SIZE.matcher(word).matches();
  }

  List<String> sizes() {
    return words.stream().filter(ModelName::isSize).toList();
  }

  /** Versions such as {@code 3.1}. */
  Stream<String> versions() {
    return words.stream().filter(word -> VERSION.matcher(word).matches());
  }

  /** The first word of a name, such as {@code llama}; empty where it has none. */
  static Optional<String> familyOf(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return FAMILY.matcher(last).results().map(MatchResult::group).findFirst();
  }

  /** This name without the words that are not among these. */
  ModelName only(Set<String> known) {
    return new ModelName(words.stream().filter(known::contains).toList());
  }

  /** Whether each word of the other is one of this name's. */
  boolean containsAll(ModelName other) {
    List<String> left = new ArrayList<>(words);
    return other.words.stream().allMatch(left::remove);
  }
}
