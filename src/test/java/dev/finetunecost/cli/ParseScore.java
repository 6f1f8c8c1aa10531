package dev.finetunecost.cli;

import dev.finetunecost.catalog.Catalog;
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
 * {@code constraints} are free wording and are counted apart.
 */
public final class ParseScore {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> FREE_WORDING = Set.of("task", "constraints");
  private static final Set<String> OUTSIDE_THE_CONTRACT =
      Set.of("dataset_size_approx", "runs", "intent");

  /** Which groups answer each finer intent; the first is the one meant. */
  private static final Map<String, List<String>> GROUPS =
      Map.ofEntries(
          Map.entry("memory_fit", List.of("fit")),
          Map.entry("gpu_count", List.of("fit")),
          Map.entry("hardware", List.of("fit")),
          Map.entry("feasibility", List.of("fit")),
          Map.entry("feasibility_and_time", List.of("fit", "time")),
          Map.entry("hardware_and_time", List.of("fit", "time")),
          Map.entry("hardware_inventory", List.of("fit", "scenario")),
          Map.entry("time_check", List.of("time")),
          Map.entry("gpu_hours", List.of("time")),
          Map.entry("cost_and_hardware", List.of("cost")),
          Map.entry("data_cost", List.of("cost", "observation")),
          Map.entry("price_lookup", List.of("price")),
          Map.entry("ft_vs_rag", List.of("advice")),
          Map.entry("ft_vs_prompt", List.of("advice")),
          Map.entry("selfhost_vs_api", List.of("advice")),
          Map.entry("break_even", List.of("advice")),
          Map.entry("data_needed", List.of("advice")),
          Map.entry("epochs_advice", List.of("advice")),
          Map.entry("compare", List.of("advice", "fit")),
          Map.entry("scenario_update", List.of("update", "scenario")),
          Map.entry("observed_run", List.of("observation")));

  private final Map<String, int[]> counts = new TreeMap<>();
  private final boolean verbose;
  private int intents;
  private int rightIntents;

  private ParseScore(boolean verbose) {
    this.verbose = verbose;
  }

  public static void main(String... args) throws IOException {
    List<String> files = new ArrayList<>(List.of(args));
    ParseScore score = new ParseScore(files.remove("-v"));
    ParseLines lines = new ParseLines(new SentenceReader(Catalog.bundled()));
    for (String file : files) {
      for (String line : Files.readAllLines(Path.of(file))) {
        if (!line.isBlank()) {
          score.count(JSON.readTree(line), JSON.readTree(lines.parse(line)));
        }
      }
    }
    score.print();
  }

  private void count(JsonNode asked, JsonNode got) {
    JsonNode expected = asked.path("expected");
    String intent = expected.path("intent").asString("");
    StringBuilder differences = new StringBuilder();
    if (!intent.isEmpty()) {
      intents++;
      boolean right =
          GROUPS.getOrDefault(intent, List.of(intent)).contains(got.path("intent").stringValue());
      rightIntents += right ? 1 : 0;
      if (!right) {
        differences
            .append("\n    intent: ")
            .append(intent)
            .append(" <- ")
            .append(got.path("intent"));
      }
    }
    Set<String> fields = new HashSet<>(expected.propertyNames());
    fields.addAll(got.propertyNames());
    fields.removeAll(OUTSIDE_THE_CONTRACT);
    fields.remove("id");
    for (String field : fields) {
      JsonNode want = expected.path(field);
      JsonNode have = got.path(field);
      int[] row = counts.computeIfAbsent(field, _ -> new int[3]);
      boolean right = same(want, have);
      row[0] += right ? 1 : 0;
      row[1] += !right && !have.isMissingNode() ? 1 : 0;
      row[2] += !right && !want.isMissingNode() ? 1 : 0;
      if (!right) {
        differences
            .append("\n    ")
            .append(field)
            .append(": ")
            .append(want)
            .append(" <- ")
            .append(have);
      }
    }
    if (verbose && !differences.isEmpty()) {
      System.out.println(asked.path("id").asString("") + " " + asked.path("text") + differences);
    }
  }

  private static boolean same(JsonNode want, JsonNode have) {
    if (want.isMissingNode() || have.isMissingNode()) {
      return want.isMissingNode() && have.isMissingNode();
    }
    return values(want).equals(values(have));
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

  private void print() {
    int[] all = new int[3];
    counts.forEach((field, row) -> {
      print(field, row);
      for (int i = 0; i < 3 && !FREE_WORDING.contains(field); i++) {
        all[i] += row[i];
      }
    });
    print("ALL FIELDS", all);
    System.out.printf(
        "%-22s %d of %d = %.3f%n",
        "INTENT", rightIntents, intents, (double) rightIntents / intents);
  }

  private static void print(String name, int[] row) {
    double precision = row[0] / Math.max(1.0, row[0] + row[1]);
    double recall = row[0] / Math.max(1.0, row[0] + row[2]);
    double f1 = row[0] == 0 ? 0 : 2 * precision * recall / (precision + recall);
    System.out.printf(
        "%-22s right %4d  wrong %4d  missed %4d   P %.3f  R %.3f  F1 %.3f%n",
        name, row[0], row[1], row[2], precision, recall, f1);
  }
}
