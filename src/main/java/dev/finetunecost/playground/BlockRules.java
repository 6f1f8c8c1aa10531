package dev.finetunecost.playground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack's rules for the shape of one block, element or view, read from {@code block-kit.json}.
 *
 * <p>A rule is a few words: {@code string 1..150}, {@code plain 1..24} (a plain_text object whose
 * text has that length), {@code text 1..3000} (plain_text or mrkdwn), {@code integer 1..4}, {@code
 * list 1..10 RULE}, {@code enum a b}, {@code shape option}, {@code one button overflow} (an object
 * whose type is among these), {@code optional SHAPE} (that shape or null), {@code id}, {@code
 * boolean}, {@code number}, {@code decimal} (a number written as a string), {@code any}.
 */
final class BlockRules {
  private final JsonNode shapes;
  private final JsonNode surfaces;

  private BlockRules(JsonNode rules) {
    this.shapes = rules.path("shapes");
    this.surfaces = rules.path("surfaces");
  }

  /** The rules that are bundled. */
  static BlockRules bundled() {
    try (InputStream in = BlockRules.class.getResourceAsStream("/playground/block-kit.json")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return new BlockRules(Json.parseObject(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The most blocks that a surface takes. */
  int mostBlocks(String surface) {
    return surfaces.path(surface).path("blocks").asInt();
  }

  /** The types of block that a surface takes, as a rule. */
  String blocksOf(String surface) {
    return "one " + surfaces.path(surface).path("types").asString("");
  }

  /** What is wrong with {@code node} by this rule; empty where nothing is. */
  List<Refusal> check(String rule, JsonNode node, String pointer) {
    List<Refusal> refusals = new ArrayList<>();
    check(rule, node, pointer, refusals);
    return refusals;
  }

  private void check(String rule, JsonNode node, String at, List<Refusal> out) {
    String[] words = rule.split(" ", 2);
    String rest = words.length == 2 ? words[1] : "";
    switch (words[0]) {
      case "any" -> {}
      case "id" -> string("1..255", node, at, out);
      case "string" -> string(rest, node, at, out);
      case "boolean" -> refuse(!node.isBoolean(), "must be a boolean", at, out);
      case "number" -> refuse(!node.isNumber(), "must be a number", at, out);
      case "decimal" -> refuse(!isDecimal(node), "must be a valid number", at, out);
      case "integer" -> integer(rest, node, at, out);
      case "enum" ->
          refuse(!words(rest).contains(node.asString("")), "must be a valid enum value", at, out);
      case "plain" -> text(List.of("plain_text"), rest, node, at, out);
      case "text" -> text(List.of("plain_text", "mrkdwn"), rest, node, at, out);
      case "list" -> list(rest, node, at, out);
      case "shape" -> shape(rest, node, at, out);
      case "optional" -> {
        if (!node.isNull()) {
          shape(rest, node, at, out);
        }
      }
      case "one" -> one(words(rest), node, at, out);
      default -> throw new IllegalStateException("block-kit.json has an unknown rule: " + rule);
    }
  }

  private void one(Set<String> types, JsonNode node, String at, List<Refusal> out) {
    String type = Json.text(node, "type");
    if (types.contains(type)) {
      shape(type, node, at, out);
    } else {
      out.add(new Refusal("unsupported type: " + type, at + "/type"));
    }
  }

  private void shape(String name, JsonNode node, String at, List<Refusal> out) {
    if (!(node instanceof ObjectNode object)) {
      out.add(new Refusal("must be an object", at));
      return;
    }
    JsonNode shape = shapes.path(name);
    for (var entry : shape.properties()) {
      String key = entry.getKey().replace("!", "");
      boolean required = entry.getKey().endsWith("!");
      JsonNode value = object.path(key);
      if (!value.isMissingNode()) {
        check(entry.getValue().asString(), value, at + "/" + key, out);
      } else if (required) {
        out.add(new Refusal("missing required field: " + key, at));
      }
    }
    for (String key : object.propertyNames()) {
      boolean known = shape.has(key) || shape.has(key + "!") || key.equals("type");
      refuse(!known, "invalid additional property: " + key, at, out);
    }
  }

  private void text(
      List<String> types, String length, JsonNode node, String at, List<Refusal> out) {
    int before = out.size();
    one(Set.copyOf(types), node, at, out);
    if (out.size() == before) {
      string(length, node.path("text"), at + "/text", out);
    }
  }

  private void list(String rest, JsonNode node, String at, List<Refusal> out) {
    String[] parts = rest.split(" ", 2);
    Bounds bounds = Bounds.parse(parts[0]);
    if (!node.isArray()) {
      out.add(new Refusal("must be an array", at));
      return;
    }
    refuse(
        node.size() < bounds.least(),
        "no fewer than %d items allowed".formatted(bounds.least()),
        at,
        out);
    refuse(
        node.size() > bounds.most(),
        "no more than %d items allowed".formatted(bounds.most()),
        at,
        out);
    for (int i = 0; i < node.size(); i++) {
      check(parts[1], node.path(i), at + "/" + i, out);
    }
  }

  private static void string(String length, JsonNode node, String at, List<Refusal> out) {
    Bounds bounds = Bounds.parse(length);
    if (!node.isString()) {
      out.add(new Refusal("must be a string", at));
      return;
    }
    int size = node.stringValue().length();
    refuse(
        size < bounds.least(),
        "must be more than %d characters".formatted(bounds.least() - 1),
        at,
        out);
    refuse(
        size > bounds.most(),
        "must be less than %d characters".formatted(bounds.most() + 1),
        at,
        out);
  }

  private static void integer(String range, JsonNode node, String at, List<Refusal> out) {
    Bounds bounds = Bounds.parse(range);
    boolean fits =
        node.isIntegralNumber()
            && node.longValue() >= bounds.least()
            && node.longValue() <= bounds.most();
    refuse(!fits, "must be an integer from %s".formatted(range.replace("..", " to ")), at, out);
  }

  private static boolean isDecimal(JsonNode node) {
    if (!node.isString()) {
      return false;
    }
    try {
      return new BigDecimal(node.stringValue()).scale() <= 4;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static void refuse(boolean wrong, String message, String at, List<Refusal> out) {
    if (wrong) {
      out.add(new Refusal(message, at));
    }
  }

  private static Set<String> words(String list) {
    return Set.copyOf(Arrays.asList(list.split(" ")));
  }

  /** A range of lengths or values, both ends allowed. */
  private record Bounds(long least, long most) {
    static Bounds parse(String range) {
      int dots = range.indexOf("..");
      return new Bounds(
          Long.parseLong(range.substring(0, dots)), Long.parseLong(range.substring(dots + 2)));
    }
  }
}
