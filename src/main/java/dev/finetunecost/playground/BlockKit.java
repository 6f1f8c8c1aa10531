package dev.finetunecost.playground;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Slack accepts as the blocks of a message, as a modal and as a Home tab, refused otherwise.
 */
final class BlockKit {
  /** bolt-js#2509 saw msg_blocks_too_long at about 13,200 characters. */
  private static final int MESSAGE_CHARACTERS = 13_200;

  /** Cumulative over all markdown blocks of a message (docs.slack.dev, markdown block). */
  private static final int MARKDOWN_CHARACTERS = 12_000;

  /** All cells of a table together (docs.slack.dev, table block). */
  private static final int TABLE_CHARACTERS = 10_000;

  /** A view as JSON: 250 KB (views.open, view_too_large). */
  private static final int VIEW_BYTES = 250_000;

  private final BlockRules rules = BlockRules.bundled();

  /** The blocks of a message, with the ids that Slack gives where the sender gave none. */
  ArrayNode message(JsonNode blocks) {
    if (!(blocks instanceof ArrayNode array)) {
      throw new ApiRefusal("invalid_blocks_format");
    }
    List<Refusal> refusals = checkBlocks("message", array, "/blocks");
    if (!refusals.isEmpty()) {
      throw new ApiRefusal("invalid_blocks", refusals);
    }
    if (characters(array) > MESSAGE_CHARACTERS) {
      throw new ApiRefusal("msg_blocks_too_long");
    }
    return withIds(array);
  }

  /** A modal or Home tab, with the ids that Slack gives where the sender gave none. */
  ObjectNode view(JsonNode view, String type) {
    if (!(view instanceof ObjectNode object)) {
      throw new ApiRefusal("invalid_arguments", List.of(new Refusal("must be an object", "/view")));
    }
    if (object.toString().getBytes(StandardCharsets.UTF_8).length > VIEW_BYTES) {
      throw new ApiRefusal("view_too_large");
    }
    List<Refusal> refusals = new ArrayList<>(rules.check("one " + type, object, "/view"));
    if (object.path("blocks") instanceof ArrayNode blocks) {
      refusals.addAll(checkBlocks(type, blocks, "/view/blocks"));
      boolean asks = ofType(blocks, "input").findAny().isPresent();
      if (asks && type.equals("modal") && !object.has("submit")) {
        refusals.add(new Refusal("missing required field: submit", "/view"));
      }
    } else {
      refusals.add(new Refusal("must be an array", "/view/blocks"));
    }
    if (!refusals.isEmpty()) {
      throw new ApiRefusal("invalid_arguments", refusals);
    }
    ObjectNode copy = object.deepCopy();
    copy.set("blocks", withIds((ArrayNode) copy.path("blocks")));
    return copy;
  }

  private List<Refusal> checkBlocks(String surface, ArrayNode blocks, String at) {
    List<Refusal> refusals = new ArrayList<>();
    int most = rules.mostBlocks(surface);
    if (blocks.size() > most) {
      refusals.add(new Refusal("no more than %d items allowed".formatted(most), at));
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = blocks.path(i);
      String here = at + "/" + i;
      refusals.addAll(rules.check(rules.blocksOf(surface), block, here));
      refusals.addAll(beyondShape(block, here));
      String id = Json.text(block, "block_id");
      if (!id.isEmpty() && !ids.add(id)) {
        refusals.add(new Refusal("block_id `%s` already exists".formatted(id), here + "/block_id"));
      }
    }
    refusals.addAll(counts(blocks, at));
    return refusals;
  }

  private static List<Refusal> counts(ArrayNode blocks, String at) {
    List<Refusal> refusals = new ArrayList<>();
    long tables = ofType(blocks, "table").count() + ofType(blocks, "data_table").count();
    if (tables > 1) {
      refusals.add(new Refusal("only_one_table_allowed", at));
    }
    if (ofType(blocks, "data_visualization").count() > 2) {
      refusals.add(new Refusal("no more than 2 data_visualization blocks allowed", at));
    }
    int markdown =
        ofType(blocks, "markdown").mapToInt(block -> Json.text(block, "text").length()).sum();
    if (markdown > MARKDOWN_CHARACTERS) {
      refusals.add(new Refusal("markdown text must be less than 12001 characters in all", at));
    }
    return refusals;
  }

  /** The rules that compare one part of a block with another. */
  private static List<Refusal> beyondShape(JsonNode block, String at) {
    return switch (Json.text(block, "type")) {
      case "section" ->
          block.has("text") || block.has("fields")
              ? actionIds(block, at)
              : List.of(new Refusal("missing required field: text or fields", at));
      case "table" -> cells(block, at);
      case "data_table" -> Stream.concat(cells(block, at).stream(), rows(block, at)).toList();
      case "data_visualization" -> chart(block.path("chart"), at + "/chart");
      case "image" ->
          block.has("image_url") != block.has("slack_file")
              ? List.of()
              : List.of(new Refusal("exactly one of image_url and slack_file is needed", at));
      case "container" ->
          block.path("child_blocks").values().stream()
              .flatMap(child -> beyondShape(child, at + "/child_blocks").stream())
              .toList();
      default -> actionIds(block, at);
    };
  }

