package dev.finetunecost.cli;

import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.language.Fact;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Turns {@code {"id","text"}} lines into lines of facts: {@code {"id","intent",field: value…}}. */
public final class ParseLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SentenceReader reader;

  public ParseLines(SentenceReader reader) {
    this.reader = reader;
  }

  /**
   * The line for one line. What is no JSON object with a text: {@link IllegalArgumentException}
   * that says so.
   */
  public String parse(String line) {
    JsonNode request = JSON.readTree(line);
    JsonNode text = request.path("text");
    if (!text.isString()) {
      throw new IllegalArgumentException("needs a JSON object with a \"text\"");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.set("id", request.path("id"));
    answer.setAll(facts(reader.read(text.stringValue())));
    return JSON.writeValueAsString(answer);
  }

  /** What was understood, as one flat object in the field names of the contract. */
  public static ObjectNode facts(Understanding understanding) {
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.put("intent", understanding.intent().key());
    for (Fact fact : understanding.facts()) {
      facts.set(fact.field().key(), json(fact.stated().value()));
    }
    return facts;
  }

  private static JsonNode json(Value value) {
    return switch (value) {
      case Value.Text text ->
          text.words().size() == 1
              ? JsonNodeFactory.instance.stringNode(text.words().getFirst())
              : list(text.words());
      case Value.Amount amount when amount.isRange() -> range(amount);
      case Value.Amount amount -> number(amount.low());
      case Value.Flag flag -> JsonNodeFactory.instance.booleanNode(flag.value());
    };
  }

  private static ArrayNode list(List<String> words) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    words.forEach(list::add);
    return list;
  }

  private static ArrayNode range(Value.Amount amount) {
    ArrayNode range = JsonNodeFactory.instance.arrayNode();
    range.add(number(amount.low()));
    range.add(number(amount.high()));
    return range;
  }

  /** Whole numbers without a fraction. */
  private static JsonNode number(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e18;
    return whole
        ? Objects.requireNonNull(JsonNodeFactory.instance.numberNode((long) number))
        : JsonNodeFactory.instance.numberNode(number);
  }
}
