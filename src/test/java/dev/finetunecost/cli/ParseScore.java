package dev.finetunecost.cli;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.language.Labelled;
import dev.finetunecost.language.SentenceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Scores the reader on sentences with expected facts, field by field: precision, recall and F1.
 *
 * <p>Run with the paths of JSON-lines files; {@code -v} prints every difference. {@code task} and
 * {@code constraints} are free wording: they are counted apart.
 */
final class ParseScore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> FREE_WORDING = Set.of("task", "constraints");
  private static final Set<String> OUTSIDE_THE_CONTRACT =
      Set.of("dataset_size_approx", "runs", "intent", "id");

  /** How often a field was right, wrongly said, and missed; a wrong value is both of the latter. */
  record Tally(int right, int wrong, int missed) {
    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
      return new Tally(right + other.right, wrong + other.wrong, missed + other.missed);
    }

    double precision() {
      return right / Math.max(1.0, right + wrong);
    }

    double recall() {
      return right / Math.max(1.0, right + missed);
    }

    double f1() {
      return right == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    @Override
    public String toString() {
      return "right %4d  wrong %4d  missed %4d   P %.3f  R %.3f  F1 %.3f"
          .formatted(right, wrong, missed, precision(), recall(), f1());
    }
  }

  private final ParseLines lines = new ParseLines(new SentenceReader(Catalog.bundled()));
  private final Map<String, Tally> tallies = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();
  private int intents;
  private int rightIntents;

  public static void main(String... args) throws IOException {
    List<String> files = new ArrayList<>(List.of(args));
    boolean verbose = files.remove("-v");
    ParseScore score = new ParseScore();
    for (String file : files) {
      score.count(Path.of(file));
    }
    if (verbose) {
      score.differences.forEach(System.out::println);
    }
    score.tallies.forEach((field, tally) -> System.out.printf("%-22s %s%n", field, tally));
    System.out.printf("%-22s %s%n", "ALL FIELDS", score.fields());
    System.out.printf("%-22s %d of %d%n", "INTENT", score.rightIntents, score.intents);
  }

  /** All fields together, but for those of free wording. */
  Tally fields() {
    return tallies.entrySet().stream()
        .filter(entry -> !FREE_WORDING.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .reduce(Tally.NONE, Tally::plus);
  }

  /** The share of sentences whose intent was understood. */
  double intents() {
    return (double) rightIntents / intents;
  }

  void count(Path file) throws IOException {
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        count(JSON.readTree(line), JSON.readTree(lines.parse(line)));
      }
    }
  }

  private void count(JsonNode asked, JsonNode got) {
    JsonNode expected = asked.path("expected");
    String intent = expected.path("intent").asString("");
    String understood = got.path("intent").stringValue();
    boolean right = Labelled.groups(intent).contains(understood);
    intents++;
    rightIntents += right ? 1 : 0;
    StringBuilder different = new StringBuilder();
    if (!right) {
      different.append("\n    intent: %s <- %s".formatted(intent, understood));
    }
    Set<String> fields = new HashSet<>(expected.propertyNames());
    fields.addAll(got.propertyNames());
    fields.removeAll(OUTSIDE_THE_CONTRACT);
    for (String field : fields) {
      JsonNode want = expected.path(field);
      JsonNode have = got.path(field);
      Tally tally = tally(want, have);
      tallies.merge(field, tally, Tally::plus);
      if (tally.right() == 0) {
        different.append("\n    %s: %s <- %s".formatted(field, want, have));
      }
    }
    if (!different.isEmpty()) {
      differences.add(asked.path("id").asString("") + " " + asked.path("text") + different);
    }
  }

  private static Tally tally(JsonNode want, JsonNode have) {
    if (!want.isMissingNode() && !have.isMissingNode() && values(want).equals(values(have))) {
      return new Tally(1, 0, 0);
    }
    return new Tally(0, have.isMissingNode() ? 0 : 1, want.isMissingNode() ? 0 : 1);
  }

  private static Set<String> values(JsonNode node) {
    List<JsonNode> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(values::add);
    } else {
      values.add(node);
    }
    return values.stream()
        .map(value -> value.isNumber() ? Double.toString(value.doubleValue()) : value.asString())
        .collect(Collectors.toSet());
  }
}
