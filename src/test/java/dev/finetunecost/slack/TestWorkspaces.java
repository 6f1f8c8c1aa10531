package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.Installation;
import dev.finetunecost.store.Installations;
import dev.finetunecost.store.KeyRing;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.web.InstallPages;
import dev.finetunecost.web.Metrics;
import dev.finetunecost.web.Readiness;
import dev.finetunecost.web.SlackEvents;
import dev.finetunecost.web.WebServer;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bot as many workspaces install it, on a port of its own, between browsers and signed requests
 * on the one side and a fake Slack on the other. What it is asked is answered before it is
 * acknowledged.
 */
final class TestWorkspaces implements AutoCloseable {
  static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  static final KeyRing KEYS = KeyRing.of(KEY);
  private static final Catalog CATALOG = Catalog.bundled();
  private static final PriceBook PRICES = PriceBooks.bundled(TestBot.NOW);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Pattern AUTHORIZE = Pattern.compile("href=\"(https://slack.com/[^\"]+)\"");
  private static final Pattern STATE = Pattern.compile("[?&;]state=([^&\"]+)");

  final FakeSlack slack = new FakeSlack();
  final Database database;
  final LateClock clock = new LateClock();
  final SlackBot bot;
  private final Metrics metrics = new Metrics();
  private final WebServer web;
  private final HttpClient http = HttpClient.newHttpClient();
  private int requests;

  /** The system's clock, and some time on. */
  static final class LateClock extends Clock {
    private Duration later = Duration.ZERO;

