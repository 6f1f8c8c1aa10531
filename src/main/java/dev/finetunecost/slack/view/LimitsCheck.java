package dev.finetunecost.slack.view;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Goes through one message or view, as Slack would get it, and notes what Slack would refuse. */
final class LimitsCheck {
  private final List<String> violations = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();

  List<String> message(JsonObject message) {
    String text = message.get("text").getAsString();
    hold(!text.isBlank(), "text: blank, so that notifications and screen readers say nothing");
    JsonArray blocks = array(message, "blocks");
    atMost(Limits.MESSAGE_BLOCKS, blocks.size(), "blocks of a message");
    atMost(Limits.MESSAGE_CHARACTERS, Limits.characters(blocks), "characters of a message");
    atMost(1, ofType(blocks, "table"), "tables of a message");
    atMost(Limits.CHARTS, ofType(blocks, "data_visualization"), "charts of a message");
    hold(ofType(blocks, "input") == 0, "input blocks belong in a view");
    blocks.forEach(block -> block(block.getAsJsonObject()));
    return List.copyOf(violations);
  }

  List<String> view(JsonObject view) {
    boolean modal = view.get("type").getAsString().equals("modal");
    JsonArray blocks = array(view, "blocks");
    atMost(Limits.VIEW_BLOCKS, blocks.size(), "blocks of a view");
    int bytes = view.toString().getBytes(StandardCharsets.UTF_8).length;
    atMost(Limits.VIEW_BYTES, bytes, "bytes of a view");
    length(view, "private_metadata", Limits.METADATA, "view");
    length(view, "callback_id", Limits.ID, "view");
    if (modal) {
      text(view, "title", Limits.VIEW_TITLE, "view");
      hold(view.has("title"), "view: no title");
      text(view, "submit", Limits.VIEW_TITLE, "view");
      text(view, "close", Limits.VIEW_TITLE, "view");
      hold(ofType(blocks, "input") == 0 || view.has("submit"), "view: inputs without submit");
      hold(
          ofType(blocks, "table") + ofType(blocks, "data_visualization") == 0,
          "view: tables and charts belong in messages");
    }
    blocks.forEach(block -> block(block.getAsJsonObject()));
    return List.copyOf(violations);
  }

  private void block(JsonObject block) {
    String type = block.get("type").getAsString();
    length(block, "block_id", Limits.ID, type);
    if (block.has("block_id")) {
      String id = block.get("block_id").getAsString();
      hold(blockIds.add(id), type + ": block_id " + id + " twice");
    }
    switch (type) {
      case "header" -> text(block, "text", Limits.HEADER, type);
      case "section" -> section(block);
      case "context" -> {
        atMost(Limits.CONTEXT, array(block, "elements").size(), "elements of a context");
        array(block, "elements")
            .forEach(element -> length(element.getAsJsonObject(), "text", Limits.TEXT, type));
      }
      case "actions" -> {
        JsonArray elements = array(block, "elements");
        hold(!elements.isEmpty(), "actions: none");
        atMost(Limits.ACTIONS, elements.size(), "elements of actions");
        Set<String> ids = new HashSet<>();
        elements.forEach(element -> {
          String id = element.getAsJsonObject().get("action_id").getAsString();
          hold(ids.add(id), "actions: action_id " + id + " twice");
          element(element.getAsJsonObject());
        });
      }
      case "input" -> {
        text(block, "label", Limits.LABEL, type);
        text(block, "hint", Limits.LABEL, type);
        element(block.getAsJsonObject("element"));
      }
      case "table" -> table(block);
      case "data_visualization" -> chart(block);
      case "divider" -> {}
      default -> violations.add("a block that is not ours: " + type);
    }
  }

  private void section(JsonObject block) {
    text(block, "text", Limits.TEXT, "section");
    JsonArray fields = array(block, "fields");
    hold(block.has("text") || !fields.isEmpty(), "section: neither text nor fields");
    atMost(Limits.FIELDS, fields.size(), "fields of a section");
    fields.forEach(
        field -> length(field.getAsJsonObject(), "text", Limits.FIELD, "field of a section"));
    if (block.has("accessory")) {
      element(block.getAsJsonObject("accessory"));
    }
  }

