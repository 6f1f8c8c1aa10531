package dev.finetunecost.slack.view;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What Slack takes, in characters and in counts (docs.slack.dev/reference/block-kit, read
 * 2026-11-23), and the one check that a message or a view keeps to it.
 */
public final class Limits {
  public static final int MESSAGE_BLOCKS = 50;
  public static final int VIEW_BLOCKS = 100;

  /** Characters in all texts of a message; Slack refuses somewhat above 13,000. */
  public static final int MESSAGE_CHARACTERS = 12_000;

  public static final int VIEW_BYTES = 250_000;

  /** Ours: room for what surrounds a view's blocks. */
  private static final int VIEW_FRAME = 10_000;

  static final int ID = 255;
  static final int TEXT = 3000;
  static final int HEADER = 150;
  static final int FIELD = 2000;
  static final int FIELDS = 10;
  static final int CONTEXT = 10;
  static final int ACTIONS = 25;
  static final int LABEL = 2000;
  static final int PLACEHOLDER = 150;
  static final int BUTTON = 75;
  static final int BUTTON_VALUE = 2000;
  static final int CONFIRM_TITLE = 100;
  static final int CONFIRM_TEXT = 300;
  static final int CONFIRM_BUTTON = 30;
  static final int OPTION = 75;
  static final int OPTION_VALUE = 150;
  static final int OPTIONS = 100;
  static final int OVERFLOW = 5;
  static final int CHOICES = 10;
  static final int INPUT = 3000;
  static final int VIEW_TITLE = 24;
  static final int METADATA = 3000;
  static final int TABLE_ROWS = 100;
  static final int TABLE_COLUMNS = 20;
  static final int TABLE_CHARACTERS = 10_000;

  /** Ours: so that a full row stays far below the table's limit. */
  static final int TABLE_CELL = 120;

  static final int CHARTS = 2;
  static final int CHART_TITLE = 50;
  static final int CHART_SERIES = 6;
  static final int CHART_POINTS = 20;
  static final int CHART_LABEL = 20;
  static final int CHART_AXIS = 50;

  private static final Gson GSON = GsonFactory.createSnakeCase();

  private Limits() {}

  /** What Slack would refuse in this message; empty where it would take it. */
  public static List<String> violations(Message message) {
    JsonObject json = new JsonObject();
    json.addProperty("text", message.text());
    json.add("blocks", GSON.toJsonTree(message.blocks()));
    return new LimitsCheck().message(json);
  }

  /** What Slack would refuse in this view; empty where it would take it. */
  public static List<String> violations(View view) {
    return new LimitsCheck().view(GSON.toJsonTree(view).getAsJsonObject());
  }

  /** As many of these blocks, from the top, as a view takes. */
  static List<LayoutBlock> fittingInView(List<LayoutBlock> blocks) {
    int bytes = 0;
    int count = 0;
    while (count < Math.min(blocks.size(), VIEW_BLOCKS)) {
      bytes += GSON.toJson(blocks.get(count)).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > VIEW_BYTES - VIEW_FRAME) {
        break;
      }
      count++;
    }
    return List.copyOf(blocks.subList(0, count));
  }

  /** The characters of all texts in these blocks. */
  static int characters(JsonElement json) {
    if (json.isJsonArray()) {
      return json.getAsJsonArray().asList().stream().mapToInt(Limits::characters).sum();
    }
    if (!json.isJsonObject()) {
      return 0;
    }
    return json.getAsJsonObject().entrySet().stream()
        .mapToInt(entry ->
            entry.getValue().isJsonPrimitive() && entry.getKey().equals("text")
                ? entry.getValue().getAsString().length()
                : characters(entry.getValue()))
        .sum();
  }

  /** The characters of all texts in this message's blocks. */
  public static int characters(Message message) {
    return characters(GSON.toJsonTree(message.blocks()));
  }
}
