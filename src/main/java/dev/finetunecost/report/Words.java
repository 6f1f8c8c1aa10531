package dev.finetunecost.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of a report, by key. They are data, so that a translation is another file.
 *
 * @param phrases with {@code {0}}, {@code {1}} … where something is put in
 */
record Words(Map<String, String> phrases) {
  static final Words ENGLISH = read("/report/words.properties");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  Words {
    phrases = Map.copyOf(phrases);
  }

  /** The phrases of a file on the class path. */
  static Words read(String resource) {
    Properties properties = new Properties();
    try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(resource))) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Words(
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(key -> key, properties::getProperty)));
  }

  /** The phrase with the values put in. No such phrase: {@link IllegalArgumentException}. */
  String say(String key, Object... values) {
    @Nullable String phrase = phrases.get(key);
    if (phrase == null) {
      throw new IllegalArgumentException("no words for " + key);
    }
    return PLACE
        .matcher(phrase)
        .replaceAll(
            place -> Matcher.quoteReplacement(values[Integer.parseInt(place.group(1))].toString()));
  }

  /** The phrase for this number of things: {@code key.one} or {@code key.other}. */
  String count(String key, int number) {
    return say(key + (number == 1 ? ".one" : ".other"), number);
  }

  /** So many months. */
  String months(int number) {
    return count("months", number);
  }

  /** What is called by this key, or {@code otherwise} where nothing is. */
  String orElse(String key, String otherwise) {
    return phrases.getOrDefault(key, otherwise);
  }
}
