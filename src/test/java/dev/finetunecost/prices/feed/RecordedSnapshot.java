package dev.finetunecost.prices.feed;

import dev.finetunecost.prices.SnapshotFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Builds the bundled snapshot from the recorded payloads, through the parsers of the live feeds.
 */
final class RecordedSnapshot {
  private RecordedSnapshot() {}

  /** Writes the snapshot to the file named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    try (Writer writer = Files.newBufferedWriter(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
      SnapshotFile.write(Recorded.newestSheets(), writer);
    }
  }
}
