package dev.finetunecost.prices;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Builds the bundled snapshot from the recorded payloads, through the parsers of the live feeds.
 */
final class RecordedSnapshot {
  private RecordedSnapshot() {}

  /** Writes the snapshot to the file named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    try (Writer writer = Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
      SnapshotFile.write(sheets(), writer);
    }
  }

  static List<PriceSheet> sheets() throws IOException {
    JsonMapper json = new JsonMapper();
    GpuNames names = GpuNames.bundled();
    return List.of(
        new LiteLlmFeed(json).parse(Recorded.LITELLM.bytes(), Recorded.LITELLM.asOf()),
        new GenAiPricesFeed(json)
            .parse(Recorded.GENAI_PRICES.bytes(), Recorded.GENAI_PRICES.asOf()),
        new RunPodFeed(json, names).parse(Recorded.RUNPOD.bytes(), Recorded.RUNPOD.asOf()),
        new GpuPriceIndexFeed(names)
            .parse(Recorded.GPU_PRICE_INDEX.bytes(), Recorded.GPU_PRICE_INDEX.asOf()));
  }
}
