package dev.finetunecost.catalog;

import dev.finetunecost.engine.spec.Policy.Circumstance;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Phrases that say a circumstance.
 *
 * @param all in the order of the table
 */
public record Circumstances(List<Row> all) {
  private static final String RESOURCE = "/catalog/circumstances.csv";

  public Circumstances {
    all = List.copyOf(all);
  }

  /**
   * One circumstance.
   *
   * @param words any of its phrases at the beginning of a word: {@code format} is in fixed formats,
   *     and not in information
   */
  public record Row(Circumstance circumstance, Pattern words) {}

  /** The table that comes with the product. */
  public static Circumstances bundled() {
    return new Circumstances(
        Rows.read(
            RESOURCE,
            row ->
                new Row(
                    Circumstance.valueOf(row.getField("circumstance")),
                    anyOf(row.getField("phrases").split("\\|", -1)))));
  }

  /** What these phrases say. */
  public Set<Circumstance> in(Collection<String> phrases) {
    Set<Circumstance> said = EnumSet.noneOf(Circumstance.class);
    for (String phrase : phrases) {
      String lower = phrase.toLowerCase(Locale.ROOT);
      all.stream()
          .filter(row -> row.words().matcher(lower).find())
          .map(Row::circumstance)
          .forEach(said::add);
    }
    return said;
  }

  private static Pattern anyOf(String... phrases) {
    return Pattern.compile(
        "(?<![a-z])("
            + Stream.of(phrases).map(Pattern::quote).collect(Collectors.joining("|"))
            + ")");
  }
}
