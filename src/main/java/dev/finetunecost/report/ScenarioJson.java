package dev.finetunecost.report;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A scenario as JSON: for each field {@code {"value": …, "origin": "stated", "note": "…"}}, or only
 * the value where it was stated. A range is {@code [1, 2]} (or {@code {"low": 1, "high": 2}}),
 * several words are an array of them.
 */
public final class ScenarioJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** 2^53: up to here a double holds every whole number. */
  private static final double LARGEST_WHOLE = 1L << 53;

  private ScenarioJson() {}

  /** The scenario with origins and notes. */
  public static ObjectNode write(Scenario scenario) {
    ObjectNode object = JSON.createObjectNode();
    scenario
        .fields()
        .forEach((field, stated) -> {
          ObjectNode entry = object.putObject(field.key());
          entry.set("value", value(stated.value()));
          entry.put("origin", stated.origin().name().toLowerCase(Locale.ROOT));
          entry.put("note", stated.note());
        });
    return object;
  }

  /**
   * The scenario in this text. An unknown field or an impossible value: {@link
   * IllegalArgumentException} that names it.
   */
  public static Scenario read(String text) {
    try {
      return read(JSON.readTree(text));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /**
   * The scenario in this object. An unknown field or an impossible value: {@link
   * IllegalArgumentException} that names it.
   */
  public static Scenario read(JsonNode object) {
    if (!object.isObject()) {
      throw new IllegalArgumentException("a scenario is a JSON object");
    }
    Map<Field, Stated> fields = new EnumMap<>(Field.class);
    object
        .properties()
        .forEach(property -> {
          Field field =
              Field.named(property.getKey())
                  .orElseThrow(() -> new IllegalArgumentException(unknown(property.getKey())));
          if (!property.getValue().isNull()) {
            fields.put(field, stated(field, property.getValue()));
          }
        });
    return new Scenario(fields);
  }

  private static JsonNode value(Value value) {
    return switch (value) {
      case Value.Text(List<String> words) when words.size() == 1 ->
          JSON.getNodeFactory().stringNode(words.getFirst());
      case Value.Text(List<String> words) -> {
        ArrayNode array = JSON.createArrayNode();
        words.forEach(array::add);
        yield array;
      }
      case Value.Amount amount when amount.isRange() ->
          JSON.createArrayNode().add(number(amount.low())).add(number(amount.high()));
      case Value.Amount amount -> number(amount.low());
      case Value.Flag(boolean flag) -> JSON.getNodeFactory().booleanNode(flag);
    };
  }

  private static Stated stated(Field field, JsonNode node) {
    @Nullable JsonNode inner = node.get("value");
    if (inner == null) {
      return Stated.said(value(field, node), "");
    }
    return new Stated(
        value(field, inner),
        origin(field, node.path("origin").asString("stated")),
        node.path("note").asString(""));
  }

  private static Origin origin(Field field, String name) {
    return Stream.of(Origin.values())
        .filter(origin -> origin.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "%s: origin is stated, inferred, default or workspace".formatted(field.key())));
  }

  private static Value value(Field field, JsonNode node) {
    try {
      if (node.isString()) {
        return Value.Text.of(node.stringValue());
      }
      if (node.isNumber()) {
        return Value.Amount.of(node.doubleValue());
      }
      if (node.isBoolean()) {
        return new Value.Flag(node.booleanValue());
      }
      if (node.isArray()) {
        return field.kind() == Field.Kind.AMOUNT ? range(node) : words(node);
      }
      return new Value.Amount(
          node.required("low").doubleValue(), node.required("high").doubleValue());
    } catch (IllegalArgumentException | JacksonException e) {
      throw new IllegalArgumentException(
          "%s must be %s".formatted(field.key(), expected(field.kind())), e);
    }
  }

  private static Value range(JsonNode array) {
    if (array.size() != 2) {
      throw new IllegalArgumentException("not a range: " + array);
    }
    return new Value.Amount(array.get(0).doubleValue(), array.get(1).doubleValue());
  }

  private static Value words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.stringValue()));
    return new Value.Text(words);
  }

  private static String expected(Field.Kind kind) {
    return switch (kind) {
      case TEXT -> "words, or an array of words";
      case AMOUNT -> "a number, or [low, high]";
      case FLAG -> "true or false";
    };
  }

  private static String unknown(String key) {
    String nearest =
        Stream.of(Field.values())
            .map(Field::key)
            .min(Comparator.comparingInt(known -> edits(known, key)))
            .orElseThrow();
    return edits(nearest, key) <= Math.max(2, key.length() / 3)
        ? "unknown field %s: is it %s?".formatted(key, nearest)
        : "unknown field " + key;
  }

  /** Letters to add, drop or exchange to make one word out of the other (Levenshtein, 1965). */
  private static int edits(String one, String other) {
    int[] row = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  /** A whole number without a fraction, so that 8000 is written as it is read. */
  private static JsonNode number(double value) {
    return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
        ? JSON.getNodeFactory().numberNode((long) value)
        : JSON.getNodeFactory().numberNode(value);
  }
}
