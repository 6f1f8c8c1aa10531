package dev.finetunecost.language;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A sentence with what it says.
 *
 * @param expected field to value, and the {@code intent}
 */
public record Labelled(String id, String text, JsonNode expected) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The coarse groups that answer each finer intent. */
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

  /** The sentences of a JSON-lines file. */
  public static List<Labelled> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> !line.isBlank())
        .map(JSON::readTree)
        .map(line ->
            new Labelled(
                line.path("id").asString(""),
                line.path("text").asString(""),
                line.path("expected")))
        .toList();
  }

  /** The intents that are right, the best of them first. */
  public List<String> intents() {
    return groups(expected.path("intent").asString(""));
  }

  /** The coarse intents that answer this one. */
  public static List<String> groups(String intent) {
    return GROUPS.getOrDefault(intent, List.of(intent));
  }
}
