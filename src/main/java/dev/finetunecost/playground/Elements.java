package dev.finetunecost.playground;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The interactive parts of blocks, and the values that they hold. */
final class Elements {
  private Elements() {}

  /** The interactive elements of one block, in order. */
  static List<ObjectNode> of(JsonNode block) {
    Stream<JsonNode> parts =
        switch (Json.text(block, "type")) {
          case "actions", "context_actions" -> block.path("elements").values().stream();
          case "section" -> block.optional("accessory").stream();
          case "input" -> block.optional("element").stream();
          case "card" -> block.path("actions").values().stream();
          case "carousel" ->
              block.path("elements").values().stream()
                  .flatMap(card -> card.path("actions").values().stream());
          default -> Stream.empty();
        };
    return parts
        .filter(part -> !Json.text(part, "type").equals("image"))
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }

  /** The options that an element offers, through its groups too. */
  static Stream<JsonNode> options(JsonNode element) {
    return Stream.concat(
        element.path("options").values().stream(),
        element.path("option_groups").values().stream()
            .flatMap(group -> group.path("options").values().stream()));
  }

  /**
   * The state of these blocks as Slack reports it: the initial value of each input, overlaid with
   * what a person has set.
   *
   * @param entered block id → action id → the value with its type, as in {@code state.values}
   */
  static ObjectNode state(JsonNode blocks, JsonNode entered) {
    ObjectNode values = Json.object();
    for (JsonNode block : blocks.values()) {
      String blockId = Json.text(block, "block_id");
      for (ObjectNode element : of(block)) {
        String type = Json.text(element, "type");
        if (type.endsWith("button") || type.equals("overflow") || type.equals("feedback_buttons")) {
          continue;
        }
        String actionId = Json.text(element, "action_id");
        ObjectNode value = initial(element);
        if (entered.path(blockId).path(actionId) instanceof ObjectNode set) {
          value.setAll(set);
        }
        value.put("type", type);
        values.withObjectProperty(blockId).set(actionId, value);
      }
    }
    return Json.object().set("values", values);
  }

  private static ObjectNode initial(ObjectNode element) {
    ObjectNode value = Json.object();
    switch (Json.text(element, "type")) {
      case "checkboxes", "multi_static_select", "multi_external_select" ->
          value.set("selected_options", or(element.path("initial_options"), Json.array()));
      case "static_select", "external_select", "radio_buttons" ->
          value.set("selected_option", or(element.path("initial_option"), null));
      case "users_select" -> value.set("selected_user", or(element.path("initial_user"), null));
      case "multi_users_select" ->
          value.set("selected_users", or(element.path("initial_users"), Json.array()));
      case "conversations_select" ->
          value.set("selected_conversation", or(element.path("initial_conversation"), null));
      case "channels_select" ->
          value.set("selected_channel", or(element.path("initial_channel"), null));
      case "datepicker" -> value.set("selected_date", or(element.path("initial_date"), null));
      case "timepicker" -> value.set("selected_time", or(element.path("initial_time"), null));
      default -> value.set("value", or(element.path("initial_value"), null));
    }
    return value;
  }

  private static @Nullable JsonNode or(JsonNode node, @Nullable ArrayNode otherwise) {
    return node.isMissingNode() ? otherwise : node;
  }
}
