package dev.finetunecost.calibration;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The measured points that come with the project, as lines of {@code predict}.
 *
 * <p>Rows that their collectors marked as unfit (outliers with a known cause, estimates,
 * requirements instead of measurements) are left out.
 */
final class MeasuredPoints {
  /** Columns of the training files under the names of {@code predict}. */
  private static final Map<String, String> TRAINING =
      Map.ofEntries(
          Map.entry("id", "id"),
          Map.entry("model", "model"),
          Map.entry("model_key", "model_key"),
          Map.entry("params_b", "params_b"),
          Map.entry("method", "method"),
          Map.entry("lora_rank", "lora_rank"),
          Map.entry("rank", "lora_rank"),
          Map.entry("gpu", "gpu"),
          Map.entry("gpu_key", "gpu_key"),
          Map.entry("num_gpus", "num_gpus"),
          Map.entry("precision", "precision"),
          Map.entry("seq_len", "seq_len"),
          Map.entry("packed", "packed"),
          Map.entry("micro_batch", "micro_batch"),
          Map.entry("global_batch", "global_batch"),
          Map.entry("grad_checkpointing", "grad_checkpointing"),
          Map.entry("optimizer", "optimizer"),
          Map.entry("framework", "framework"),
          Map.entry("sharding", "sharding"),
          Map.entry("parallelism", "sharding"),
          Map.entry("fused_ce", "fused_loss"),
          Map.entry("total_tokens", "total_tokens"));

  private static final List<String> SERVING =
      List.of(
          "id",
          "model",
          "params_b_active",
          "params_b_total",
          "gpu",
          "num_gpus",
          "precision",
          "engine",
          "input_len",
          "output_len",
          "concurrency");

  private MeasuredPoints() {}

  /**
   * A measured point.
   *
   * @param source who measured it
   * @param line the configuration as {@code predict} takes it
   * @param measured tokens per second and GPU, GiB per GPU, or output tokens per second
   */
  record Point(String source, ObjectNode line, double measured) {}

  /** Training speed: tokens per second and GPU. */
  static List<Point> trainingSpeed() {
    return rows("training-time.csv").stream()
        .filter(row -> row.getField("fit_use").equals("1"))
        .filter(row -> !row.getField("tokens_per_s_per_gpu").isEmpty())
        .map(row -> training(row, "tokens_per_s_per_gpu"))
        .toList();
  }

  /** Training memory: GiB per GPU. */
  static List<Point> trainingMemory() {
    return rows("training-memory.csv").stream()
        .filter(row -> row.getField("fit_use").equals("1"))
        .map(row -> training(row, "peak_gb_per_gpu"))
        .toList();
  }

  /** Serving throughput: output tokens per second of a replica. */
  static List<Point> serving() {
    return servingRows("1", "output_tokens_s");
  }

  /** Milliseconds to the first token of a single request. */
  static List<Point> timeToFirstToken() {
    return servingRows("2", "ttft_ms");
  }

  private static List<Point> servingRows(String use, String measured) {
    return rows("serving.csv").stream()
        .filter(row -> row.getField("fit_ok").equals(use) && !row.getField(measured).isEmpty())
        .map(row -> {
          ObjectNode line = JsonNodeFactory.instance.objectNode().put("kind", "serving");
          SERVING.forEach(column -> line.put(column, row.getField(column)));
          return new Point(
              row.getField("source"), line, Double.parseDouble(row.getField(measured)));
        })
        .toList();
  }

  private static Point training(NamedCsvRecord row, String measured) {
    ObjectNode line = JsonNodeFactory.instance.objectNode().put("kind", "training");
    TRAINING.forEach((column, name) ->
        row.findField(column)
            .filter(value -> !value.isEmpty())
            .ifPresent(value -> line.put(name, value)));
    return new Point(row.getField("source"), line, Double.parseDouble(row.getField(measured)));
  }

  private static List<NamedCsvRecord> rows(String file) {
    String resource = "/calibration/" + file;
    try (InputStream in =
            Objects.requireNonNull(MeasuredPoints.class.getResourceAsStream(resource));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      return rows.stream().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
