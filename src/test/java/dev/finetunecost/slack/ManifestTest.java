package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.slack.api.bolt.App;
import dev.finetunecost.slack.Surfaces.Shortcut;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * {@code manifest.yml} is one that Slack takes, and declares what the bot handles: all, and no
 * more.
 */
final class ManifestTest {
  @TempDir Path folder;
  private JsonNode manifest;
  private TestBot bot;

  @BeforeEach
  void start() throws Exception {
    manifest = YAMLMapper.builder().build().readTree(Path.of("manifest.yml").toFile());
    bot = new TestBot(folder);
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void slacksOwnSchemaAcceptsIt() throws Exception {
    assertThat(complaints(manifest)).isEmpty();
  }

  @Test
  void slacksOwnSchemaRefusesAWrongOne() throws Exception {
    JsonNode wrong = manifest.deepCopy();
    ((tools.jackson.databind.node.ObjectNode) wrong.get("display_information"))
        .put("name", "n".repeat(36))
        .put("colour", "blue");

    assertThat(complaints(wrong)).hasSize(2);
  }

  @Test
  void commandsAreHandledAndDeclared() {
    JsonNode command = manifest.at("/features/slash_commands/0");
    assertThat(texts("/features/slash_commands", "command"))
        .isEqualTo(registered("slashCommandHandlers"))
        .isEqualTo(Set.of(Surfaces.COMMAND));
    assertThat(command.get("description").asString()).isEqualTo(Surfaces.DESCRIPTION);
    assertThat(command.get("usage_hint").asString()).isEqualTo(Surfaces.HINT);
    // People that a command names arrive as ids
    assertThat(command.get("should_escape").asBoolean()).isTrue();
  }

  @Test
  void shortcutsAreHandledAndDeclared() {
    Set<Shortcut> declared =
        stream("/features/shortcuts")
            .map(each ->
                new Shortcut(
                    each.get("callback_id").asString(),
                    each.get("name").asString(),
                    each.get("type").asString().equals("message")))
            .collect(Collectors.toSet());
    assertThat(declared).isEqualTo(Set.copyOf(Surfaces.SHORTCUTS));
    assertThat(registered("globalShortcutHandlers")).isEqualTo(callbacks(false));
    assertThat(registered("messageShortcutHandlers")).isEqualTo(callbacks(true));
  }

  @Test
  void eventsAreHandledAndDeclared() {
    Set<String> declared =
        stream("/settings/event_subscriptions/bot_events")
            .map(JsonNode::asString)
            .collect(Collectors.toSet());
    assertThat(declared).isEqualTo(Surfaces.EVENTS);
    Set<String> handled =
        declared.stream()
            .map(event -> event.startsWith("message.") ? "message" : event)
            .collect(Collectors.toSet());
    Set<String> events =
        registered("eventHandlers").stream()
            .map(event -> event.replaceFirst(":.*", ""))
            .collect(Collectors.toSet());
    assertThat(events).isEqualTo(handled);
  }

  @Test
  void theWorkflowStepIsHandledAndDeclaredWithWhatGoesInAndComesOut() {
    assertThat(manifest.get("functions").propertyNames()).containsExactly(Surfaces.STEP);
    JsonNode step = manifest.at("/functions/" + Surfaces.STEP);
    assertThat(step.at("/input_parameters/properties").propertyNames())
        .containsExactlyInAnyOrder("sentence", "channel", "person");
    assertThat(step.at("/output_parameters/properties").propertyNames())
        .containsExactlyInAnyOrder(
            "verdict", "total", "total_usd", "break_even", "next_step", "scenario", "permalink");
    assertThat(manifest.at("/settings/function_runtime").asString()).isEqualTo("remote");
  }

  @Test
  void everyScopeIsExplained() throws Exception {
    String explained = Files.readString(Path.of("docs/slack.md"));
    List<String> scopes = stream("/oauth_config/scopes/bot").map(JsonNode::asString).toList();

    assertThat(scopes)
        .containsExactlyInAnyOrder(
            "commands", "chat:write", "app_mentions:read", "im:history", "assistant:write")
        .allSatisfy(scope -> assertThat(explained).contains("| `" + scope + "` |"));
    assertThat(stream("/oauth_config/scopes/bot_optional").map(JsonNode::asString))
        .containsExactly("files:write", "files:read", "users:read")
        .allSatisfy(scope -> assertThat(explained).contains("| `" + scope + "` (optional) |"));
  }

  @Test
  void aBrowserIsAskedForTheSameScopes() {
    assertThat(
            java.util.stream.Stream.concat(
                    stream("/oauth_config/scopes/bot"), stream("/oauth_config/scopes/bot_optional"))
                .map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(Surfaces.SCOPES);
  }

  @Test
  void slacksOwnSchemaAcceptsItForManyWorkspacesToo() throws Exception {
    JsonNode many = manifest.deepCopy();
    ((tools.jackson.databind.node.ObjectNode) many.get("oauth_config"))
        .putArray("redirect_urls")
        .add("https://bot.example" + Surfaces.REDIRECT_PATH);
    ((tools.jackson.databind.node.ObjectNode) many.get("settings"))
        .put("org_deploy_enabled", true)
        .put("socket_mode_enabled", false)
        .put("token_rotation_enabled", true);

    assertThat(complaints(many)).isEmpty();
  }

  private static List<Error> complaints(JsonNode manifest) throws Exception {
    String schema =
        new String(
            Objects.requireNonNull(
                    ManifestTest.class.getResourceAsStream("/slack/manifest.schema.2.0.0.json"))
                .readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    Schema parsed =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(JsonMapper.builder().build().readTree(schema));
    return parsed.validate(manifest);
  }

  private Set<String> callbacks(boolean onMessage) {
    return Surfaces.SHORTCUTS.stream()
        .filter(shortcut -> shortcut.onMessage() == onMessage)
        .map(Shortcut::callbackId)
        .collect(Collectors.toSet());
  }

  private Set<String> texts(String path, String field) {
    return stream(path).map(each -> each.get(field).asString()).collect(Collectors.toSet());
  }

  private java.util.stream.Stream<JsonNode> stream(String path) {
    return StreamSupport.stream(manifest.at(path).spliterator(), false);
  }

  /** What the app has handlers for; Bolt does not tell but in its private tables. */
  private Set<String> registered(String table) {
    try {
      Field field = App.class.getDeclaredField(table);
      field.setAccessible(true);
      return ((Map<?, ?>) field.get(bot.bot.app()))
          .keySet().stream()
              .map(key -> key.toString().replaceAll("\\^?\\\\Q|\\\\E\\$?", ""))
              .collect(Collectors.toSet());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
