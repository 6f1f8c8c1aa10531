package dev.finetunecost.slack;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.User;
import com.slack.api.model.assistant.SuggestedPrompt;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import com.slack.api.webhook.WebhookResponse;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Slack's Web API, as far as we call it, each time with the token of the workspace it is for.
 * Whatever goes wrong is a {@link SlackRefusal} or a {@link SlackUnavailable}, also where Slack
 * says so in a response that looks fine.
 */
final class WebApi {
  private static final Set<String> TRANSIENT =
      Set.of(
          "ratelimited",
          "rate_limited",
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "token_expired",
          "team_added_to_org");

  private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"(\\w+)\"|^(\\w+)$");
  private static final Gson GSON = GsonFactory.createSnakeCase();

  private final Slack slack;
  private final Tokens tokens;

  WebApi(Slack slack, Tokens tokens) {
    this.slack = slack;
    this.tokens = tokens;
  }

  /** Where a message stands. */
  record Posted(String channel, String ts) {}

  /** A call of the SDK. */
  interface Call<T> {
    T run(MethodsClient methods) throws IOException, SlackApiException;
  }

  Posted post(String workspace, String channel, @Nullable String thread, Message message) {
    var response =
        run(
            workspace,
            "chat.postMessage",
            methods ->
                methods.chatPostMessage(r ->
                    r.channel(channel)
                        .threadTs(thread)
                        .text(message.text())
                        .blocks(message.blocks())
                        .unfurlLinks(false)
                        .unfurlMedia(false)));
    return new Posted(response.getChannel(), response.getTs());
  }

  void update(String workspace, String channel, String ts, Message message) {
    run(
        workspace,
        "chat.update",
        methods ->
            methods.chatUpdate(
                r -> r.channel(channel).ts(ts).text(message.text()).blocks(message.blocks())));
  }

  void postEphemeral(Place place, Message message) {
    run(
        place.workspace(),
        "chat.postEphemeral",
        methods ->
            methods.chatPostEphemeral(r ->
                r.channel(place.channel())
                    .user(place.user())
                    .threadTs(place.thread())
                    .text(message.text())
                    .blocks(message.blocks())));
  }

  /** Answers through a response URL, to the user alone; in a thread where they are in one. */
  void respond(String responseUrl, @Nullable String thread, Message message) {
    JsonObject json = new JsonObject();
    json.addProperty("response_type", "ephemeral");
    json.addProperty("replace_original", false);
    json.addProperty("text", message.text());
    if (thread != null) {
      json.addProperty("thread_ts", thread);
    }
    if (!message.blocks().isEmpty()) {
      json.add("blocks", GSON.toJsonTree(message.blocks()));
    }
    WebhookResponse response;
    try {
      response = slack.send(responseUrl, GSON.toJson(json));
    } catch (IOException e) {
      throw new SlackUnavailable("response_url", e.toString(), Duration.ZERO);
    }
    int code = response.getCode();
    String body = response.getBody() == null ? "" : response.getBody().strip();
    if (code == 429 || code >= 500) {
      throw new SlackUnavailable("response_url", "HTTP " + code, Duration.ZERO);
    }
    if (code != 200 || body.contains("\"ok\":false")) {
      Matcher error = ERROR.matcher(body);
      String word =
          error.find() ? (error.group(1) == null ? body : error.group(1)) : "http_" + code;
      throw new SlackRefusal("response_url", word, "");
    }
  }

  /** An address under which a message can be found. */
  String permalink(String workspace, String channel, String ts) {
    return run(
            workspace,
            "chat.getPermalink",
            methods -> methods.chatGetPermalink(r -> r.channel(channel).messageTs(ts)))
        .getPermalink();
  }

  /** Tells a workflow that its step is done, and what came of it. */
  void stepDone(String workspace, String execution, Map<String, Object> outputs) {
    run(
        workspace,
        "functions.completeSuccess",
        methods ->
            methods.functionsCompleteSuccess(
                r -> r.functionExecutionId(execution).outputs(outputs)));
  }

  /** Tells a workflow that its step could not be done, and why. */
  void stepFailed(String workspace, String execution, String why) {
    run(
        workspace,
        "functions.completeError",
        methods ->
            methods.functionsCompleteError(r -> r.functionExecutionId(execution).error(why)));
  }

  /** Shows in a conversation what the bot is doing, until it answers there. */
  void setStatus(String workspace, String channel, String thread, String status) {
    run(
        workspace,
        "assistant.threads.setStatus",
        methods ->
            methods.assistantThreadsSetStatus(
                r -> r.channelId(channel).threadTs(thread).status(status)));
  }

  /** Offers up to four things to say in a conversation, by the title that is shown. */
  void suggest(String workspace, String channel, Map<String, String> messagesByTitle) {
    List<SuggestedPrompt> prompts =
        messagesByTitle.entrySet().stream()
            .map(prompt -> new SuggestedPrompt(prompt.getKey(), prompt.getValue()))
            .toList();
    run(
        workspace,
        "assistant.threads.setSuggestedPrompts",
        methods ->
            methods.assistantThreadsSetSuggestedPrompts(
                r -> r.channelId(channel).prompts(prompts)));
  }

  /** Opens a view and says its id. */
  String openView(String workspace, String triggerId, View view) {
    return run(
            workspace,
            "views.open",
            methods -> methods.viewsOpen(r -> r.triggerId(triggerId).view(view)))
        .getView()
        .getId();
  }

  void updateView(String workspace, String viewId, View view) {
    run(
        workspace,
        "views.update",
        methods -> methods.viewsUpdate(r -> r.viewId(viewId).view(view)));
  }

  /** Updates a view unless it has changed since it had this hash. */
  void updateView(String workspace, String viewId, String hash, View view) {
    run(
        workspace,
        "views.update",
        methods -> methods.viewsUpdate(r -> r.viewId(viewId).hash(hash).view(view)));
  }

  /** Whether this user looks after the workspace: an admin or an owner of it. */
  boolean looksAfter(String workspace, String user) {
    User info =
        run(workspace, "users.info", methods -> methods.usersInfo(r -> r.user(user))).getUser();
    return info != null && (info.isAdmin() || info.isOwner() || info.isPrimaryOwner());
  }

  void publishHome(String workspace, String user, View view) {
    run(
        workspace,
        "views.publish",
        methods -> methods.viewsPublish(r -> r.userId(user).view(view)));
  }

  private <T extends SlackApiTextResponse> T run(String workspace, String method, Call<T> call) {
    return run(method, slack.methods(tokens.of(workspace)), call);
  }

  /** Makes a call, and turns whatever goes wrong into one of two exceptions. */
  static <T extends SlackApiTextResponse> T run(
      String method, MethodsClient methods, Call<T> call) {
    try {
      T response = call.run(methods);
      if (response.isOk()) {
        return response;
      }
      String error = response.getError() == null ? "unknown_error" : response.getError();
      if (TRANSIENT.contains(error)) {
        throw new SlackUnavailable(method, error, Duration.ZERO);
      }
      throw new SlackRefusal(method, error, "");
    } catch (SlackApiException e) {
      int code = e.getResponse().code();
      if (code == 429 || code >= 500) {
        throw new SlackUnavailable(
            method, "HTTP " + code, retryAfter(e.getResponse().header("Retry-After")));
      }
      throw new SlackRefusal(method, "http_" + code, "");
    } catch (IOException e) {
      throw new SlackUnavailable(method, e.toString(), Duration.ZERO);
    }
  }

  /** What a {@code Retry-After} header asks for; nothing where it asks for nothing sensible. */
  static Duration retryAfter(@Nullable String seconds) {
    return seconds != null && seconds.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }
}
