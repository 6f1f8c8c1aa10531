package dev.finetunecost.playground;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The arguments of one call of the Web API. From a form every value is text; an argument that holds
 * JSON may arrive as text or as JSON.
 */
record Arguments(ObjectNode values) {

  /** The arguments in a body of this content type. */
  static Arguments read(String contentType, String body, String query) {
    ObjectNode values = Form.decode(query).json();
    values.setAll(
        contentType.startsWith("application/json")
            ? Json.parseObject(body)
            : Form.decode(body).json());
    return new Arguments(values);
  }

  /** The text of an argument; empty where it is absent. */
  String text(String name) {
    return Json.text(values, name);
  }

  /** The text of an argument; null where it is absent. */
  @Nullable String optional(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  /** The text of an argument that the call cannot do without. */
  String required(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      throw new ApiRefusal(
          "invalid_arguments", List.of(new Refusal("missing required field: " + name, "")));
    }
    return text;
  }

  /** The JSON of an argument; null where it is absent or is not JSON. */
  @Nullable JsonNode json(String name) {
    JsonNode value = values.path(name);
    return switch (value.getNodeType()) {
      case MISSING, NULL -> null;
      case STRING -> Json.parse(value.stringValue());
      default -> value;
    };
  }
}
