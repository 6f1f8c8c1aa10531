package dev.finetunecost.playground;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What Slack's client checks before it submits a modal. */
final class InputCheck {
  private InputCheck() {}

  /**
   * What is wrong with each input, by block id.
   *
   * @param state the state of the view, with {@code values}
   */
  static Map<String, String> errors(JsonNode blocks, JsonNode state) {
    Map<String, String> errors = new LinkedHashMap<>();
    for (JsonNode block : blocks.values()) {
      if (!Json.text(block, "type").equals("input")) {
        continue;
      }
      String blockId = Json.text(block, "block_id");
      JsonNode element = block.path("element");
      JsonNode entered = state.path("values").path(blockId).path(Json.text(element, "action_id"));
      String error = error(element, entered, block.path("optional").asBoolean(false));
      if (!error.isEmpty()) {
        errors.put(blockId, error);
      }
    }
    return errors;
  }

  private static String error(JsonNode element, JsonNode entered, boolean optional) {
    if (isEmpty(entered)) {
      return optional ? "" : "Please complete this required field.";
    }
    String text = Json.text(entered, "value");
    return switch (Json.text(element, "type")) {
      case "plain_text_input" -> length(element, text);
      case "number_input" -> number(element, text);
      default -> "";
    };
  }

  private static boolean isEmpty(JsonNode entered) {
    return entered.properties().stream()
        .filter(entry -> !entry.getKey().equals("type"))
        .allMatch(entry ->
            entry.getValue().isNull()
                || (entry.getValue().isArray() && entry.getValue().isEmpty())
                || (entry.getValue().isString() && entry.getValue().stringValue().isEmpty()));
  }

  private static String length(JsonNode element, String text) {
    if (text.length() < element.path("min_length").asInt(0)) {
      return "Must be at least %d characters.".formatted(element.path("min_length").asInt(0));
    }
    int most = element.path("max_length").asInt(3000);
    return text.length() > most ? "Must be at most %d characters.".formatted(most) : "";
  }

  private static String number(JsonNode element, String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      return "Must be a number.";
    }
    if (!element.path("is_decimal_allowed").asBoolean(false)
        && number.stripTrailingZeros().scale() > 0) {
      return "Must be a whole number.";
    }
    String least = Json.text(element, "min_value");
    if (!least.isEmpty() && number.compareTo(new BigDecimal(least)) < 0) {
      return "Must be at least %s.".formatted(least);
    }
    String most = Json.text(element, "max_value");
    return !most.isEmpty() && number.compareTo(new BigDecimal(most)) > 0
        ? "Must be at most %s.".formatted(most)
        : "";
  }
}
