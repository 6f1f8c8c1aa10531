package dev.finetunecost.playground;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reading and building the JSON that Slack speaks. */
final class Json {
  private static final JsonMapper MAPPER = new JsonMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  static <T> ArrayNode array(Collection<T> items, Function<? super T, ? extends JsonNode> each) {
    ArrayNode array = array();
    items.forEach(item -> array.add(each.apply(item)));
    return array;
  }

  static ArrayNode strings(Collection<String> items) {
    ArrayNode array = array();
    items.forEach(array::add);
    return array;
  }

  /** The value in this text; null where it is not JSON. */
  static @Nullable JsonNode parse(String text) {
    try {
      return text.isBlank() ? null : MAPPER.readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** The object in this text; an empty one where it holds none. */
  static ObjectNode parseObject(String text) {
    return parse(text) instanceof ObjectNode object ? object : object();
  }

  /** The text under this key; empty where there is none. */
  static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }
}
