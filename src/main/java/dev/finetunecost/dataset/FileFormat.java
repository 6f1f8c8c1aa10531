package dev.finetunecost.dataset;

import java.util.Locale;
import java.util.Optional;

/** The formats of files that can be inspected. */
public enum FileFormat {
  /** JSON lines, or one array of objects. */
  JSON,
  CSV;

  /** The format that a file's name promises; empty where it promises none of these. */
  public static Optional<FileFormat> of(String fileName) {
    String lower = fileName.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson") || lower.endsWith(".json")) {
      return Optional.of(JSON);
    }
    return lower.endsWith(".csv") ? Optional.of(CSV) : Optional.empty();
  }
}
