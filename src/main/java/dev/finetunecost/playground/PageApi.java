package dev.finetunecost.playground;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the page asks for and reports: at {@code /playground/…}, from the page itself only. */
final class PageApi extends Handler.Abstract implements Graceful {
  private static final String PATH = "/playground/";

  /** How long a question for news may stay open. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Workspace workspace;
  private final PageState state;
  private final Composer composer;
  private final Clicks clicks;
  private final Dialogs dialogs;
  private final Events events;
  private final Files files;
  private volatile boolean closing;

  PageApi(
      Workspace workspace,
      PageState state,
      Composer composer,
      Clicks clicks,
      Dialogs dialogs,
      Events events,
      Files files) {
    this.workspace = workspace;
    this.state = state;
    this.composer = composer;
    this.clicks = clicks;
    this.dialogs = dialogs;
    this.events = events;
    this.files = files;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    if (!path.startsWith(PATH)) {
      return false;
    }
    try {
      if (HttpMethod.GET.is(request.getMethod()) && path.equals(PATH + "state")) {
        var query = Request.extractQueryParameters(request);
        Person person = person(query.getValue("user"));
        workspace.awaitNewerThan(Long.parseLong(query.getValue("since")), PATIENCE);
        Http.send(response, callback, 200, state.of(person));
        return true;
      }
      // A JSON content type cannot be sent from another site without its asking first
      if (!HttpMethod.POST.is(request.getMethod())
          || !Http.contentType(request).startsWith("application/json")) {
        return false;
      }
      ObjectNode body = Json.parseObject(Content.Source.asString(request, StandardCharsets.UTF_8));
      Http.send(response, callback, 200, act(path.substring(PATH.length()), body));
    } catch (NoSuchElementException | NumberFormatException e) {
      ObjectNode problem = Outcome.problem("No longer there: reload the page.").json();
      Http.send(response, callback, 409, problem);
    }
    return true;
  }

  private ObjectNode act(String what, ObjectNode body) {
    Person person = person(Json.text(body, "user"));
    return switch (what) {
      case "say" ->
          composer
              .say(
                  person,
                  Json.text(body, "channel"),
                  Json.text(body, "text"),
                  thread(body),
                  files.file(Json.text(body, "file"), null).stream().toList())
              .json();
      case "announce" -> {
        String id = files.announce(Json.text(body, "name"), body.path("length").asInt(0));
        yield Json.object().put("id", id).put("address", files.address(id).toString());
      }
      case "act" ->
          clicks
              .act(
                  person,
                  where(body),
                  Json.text(body, "block_id"),
                  Json.text(body, "action_id"),
                  object(body, "value"),
                  body.path("entered"))
              .json();
      case "suggest" -> {
        Clicks.Suggestions suggestions =
            clicks.suggest(
                person,
                where(body),
                Json.text(body, "block_id"),
                Json.text(body, "action_id"),
                Json.text(body, "typed"),
                body.path("entered"));
        yield suggestions.offered().put("problem", suggestions.problem());
      }
      case "submit" -> dialogs.submit(person, body.path("entered")).json();
      case "close" ->
          dialogs.close(person, body.path("all").asBoolean(false), body.path("entered")).json();
      case "shortcut" ->
          clicks.shortcut(person, Json.text(body, "callback_id"), message(body)).json();
      case "open" -> {
        events.opened(person.id(), Json.text(body, "tab"));
        yield Outcome.FINE.json();
      }
      default -> throw new NoSuchElementException(what);
    };
  }

  private Person person(@Nullable String id) {
    return workspace.person(Objects.requireNonNullElse(id, "")).orElseThrow();
  }

  private static @Nullable String thread(ObjectNode body) {
    String thread = Json.text(body, "thread_ts");
    return thread.isEmpty() ? null : thread;
  }

  private static ObjectNode object(ObjectNode body, String key) {
    JsonNode node = body.path(key);
    return node instanceof ObjectNode object ? object : Json.object();
  }

  private static Clicks.Where where(ObjectNode body) {
    String view = Json.text(body, "view_id");
    return view.isEmpty()
        ? new Clicks.Where.InMessage(Json.text(body, "channel"), Json.text(body, "ts"))
        : new Clicks.Where.InView(view);
  }

  private @Nullable Message message(ObjectNode body) {
    String ts = Json.text(body, "ts");
    return ts.isEmpty() ? null : workspace.message(Json.text(body, "channel"), ts).orElseThrow();
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    closing = true;
    workspace.close();
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return closing;
  }
}
