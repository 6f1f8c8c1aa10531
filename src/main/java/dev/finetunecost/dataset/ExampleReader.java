package dev.finetunecost.dataset;

import dev.finetunecost.dataset.Example.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Finds the example in a row, in whichever of the usual forms it is. */
final class ExampleReader {
  /** Columns that go together, the first that is there counts. */
  private static final List<Map.Entry<String, String>> PAIRS =
      List.of(
          Map.entry("prompt", "completion"),
          Map.entry("prompt", "response"),
          Map.entry("input", "output"),
          Map.entry("instruction", "response"),
          Map.entry("question", "answer"),
          Map.entry("query", "response"),
          Map.entry("source", "target"),
          Map.entry("text", "label"),
          Map.entry("input", "label"));

  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");

  private static final Map<String, String> SPEAKERS =
      Map.of(
          "human",
          "user",
          "user",
          "user",
          "gpt",
          "assistant",
          "assistant",
          "assistant",
          "system",
          "system",
          "tool",
          "tool");

  private ExampleReader() {}

  /** The example in an object of JSON. */
  static Row read(long line, JsonNode node) {
    if (!node.isObject()) {
      return Rows.bad(line, Mistake.Kind.NOT_AN_OBJECT);
    }
    if (node.has("messages")) {
      return conversation(line, Shape.CHAT, node.get("messages"), "role", "content");
    }
    if (node.has("conversations")) {
      return conversation(line, Shape.SHAREGPT, node.get("conversations"), "from", "value");
    }
    Map<String, String> fields = new LinkedHashMap<>();
    node.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
    return read(line, fields);
  }

  /** The example in named fields, as of a line of CSV. */
  static Row read(long line, Map<String, String> named) {
    Map<String, String> fields = new LinkedHashMap<>();
    named.forEach((name, value) -> fields.put(name.strip().toLowerCase(Locale.ROOT), value));
    if (fields.containsKey("chosen") && fields.containsKey("rejected")) {
      return example(
          line,
          Shape.PREFERENCE,
          fields.getOrDefault("prompt", ""),
          fields.getOrDefault("chosen", "") + "\n" + fields.getOrDefault("rejected", ""));
    }
    if (fields.containsKey("instruction") && fields.containsKey("output")) {
      return example(
          line,
          Shape.INSTRUCTION,
          (fields.getOrDefault("instruction", "") + "\n" + fields.getOrDefault("input", ""))
              .strip(),
          fields.getOrDefault("output", ""));
    }
    Optional<Map.Entry<String, String>> pair =
        PAIRS.stream()
            .filter(
                names -> fields.containsKey(names.getKey()) && fields.containsKey(names.getValue()))
            .findFirst();
    if (pair.isPresent()) {
      return example(
          line,
          Shape.PAIR,
          fields.getOrDefault(pair.get().getKey(), ""),
          fields.getOrDefault(pair.get().getValue(), ""));
    }
    return fields.containsKey("text")
        ? example(line, Shape.TEXT, "", fields.getOrDefault("text", ""))
        : Rows.bad(line, Mistake.Kind.UNKNOWN_FORM);
  }

  private static Row example(long line, Shape shape, String prompt, String completion) {
    return example(line, shape, shape == Shape.TEXT ? 0 : 2, prompt, completion);
  }

  private static Row example(
      long line, Shape shape, int messages, String prompt, String completion) {
    return completion.isBlank()
        ? Rows.bad(line, Mistake.Kind.EMPTY_ANSWER)
        : new Row.Good(line, new Example(shape, messages, prompt, completion));
  }

  /** All that the assistant says is learnt; all else is read. */
  private static Row conversation(
      long line, Shape shape, JsonNode messages, String roleField, String textField) {
    if (!messages.isArray() || messages.isEmpty()) {
      return Rows.bad(line, Mistake.Kind.NO_MESSAGES);
    }
    StringBuilder prompt = new StringBuilder();
    StringBuilder completion = new StringBuilder();
    String last = "";
    for (JsonNode message : messages) {
      String said = message.path(roleField).asString("");
      String role = shape == Shape.SHAREGPT ? SPEAKERS.getOrDefault(said, "") : said;
      if (!ROLES.contains(role)) {
        return Rows.bad(line, Mistake.Kind.UNKNOWN_ROLE);
      }
      String text = text(message.path(textField)) + text(message.path("tool_calls"));
      if (text.isBlank() && !"assistant".equals(role)) {
        return Rows.bad(line, Mistake.Kind.MESSAGE_WITHOUT_TEXT);
      }
      (role.equals("assistant") ? completion : prompt).append(text).append('\n');
      last = role;
    }
    if (!last.equals("assistant")) {
      boolean none = completion.isEmpty();
      return Rows.bad(line, none ? Mistake.Kind.NO_ANSWER : Mistake.Kind.ENDS_WITHOUT_ANSWER);
    }
    return example(
        line, shape, messages.size(), prompt.toString().strip(), completion.toString().strip());
  }

  /** Text as it stands; of parts, their texts; anything else as it is written. */
  private static String text(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (node.isString()) {
      return node.stringValue();
    }
    if (node.isArray() && !node.isEmpty() && node.get(0).has("text")) {
      StringBuilder parts = new StringBuilder();
      node.forEach(part -> parts.append(part.path("text").asString("")).append('\n'));
      return parts.toString().strip();
    }
    return node.toString();
  }
}
