package dev.finetunecost.prices.feed;

import dev.finetunecost.prices.GpuNames;
import dev.finetunecost.prices.PriceSheet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Payloads that feeds sent once, with the day on which they did. */
public enum Recorded {
  LITELLM("litellm.2026-08-01.json"),
  GENAI_PRICES("genai-prices.2026-09-23.json"),
  GENAI_PRICES_OF_AUGUST("genai-prices.2026-08-21.json"),
  OPENROUTER("openrouter.2026-08-01.json"),
  GPU_PRICE_INDEX("gpu-price-index.2026-10-10.csv"),
  RUNPOD("runpod.2026-09-29.json"),
  VAST("vast.2026-09-29.json"),
  AZURE_GPUS("azure-vms.2026-09-29.json"),
  AZURE_FINE_TUNING("azure-fine-tuning.2026-07-31.json"),
  ORACLE("oracle.2026-10-01.json");

  private static final GpuNames NAMES = GpuNames.bundled();

  private final String file;

  Recorded(String file) {
    this.file = file;
  }

  /** The payload as it was sent. */
  public byte[] bytes() {
    try (InputStream in =
        Objects.requireNonNull(Recorded.class.getResourceAsStream("/recorded/" + file))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The day of the recording, at midnight UTC. */
  public Instant asOf() {
    String day = file.substring(file.indexOf('.') + 1, file.lastIndexOf('.'));
    return Instant.parse(day + "T00:00:00Z");
  }

  /** What the feed's parser makes of it. */
  public PriceSheet sheet() throws IOException {
    return switch (this) {
      case LITELLM -> LiteLlmFeed.parse(bytes(), asOf());
      case GENAI_PRICES, GENAI_PRICES_OF_AUGUST -> GenAiPricesFeed.parse(bytes(), asOf());
      case OPENROUTER -> OpenRouterFeed.parse(bytes(), asOf());
      case GPU_PRICE_INDEX -> GpuPriceIndex.parse(bytes(), asOf(), NAMES);
      case RUNPOD -> RunPodFeed.parse(bytes(), asOf(), NAMES);
      case VAST -> VastFeed.parse(bytes(), asOf(), NAMES);
      case AZURE_GPUS -> AzureGpuFeed.sheet(azureItems(), asOf(), NAMES);
      case AZURE_FINE_TUNING -> AzureFineTuningFeed.sheet(azureItems(), asOf());
      case ORACLE -> OracleFeed.parse(bytes(), asOf(), NAMES);
    };
  }

  /** The newest sheet of each feed. */
  public static List<PriceSheet> newestSheets() throws IOException {
    return Stream.of(values())
        .filter(recorded -> recorded != GENAI_PRICES_OF_AUGUST)
        .map(recorded -> {
          try {
            return recorded.sheet();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        })
        .toList();
  }

  /** One recording is the bare list of items, without the envelope. */
  private List<AzureItems.Item> azureItems() throws IOException {
    byte[] bytes = bytes();
    return bytes[0] == '['
        ? Arrays.asList(Json.read(bytes, AzureItems.Item[].class))
        : AzureItems.read(bytes);
  }
}
