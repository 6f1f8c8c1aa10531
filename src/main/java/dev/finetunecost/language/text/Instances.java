package dev.finetunecost.language.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Instance names of the big clouds, and the accelerators inside. */
public final class Instances {
  private static final int LONGEST_NAME = 48;

  /** Azure's names begin so, and people leave it out. */
  private static final String AZURE_TIER = "standard_";

  /**
   * A row: every instance whose name begins so.
   *
   * @param prefix in lower case
   * @param gpu canonical name
   * @param count how many, or 0 where the sizes differ
   */
  public record Instance(String prefix, String provider, String gpu, int count) {}

  private final List<Instance> rows;

  private Instances(List<Instance> rows) {
    this.rows = rows;
  }

  /** The table that comes with the product. */
  public static Instances bundled() {
    return new Instances(
        Table.read(
            "instances",
            row ->
                new Instance(
                    row.getField("prefix"),
                    row.getField("provider"),
                    row.getField("gpu"),
                    Integer.parseInt(row.getField("count")))));
  }

  /** What is known of this instance: the row with the longest prefix of its name. */
  public Optional<Instance> find(String name) {
    String lower = bare(name.toLowerCase(Locale.ROOT));
    Optional<Instance> found = withPrefixOf(lower);
    return found.isPresent() ? found : withPrefixOf(AZURE_TIER + lower);
  }

  private Optional<Instance> withPrefixOf(String name) {
    return rows.stream()
        .filter(row -> name.startsWith(row.prefix()))
        .max(Comparator.comparingInt(row -> row.prefix().length()));
  }

  /** The instance name that begins here, or empty where none does. */
  String nameAt(String words, int start) {
    int end = start;
    while (end < words.length() && end - start < LONGEST_NAME && isNamePart(words.charAt(end))) {
      end++;
    }
    while (end > start && !Character.isLetterOrDigit(words.charAt(end - 1))) {
      end--;
    }
    String name = words.substring(start, end);
    boolean shaped = name.indexOf('.') > 0 || name.indexOf('_') > 0 || name.indexOf('-') > 0;
    return shaped && find(name).isPresent() ? name : "";
  }

  private static boolean isNamePart(char c) {
    return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '.' || c == '_' || c == '-';
  }

  /** SageMaker puts {@code ml.} before the name. */
  private static String bare(String name) {
    return name.startsWith("ml.") ? name.substring(3) : name;
  }
}
