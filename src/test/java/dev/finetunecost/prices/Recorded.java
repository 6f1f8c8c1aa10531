package dev.finetunecost.prices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;

/** Payloads that feeds sent once, with the day on which they did. */
enum Recorded {
  LITELLM("litellm.2026-08-01.json"),
  GENAI_PRICES("genai-prices.2026-09-23.json"),
  GPU_PRICE_INDEX("gpu-price-index.2026-10-10.csv"),
  RUNPOD("runpod.2026-09-29.json");

  private final String file;

  Recorded(String file) {
    this.file = file;
  }

  /** The payload as it was sent. */
  byte[] bytes() {
    try (InputStream in =
        Objects.requireNonNull(Recorded.class.getResourceAsStream("/recorded/" + file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The day of the recording, at midnight UTC. */
  Instant asOf() {
    String day = file.substring(file.indexOf('.') + 1, file.lastIndexOf('.'));
    return Instant.parse(day + "T00:00:00Z");
  }
}
