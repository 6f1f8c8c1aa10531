package dev.finetunecost.playground;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Slack for tests, over real HTTP on a free port: the playground in a server of its own.
 *
 * <p>Give the bot {@link #apiUrl()}, {@link #botToken()} and {@link #signingSecret()}, tell {@link
 * #connectBot} where it listens, then act as a person: {@link #say}, {@link #click}, {@link
 * #submit}. People act as Ada in #ml-platform unless a method says otherwise.
 */
public final class FakeSlack implements AutoCloseable {
  /** How long to wait for what the bot does after its ack. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The bot's app: its command, a shortcut on messages and one from anywhere, all events. */
  public static Installation installation() {
    return Installation.fresh(
        new Installation.SlashCommand("/finetune-cost", "Estimate a fine-tune", "words", true),
        List.of(
            new Installation.Shortcut("estimate_message", "Estimate fine-tune cost", true),
            new Installation.Shortcut("estimate", "Estimate fine-tune cost", false)),
        Set.of("app_mention", "app_home_opened", "message.im", "message.channels"),
        List.of("/finetune-cost fine-tune llama 3.1 8b with lora on 8k support emails"),
        new SecureRandom());
  }

  private final Installation installation;
  private final Server server;
  private final Playground playground;
  private final ScheduledExecutorService executor;
  private final OkHttpClient http = new OkHttpClient();

  private FakeSlack(Installation installation, Clock clock, ScheduledExecutorService executor)
      throws Exception {
    this.installation = installation;
    this.executor = executor;
    this.server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    connector.open();
    URI here = URI.create("http://127.0.0.1:%d/".formatted(connector.getLocalPort()));
    this.playground = new Playground(here, installation, clock, http, executor);
    server.setHandler(new Handler.Sequence(playground.handlers()));
    server.start();
  }

  public static FakeSlack start() throws Exception {
    return start(Clock.systemUTC());
  }

  /** Trigger ids and response URLs expire by this clock. */
  public static FakeSlack start(Clock clock) throws Exception {
    return start(
        clock,
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fake-slack").daemon().factory()));
  }

  static FakeSlack start(Clock clock, ScheduledExecutorService executor) throws Exception {
    return new FakeSlack(installation(), clock, executor);
  }

  /** The address of the page. */
  public URI page() {
    return playground.apiUrl().resolve("/");
  }

  public URI apiUrl() {
    return playground.apiUrl();
  }

  public String botToken() {
    return installation.botToken();
  }

  public String signingSecret() {
    return installation.signingSecret();
  }

  /** The bot takes its requests at this address. */
  public void connectBot(URI events) {
    playground.connectBot(events);
  }

  public Playground playground() {
    return playground;
  }

  public Faults faults() {
    return playground.faults();
  }

  /** Ada types this in #ml-platform. */
  public Outcome say(String text) {
    return say(Workspace.ADA, Workspace.ML_PLATFORM, text);
  }

  public Outcome say(Person person, String place, String text) {
    return playground.composer().say(person, place, text, null);
  }

  /** Ada uses the element with this action id in a message; {@code value} is empty for a button. */
  public Outcome click(Message message, String actionId, ObjectNode value) {
    return playground
        .clicks()
        .act(
            Workspace.ADA,
            new Clicks.Where.InMessage(message.place(), message.ts()),
            blockOf(message.blocks(), actionId),
            actionId,
            value,
            Json.object());
  }

  /** Ada presses the button with this action id in a message. */
  public Outcome click(Message message, String actionId) {
    return click(message, actionId, Json.object());
  }

  /** Ada uses the element with this action id in the modal that is open. */
  public Outcome clickInModal(String actionId, ObjectNode value, JsonNode entered) {
    JsonNode modal = modal();
    return playground
        .clicks()
        .act(
            Workspace.ADA,
            new Clicks.Where.InView(modal.path("id").asString()),
            blockOf(modal.path("blocks"), actionId),
            actionId,
            value,
            entered);
  }

  /** Ada submits the open modal with this in its inputs: block id → action id → value. */
  public Outcome submit(JsonNode entered) {
    return playground.dialogs().submit(Workspace.ADA, entered);
  }

  /** Ada opens the bot's Home tab, or its messages with {@code "messages"}. */
  public void open(String tab) {
    playground.events().opened(Workspace.ADA.id(), tab);
  }

  /** The modal that Ada sees; waits for one. */
  public JsonNode modal() {
    return await(
        () ->
            playground.views().top(Workspace.ADA.id()).stream()
                .<JsonNode>map(view -> view.json(Json.object()))
                .toList(),
        "a modal");
  }

  /** Whether Ada has a modal open. */
  public boolean hasModal() {
    return playground.views().top(Workspace.ADA.id()).isPresent();
  }

  /** Ada's Home tab; waits for one. */
  public JsonNode home() {
    return await(
        () ->
            playground.views().home(Workspace.ADA.id()).stream()
                .<JsonNode>map(view -> view.json(Json.object()))
                .toList(),
        "a Home tab");
  }

  /** The latest message that is like this; waits for one. */
  public Message message(Predicate<Message> like) {
    return await(
        () -> playground.workspace().messages().reversed().stream().filter(like).toList(),
        "a message; there are: " + playground.workspace().messages());
  }

  /** The latest message of the bot whose text or blocks hold these words; waits for one. */
  public Message answer(String words) {
    return message(message ->
        message.author().equals(Workspace.BOT.id())
            && (message.text().contains(words) || message.blocks().toString().contains(words)));
  }

  /** The calls of this method so far. */
  public List<ApiCall> calls(String method) {
    return playground.calls().stream().filter(call -> call.method().equals(method)).toList();
  }

  private <T> T await(Supplier<List<T>> look, String what) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      long seen = playground.workspace().version();
      List<T> found = look.get();
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      Duration left = Duration.ofNanos(end - System.nanoTime());
      if (left.isNegative()) {
        throw new NoSuchElementException("waited in vain for " + what);
      }
      try {
        playground.workspace().awaitNewerThan(seen, left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new NoSuchElementException("interrupted while waiting for " + what);
      }
    }
  }

  private static String blockOf(JsonNode blocks, String actionId) {
    return blocks.values().stream()
        .map(block -> Json.text(block, "block_id"))
        .filter(blockId -> BlockKit.element(blocks, blockId, actionId) != null)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no element " + actionId + " in " + blocks));
  }

  @Override
  public void close() {
    playground.close();
    executor.shutdownNow();
    stop(server);
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  static void stop(Server server) {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the server did not stop", e);
    }
  }
}
