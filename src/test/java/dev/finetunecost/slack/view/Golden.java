package dev.finetunecost.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares what Slack would get with the file that a person has read. {@code -Dgolden.update=true}
 * writes the files anew, to be read again.
 */
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden/slack");
  private static final Gson SLACK = GsonFactory.createSnakeCase();
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Golden() {}

  /** The message keeps to Slack's limits, whole and degraded, and is the one in the file. */
  static void check(String name, Message message) throws IOException {
    assertThat(Limits.violations(message)).isEmpty();
    assertThat(Limits.violations(message.plain())).isEmpty();
    JsonObject json = new JsonObject();
    json.addProperty("text", message.text());
    json.add("blocks", SLACK.toJsonTree(message.blocks()));
    check(name, json);
  }

  /** The view keeps to Slack's limits, and is the one in the file. */
  static void check(String name, View view) throws IOException {
    assertThat(Limits.violations(view)).isEmpty();
    check(name, SLACK.toJsonTree(view));
  }

  private static void check(String name, JsonElement json) throws IOException {
    Path file = FOLDER.resolve(name + ".json");
    String pretty = PRETTY.toJson(json) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, pretty);
    }
    assertThat(pretty).isEqualTo(Files.readString(file));
  }
}
