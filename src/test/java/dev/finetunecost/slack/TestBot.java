package dev.finetunecost.slack;

import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.Scenarios;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole bot on an embedded database and recorded prices, with a fake Slack before it. What it
 * is asked is answered before {@code ask} returns.
 */
final class TestBot implements AutoCloseable {
  static final String SECRET = "test-signing-secret";
  static final Instant NOW = Instant.parse("2026-11-24T14:05:00Z");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  final FakeSlack slack = new FakeSlack();
  final Database database;
  final SlackBot bot;

  /** Who types and presses from now on. */
  String user = "U1";

  /** What time it is. */
  Instant now = NOW;

  /** The book of today. */
  PriceBook prices = PriceBooks.bundled(NOW);

  private int requests;

  TestBot(Path folder) throws Exception {
    this(folder, Runnable::run);
  }

  TestBot(Path folder, Executor executor) throws Exception {
    Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    database = Database.open(DatabaseAddress.Embedded.in(folder), clock);
    Catalog catalog = Catalog.bundled();
    Answers answers =
        new Answers(new SentenceReader(catalog), new Estimator(catalog), () -> prices, clock);
    bot =
        new SlackBot(
            new SlackBot.Credentials.OneWorkspace("xoxb-test", SECRET, slack.apiUrl()),
            answers,
            catalog,
            () -> prices,
            database,
            executor,
            clock);
  }

  Scenarios scenarios() {
    return new Scenarios(database);
  }

  /** Types a command in channel C1. */
  Response type(String words) throws Exception {
    return form(
        Map.of(
            "command",
            "/finetune-cost",
            "text",
            words,
            "team_id",
            "T1",
            "channel_id",
            "C1",
            "user_id",
            user,
            "trigger_id",
            "trigger-" + ++requests,
            "response_url",
            slack.responseUrl()));
  }

  /** Presses a button on a message in channel C1. */
  Response press(String actionId, String value) throws Exception {
    return pressInThread(actionId, value, null);
  }

  /** Presses a button on a message in a thread of channel C1, or outside of any. */
  Response pressInThread(String actionId, String value, @Nullable String thread) throws Exception {
    Map<String, Object> container =
        new HashMap<>(Map.of("type", "message", "channel_id", "C1", "message_ts", "1.2"));
    if (thread != null) {
      container.put("thread_ts", thread);
    }
    return interact(
        Map.of(
            "type", "block_actions",
            "team", Map.of("id", "T1"),
            "user", Map.of("id", user, "team_id", "T1"),
            "channel", Map.of("id", "C1"),
            "container", container,
            "trigger_id", "trigger-" + ++requests,
            "response_url", slack.responseUrl(),
            "actions",
                List.of(
                    Map.of(
                        "type",
                        "button",
                        "action_id",
                        actionId,
                        "block_id",
                        "b",
                        "value",
                        value))));
  }

  /**
   * Submits the view that was shown last.
   *
   * @param state by block, each with one value as Slack sends it
   */
  Response submit(String callback, Map<String, Map<String, Object>> state) throws Exception {
    String metadata =
        slack.calls().stream()
            .filter(call -> call.method().matches("views\\.(open|update)"))
            .toList()
            .getLast()
            .view()
            .get("private_metadata")
            .asString();
    return submit(callback, metadata, state);
  }

  /** The id of what was pressed or typed last, under which a form is remembered. */
  String lastTrigger() {
    return "trigger-" + requests;
  }

  /** Submits the view that holds this metadata. */
  Response submit(String callback, String metadata, Map<String, Map<String, Object>> state)
      throws Exception {
    Map<String, Object> values = new HashMap<>();
    state.forEach((block, value) -> values.put(block, Map.of(block, value)));
    return interact(
        Map.of(
            "type",
            "view_submission",
            "team",
            Map.of("id", "T1"),
            "user",
            Map.of("id", user, "team_id", "T1"),
            "view",
            Map.of(
                "id",
                "V1",
                "type",
                "modal",
                "callback_id",
                callback,
                "private_metadata",
                metadata,
                "state",
                Map.of("values", values))));
  }

  /** What was filled into a field for text. */
  static Map<String, Object> text(String text) {
    return Map.of("type", "plain_text_input", "value", text);
  }

  /** Does now what is done from time to time. */
  void doRecurring() {
    bot.recurring().forEach(recurring -> recurring.work().run());
  }

  /** Sends any interaction. */
  Response interact(Map<String, Object> payload) throws Exception {
    return form(Map.of("payload", JSON.writeValueAsString(payload)));
  }

  /** What a request was answered with. */
  JsonNode json(Response response) {
    return JSON.readTree(response.getBody());
  }

  /** Sends an event. */
  Response event(String id, Map<String, Object> event) throws Exception {
    return send(
        JSON.writeValueAsString(
            Map.of(
                "type",
                "event_callback",
                "team_id",
                "T1",
                "api_app_id",
                "A1",
                "event_id",
                id,
                "event_time",
                1_700_000_000,
                "event",
                event)),
        "application/json");
  }

  private Response form(Map<String, String> fields) throws Exception {
    String body =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    return send(body, "application/x-www-form-urlencoded");
  }

  private Response send(String body, String type) throws Exception {
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    String signature = new SlackSignature.Generator(SECRET).generate(timestamp, body);
    return bot.app()
        .run(
            new SlackRequestParser(bot.app().config())
                .parse(
                    SlackRequestParser.HttpRequest.builder()
                        .requestUri("/slack/events")
                        .requestBody(body)
                        .headers(
                            new RequestHeaders(
                                Map.of(
                                    "Content-Type", List.of(type),
                                    "X-Slack-Request-Timestamp", List.of(timestamp),
                                    "X-Slack-Signature", List.of(signature))))
                        .remoteAddress("127.0.0.1")
                        .build()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    bot.close();
    database.close();
    slack.close();
  }
}
