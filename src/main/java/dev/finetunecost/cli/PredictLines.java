package dev.finetunecost.cli;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.serving.ServingModel;
import dev.finetunecost.engine.serving.ServingPrediction;
import dev.finetunecost.engine.training.TrainingModel;
import dev.finetunecost.engine.training.TrainingPrediction;
import dev.finetunecost.engine.units.Range;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns run configurations into predictions, one JSON object a line each. */
public final class PredictLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Catalog catalog;
  private final TrainingModel training;
  private final ServingModel serving;

  public PredictLines(Catalog catalog) {
    this.catalog = catalog;
    this.training = new TrainingModel(catalog.training());
    this.serving = new ServingModel(catalog.serving());
  }

  /**
   * The line for one line. What cannot be predicted yields {@code {"id","error"}}; what is no JSON
   * object: {@link IllegalArgumentException}.
   */
  public String predict(String line) {
    JsonNode request = JSON.readTree(line);
    if (!request.isObject()) {
      throw new IllegalArgumentException("needs a JSON object with id, kind, model and gpu");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("id", request.path("id"));
    try {
      answer.setAll(prediction(request));
    } catch (IllegalArgumentException e) {
      answer.put("error", e.getMessage());
    }
    return JSON.writeValueAsString(answer);
  }

  private ObjectNode prediction(JsonNode request) {
    return switch (request.path("kind").asString("")) {
      case "training" -> training(TrainingLine.read(request, catalog));
      case "serving" -> serving(serving.predict(ServingLine.read(request, catalog)));
      case String other ->
          throw new IllegalArgumentException(
              "kind must be training or serving, not " + (other.isEmpty() ? "absent" : other));
    };
  }

  private ObjectNode training(TrainingLine line) {
    TrainingPrediction prediction = training.predict(line.setup());
    double driver = line.memoryAsTheDriverShowsIt() ? training.constants().memory().driverGib() : 0;
    Range memory = prediction.peakGibPerGpu().plus(driver);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode low = JsonNodeFactory.instance.objectNode();
    ObjectNode high = JsonNodeFactory.instance.objectNode();
    put("tokens_per_s_per_gpu", prediction.tokensPerSecondPerGpu(), answer, low, high);
    line.totalTokens()
        .ifPresent(tokens -> put("gpu_hours", prediction.gpuHours(tokens), answer, low, high));
    put("peak_gb_per_gpu", memory, answer, low, high);
    answer.set("p10", low);
    answer.set("p90", high);
    return answer;
  }

  private static void put(
      String name, Range range, ObjectNode middle, ObjectNode low, ObjectNode high) {
    middle.put(name, rounded(range.p50()));
    low.put(name, rounded(range.p10()));
    high.put(name, rounded(range.p90()));
  }

  private static ObjectNode serving(ServingPrediction prediction) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ObjectNode low = JsonNodeFactory.instance.objectNode();
    ObjectNode high = JsonNodeFactory.instance.objectNode();
    put("output_tokens_s", prediction.outputTokensPerSecond(), answer, low, high);
    put("requests_s", prediction.requestsPerSecond(), answer, low, high);
    answer.put("ttft_ms", rounded(prediction.timeToFirstTokenMillis()));
    answer.put("tpot_ms", rounded(prediction.timePerOutputTokenMillis()));
    answer.set("p10", low);
    answer.set("p90", high);
    return answer;
  }

  /** To six significant digits. */
  private static double rounded(double value) {
    if (value == 0 || Double.isNaN(value) || Double.isInfinite(value)) {
      return value;
    }
    double scale = Math.pow(10, 5 - Math.floor(Math.log10(Math.abs(value))));
    return Math.rint(value * scale) / scale;
  }
}