    void pass(Duration time) {
      later = later.plus(time);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(later);
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  /** The page that begins an installation: what a browser keeps of it. */
  record Begun(String page, String authorizeUrl, String state, String cookie) {}

  TestWorkspaces(Path folder) throws Exception {
    this(DatabaseAddress.Embedded.in(folder));
  }

  TestWorkspaces(DatabaseAddress address) throws Exception {
    database = Database.open(address, clock);
    Answers answers =
        new Answers(new SentenceReader(CATALOG), new Estimator(CATALOG), () -> PRICES, clock);
    bot =
        new SlackBot(
            new SlackBot.Credentials.ManyWorkspaces(
                "client", "client-secret", TestBot.SECRET, KEYS, slack.apiUrl()),
            answers,
            CATALOG,
            () -> PRICES,
            database,
            Runnable::run,
            clock);
    InstallPages pages = new InstallPages(bot.app(), metrics);
    web =
        new WebServer(
            "127.0.0.1",
            0,
            metrics,
            new Readiness(List.of()),
            List.of(
                new WebServer.Mount(
                    Surfaces.EVENTS_PATH,
                    new SlackEvents(
                        bot.app(),
                        new dev.finetunecost.web.SlackSignature(TestBot.SECRET, Clock.systemUTC()),
                        metrics)),
                new WebServer.Mount(Surfaces.INSTALL_PATH, pages),
                new WebServer.Mount(Surfaces.REDIRECT_PATH, pages)),
            List.of());
    web.start();
  }

  Scenarios scenarios() {
    return new Scenarios(database);
  }

  Optional<Installation> installation(String workspace) {
    return new Installations(database, KEYS).of(workspace);
  }

  /** Opens the first page. */
  Begun begin() throws Exception {
    HttpResponse<String> page = get(Surfaces.INSTALL_PATH, "");
    assertThat(page.statusCode()).isEqualTo(200);
    Matcher link = AUTHORIZE.matcher(page.body());
    assertThat(link.find()).as(page.body()).isTrue();
    Matcher state = STATE.matcher(link.group(1));
    assertThat(state.find()).isTrue();
    String cookie = page.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    return new Begun(page.body(), link.group(1), state.group(1), cookie);
  }

  /** Comes back from Slack with this query. */
  HttpResponse<String> comeBack(String query, String cookie) throws Exception {
    return get(Surfaces.REDIRECT_PATH + "?" + query, cookie);
  }

  /** Walks through it all; a team. */
  HttpResponse<String> install(String team, String token) throws Exception {
    return install(
        """
        {"ok":true,"app_id":"A1","authed_user":{"id":"UADMIN"},"scope":"commands,chat:write","token_type":"bot",
         "access_token":"%s","bot_user_id":"UBOT","team":{"id":"%s","name":"Team <%s>"},
         "enterprise":null,"is_enterprise_install":false}
        """
            .formatted(token, team, team));
  }

  /** The same with tokens that expire in twelve hours. */
  HttpResponse<String> installRotating(String team, String token, String refreshToken)
      throws Exception {
    return install(
        """
        {"ok":true,"app_id":"A1","authed_user":{"id":"UADMIN"},"scope":"commands,chat:write","token_type":"bot",
         "access_token":"%s","refresh_token":"%s","expires_in":43200,"bot_user_id":"UBOT",
         "team":{"id":"%s","name":"Team"},"enterprise":null,"is_enterprise_install":false}
        """
            .formatted(token, refreshToken, team));
  }

  /** The same for all teams of an organisation. */
  HttpResponse<String> installForAll(String enterprise, String token) throws Exception {
    return install(
        """
        {"ok":true,"app_id":"A1","authed_user":{"id":"UADMIN"},"scope":"commands,chat:write","token_type":"bot",
         "access_token":"%s","bot_user_id":"UBOT","team":null,
         "enterprise":{"id":"%s","name":"The organisation"},"is_enterprise_install":true}
        """
            .formatted(token, enterprise));
  }

  HttpResponse<String> install(String slackSays) throws Exception {
    Begun begun = begin();
    slack.next("oauth.v2.access", 200, slackSays);
    return comeBack("code=the-code&state=" + begun.state(), begun.cookie());
  }

  /** Types a command in a team. */
  HttpResponse<String> type(String team, String words) throws Exception {
    return command(Map.of("team_id", team, "text", words));
  }

  /** Sends a command with these fields among the usual ones. */
  HttpResponse<String> command(Map<String, String> fields) throws Exception {
    Map<String, String> all = new HashMap<>();
    all.put("command", Surfaces.COMMAND);
    all.put("channel_id", "C1");
    all.put("user_id", "U1");
    all.put("trigger_id", "trigger-" + ++requests);
    all.put("response_url", slack.responseUrl());
    all.putAll(fields);
    return form(all);
  }

  HttpResponse<String> interact(Map<String, Object> payload) throws Exception {
    return form(Map.of("payload", JSON.writeValueAsString(payload)));
  }

  /** Presses a button on a message in a team's channel. */
  HttpResponse<String> press(String team, String actionId, String value) throws Exception {
    return interact(
        Map.of(
            "type", "block_actions",
            "team", Map.of("id", team),
            "user", Map.of("id", "U1", "team_id", team),
            "channel", Map.of("id", "C1"),
            "container", Map.of("type", "message", "channel_id", "C1", "message_ts", "1.2"),
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

  /** Sends an event; {@code outer} is what stands around it. */
  HttpResponse<String> event(Map<String, Object> outer, Map<String, Object> event)
      throws Exception {
    Map<String, Object> all = new HashMap<>();
    all.put("type", "event_callback");
    all.put("api_app_id", "A1");
    all.put("event_id", "Ev" + ++requests);
    all.put("event_time", clock.instant().getEpochSecond());
    all.putAll(outer);
    all.put("event", event);
    return send(JSON.writeValueAsString(all), "application/json");
  }

  /** What the last call to Slack showed. */
  FakeSlack.Call last(String method) {
    return slack.calls().stream()
        .filter(call -> call.method().equals(method))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(web.uri().resolve(path));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> form(Map<String, String> fields) throws Exception {
    return send(
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&")),
        "application/x-www-form-urlencoded");
  }

  private HttpResponse<String> send(String body, String type) throws Exception {
    String timestamp = Long.toString(System.currentTimeMillis() / 1000);
    URI address = web.uri().resolve(Surfaces.EVENTS_PATH);
    return http.send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", type)
            .header("X-Slack-Request-Timestamp", timestamp)
            .header(
                "X-Slack-Signature",
                new SlackSignature.Generator(TestBot.SECRET).generate(timestamp, body))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // first, as the server waits for connections that are kept open
    http.close();
    try {
      web.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    metrics.close();
    bot.close();
    database.close();
    slack.close();
  }
}
