package dev.finetunecost.report;

import dev.finetunecost.engine.spec.Field;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (draft 2020-12) of a scenario, made from the list of fields. */
public final class ScenarioSchema {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ScenarioSchema() {}

  /** A field holds its value, or an object with value, origin and note. */
  public static ObjectNode write() {
    ObjectNode schema =
        JSON.createObjectNode()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", "Scenario")
            .put("type", "object")
            .put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Field field : Field.values()) {
      ObjectNode property = properties.putObject(field.key());
      String unit = field.unit().isEmpty() ? "" : " (" + field.unit() + ")";
      property.put("description", field.meaning() + unit);
      ObjectNode value = value(field);
      var either = property.putArray("anyOf");
      either.add(value);
      ObjectNode full = either.addObject().put("type", "object");
      full.putArray("required").add("value");
      ObjectNode parts = full.putObject("properties");
      parts.set("value", value);
      var origin = parts.putObject("origin").putArray("enum");
      origin.add("stated").add("inferred").add("default").add("workspace");
      parts.putObject("note").put("type", "string");
      either.addObject().put("type", "null");
    }
    return schema;
  }

  private static ObjectNode value(Field field) {
    ObjectNode one = JSON.createObjectNode();
    ObjectNode several = JSON.createObjectNode().put("type", "array");
    switch (field.kind()) {
      case FLAG -> {
        return one.put("type", "boolean");
      }
      case TEXT -> {
        one.put("type", "string").put("pattern", "\\S");
        several.put("minItems", 1).set("items", one);
      }
      case AMOUNT -> {
        one.put("type", "number");
        if (Double.isFinite(field.min())) {
          one.put("minimum", field.min()).put("maximum", field.max());
        }
        several.put("minItems", 2).put("maxItems", 2).set("items", one);
      }
    }
    ObjectNode either = JSON.createObjectNode();
    either.putArray("anyOf").add(one).add(several);
    return either;
  }
}