  private static List<Refusal> cells(JsonNode table, String at) {
    int characters = characters(table.path("rows"));
    return characters > TABLE_CHARACTERS
        ? List.of(new Refusal("must be less than 10001 characters in all", at + "/rows"))
        : List.of();
  }

  private static Stream<Refusal> rows(JsonNode table, String at) {
    JsonNode header = table.path("rows").path(0);
    Stream<Refusal> lengths =
        table.path("rows").values().stream()
            .filter(row -> row.size() != header.size())
            .limit(1)
            .map(row -> new Refusal("all rows must have the same number of cells", at + "/rows"));
    Stream<Refusal> headers =
        header.values().stream()
            .filter(cell -> Json.text(cell, "type").equals("rich_text"))
            .limit(1)
            .map(cell -> new Refusal("rich_text is not allowed in the header row", at + "/rows/0"));
    return Stream.concat(lengths, headers);
  }

  private static List<Refusal> chart(JsonNode chart, String at) {
    List<Refusal> refusals = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<String> categories =
        chart.path("axis_config").path("categories").values().stream()
            .map(category -> category.asString(""))
            .toList();
    for (JsonNode series : chart.path("series").values()) {
      if (!names.add(Json.text(series, "name"))) {
        refusals.add(new Refusal("series names must be unique", at + "/series"));
      }
      List<String> labels =
          series.path("data").values().stream().map(point -> Json.text(point, "label")).toList();
      if (labels.size() != categories.size()
          || !Set.copyOf(labels).equals(Set.copyOf(categories))) {
        refusals.add(new Refusal("one data point per category is needed", at + "/series"));
      }
    }
    for (JsonNode segment : chart.path("segments").values()) {
      if (segment.path("value").asDouble(0) <= 0) {
        refusals.add(new Refusal("must be greater than 0", at + "/segments"));
      }
    }
    return refusals;
  }

  /**
   * Elements of one block need ids of their own, choices to choose from, and a default among them.
   */
  private static List<Refusal> actionIds(JsonNode block, String at) {
    List<Refusal> refusals = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ObjectNode element : Elements.of(block)) {
      String id = Json.text(element, "action_id");
      if (!id.isEmpty() && !ids.add(id)) {
        refusals.add(new Refusal("action_id `%s` already exists".formatted(id), at));
      }
      refusals.addAll(choices(element, at));
    }
    return refusals;
  }

  private static List<Refusal> choices(ObjectNode element, String at) {
    String type = Json.text(element, "type");
    if (type.endsWith("static_select") && element.has("options") == element.has("option_groups")) {
      return List.of(new Refusal("exactly one of options and option_groups is needed", at));
    }
    if (!element.has("options") && !element.has("option_groups")) {
      return List.of();
    }
    Set<JsonNode> offered = Elements.options(element).collect(Collectors.toSet());
    Stream<JsonNode> chosen =
        Stream.concat(
            element.optional("initial_option").stream(),
            element.path("initial_options").values().stream());
    return chosen.allMatch(offered::contains)
        ? List.of()
        : List.of(new Refusal("initial_option must match one of the options exactly", at));
  }

  private static Stream<JsonNode> ofType(ArrayNode blocks, String type) {
    return blocks.values().stream()
        .flatMap(
            block -> Stream.concat(Stream.of(block), block.path("child_blocks").values().stream()))
        .filter(block -> Json.text(block, "type").equals(type));
  }

  /** Characters of all that a person can read in it. */
  private static int characters(JsonNode node) {
    if (node.isObject() && node.path("text").isString()) {
      return node.path("text").stringValue().length();
    }
    return node.values().stream().mapToInt(BlockKit::characters).sum();
  }

  private static ArrayNode withIds(ArrayNode blocks) {
    ArrayNode copy = blocks.deepCopy();
    Ids ids = new Ids();
    for (JsonNode block : copy.values()) {
      named(block, ids);
      block.path("child_blocks").values().forEach(child -> named(child, ids));
    }
    return copy;
  }

  private static void named(JsonNode block, Ids ids) {
    if (block instanceof ObjectNode object && !object.has("block_id")) {
      object.put("block_id", "b" + ids.next());
    }
    for (ObjectNode element : Elements.of(block)) {
      if (!element.has("action_id")) {
        element.put("action_id", "a" + ids.next());
      }
    }
  }

  /** Numbers within one message or view. */
  private static final class Ids {
    private int last;

    int next() {
      return ++last;
    }
  }

  /** The element with these ids; null where there is none. */
  static @Nullable ObjectNode element(JsonNode blocks, String blockId, String actionId) {
    return blocks.values().stream()
        .flatMap(
            block -> Stream.concat(Stream.of(block), block.path("child_blocks").values().stream()))
        .filter(block -> Json.text(block, "block_id").equals(blockId))
        .flatMap(block -> Elements.of(block).stream())
        .filter(element -> Json.text(element, "action_id").equals(actionId))
        .findFirst()
        .orElse(null);
  }
}