  private void element(JsonObject element) {
    String type = element.get("type").getAsString();
    length(element, "action_id", Limits.ID, type);
    text(element, "placeholder", Limits.PLACEHOLDER, type);
    if (element.has("confirm")) {
      JsonObject confirm = element.getAsJsonObject("confirm");
      text(confirm, "title", Limits.CONFIRM_TITLE, "confirm");
      text(confirm, "text", Limits.CONFIRM_TEXT, "confirm");
      text(confirm, "confirm", Limits.CONFIRM_BUTTON, "confirm");
      text(confirm, "deny", Limits.CONFIRM_BUTTON, "confirm");
    }
    switch (type) {
      case "button" -> {
        text(element, "text", Limits.BUTTON, type);
        length(element, "value", Limits.BUTTON_VALUE, type);
      }
      case "static_select" -> options(element, 1, Limits.OPTIONS);
      case "overflow" -> options(element, 2, Limits.OVERFLOW);
      case "checkboxes", "radio_buttons" -> options(element, 1, Limits.CHOICES);
      case "plain_text_input" -> length(element, "initial_value", Limits.INPUT, type);
      case "number_input" ->
          hold(element.has("is_decimal_allowed"), type + ": is_decimal_allowed is missing");
      case "external_select", "users_select", "multi_users_select", "conversations_select" -> {}
      default -> violations.add("an element that is not ours: " + type);
    }
  }

  private void options(JsonObject element, int least, int most) {
    String type = element.get("type").getAsString();
    JsonArray options = array(element, "options");
    hold(options.size() >= least, type + ": too few options");
    atMost(most, options.size(), "options of " + type);
    options.forEach(option -> {
      text(option.getAsJsonObject(), "text", Limits.OPTION, "option");
      text(option.getAsJsonObject(), "description", Limits.OPTION, "option");
      length(option.getAsJsonObject(), "value", Limits.OPTION_VALUE, "option");
    });
    @Nullable JsonElement initial = element.get("initial_option");
    hold(initial == null || options.contains(initial), type + ": initial_option is no option");
  }

  private void table(JsonObject block) {
    JsonArray rows = array(block, "rows");
    atMost(Limits.TABLE_ROWS, rows.size(), "rows of a table");
    atMost(Limits.TABLE_CHARACTERS, Limits.characters(rows), "characters of a table");
    int columns = rows.isEmpty() ? 0 : rows.get(0).getAsJsonArray().size();
    hold(columns > 0, "table: empty");
    atMost(Limits.TABLE_COLUMNS, columns, "columns of a table");
    for (JsonElement row : rows) {
      hold(row.getAsJsonArray().size() == columns, "table: rows of different lengths");
      row.getAsJsonArray()
          .forEach(cell -> length(cell.getAsJsonObject(), "text", Limits.TABLE_CHARACTERS, "cell"));
    }
  }

  private void chart(JsonObject block) {
    length(block, "title", Limits.CHART_TITLE, "chart");
    JsonObject axes = block.getAsJsonObject("chart").getAsJsonObject("axis_config");
    JsonArray categories = array(axes, "categories");
    atMost(Limits.CHART_POINTS, categories.size(), "categories of a chart");
    hold(new HashSet<>(categories.asList()).size() == categories.size(), "chart: a category twice");
    length(axes, "x_label", Limits.CHART_AXIS, "chart");
    length(axes, "y_label", Limits.CHART_AXIS, "chart");
    JsonArray series = array(block.getAsJsonObject("chart"), "series");
    hold(!series.isEmpty(), "chart: no series");
    atMost(Limits.CHART_SERIES, series.size(), "series of a chart");
    Set<String> names = new HashSet<>();
    for (JsonElement line : series) {
      length(line.getAsJsonObject(), "name", Limits.CHART_LABEL, "series");
      hold(names.add(line.getAsJsonObject().get("name").getAsString()), "chart: a name twice");
      List<JsonElement> labels =
          array(line.getAsJsonObject(), "data").asList().stream()
              .map(point -> point.getAsJsonObject().get("label"))
              .toList();
      hold(labels.equals(categories.asList()), "chart: points that do not match the categories");
    }
  }

  private void text(JsonObject parent, String name, int most, String where) {
    if (parent.has(name)) {
      length(parent.getAsJsonObject(name), "text", most, where + " " + name);
    }
  }

  private void length(JsonObject parent, String name, int most, String where) {
    @Nullable JsonElement value = parent.get(name);
    if (value == null) {
      return;
    }
    String text = value.getAsString();
    atMost(most, text.length(), "characters of %s %s".formatted(where, name));
    boolean mayBeEmpty = name.equals("private_metadata") || name.equals("callback_id");
    hold(mayBeEmpty || !text.isEmpty(), "%s: empty %s".formatted(where, name));
  }

  private void atMost(int most, int actual, String what) {
    hold(actual <= most, "%d %s, %d at most".formatted(actual, what, most));
  }

  private void hold(boolean kept, String otherwise) {
    if (!kept) {
      violations.add(otherwise);
    }
  }

  private static JsonArray array(JsonObject parent, String name) {
    return parent.has(name) ? parent.getAsJsonArray(name) : new JsonArray();
  }

  private static int ofType(JsonArray blocks, String type) {
    return (int)
        StreamSupport.stream(blocks.spliterator(), false)
            .filter(block -> block.getAsJsonObject().get("type").getAsString().equals(type))
            .count();
  }
}
