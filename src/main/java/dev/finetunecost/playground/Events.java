package dev.finetunecost.playground;

import dev.finetunecost.playground.Bot.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** Tells the bot of events, and again where it did not answer. */
final class Events {
  /** docs.slack.dev, Events API: retried nearly at once, after one minute, after five. */
  private static final List<Duration> RETRIES =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

  private final Bot bot;
  private final Workspace workspace;
  private final Set<String> subscribed;
  private final ScheduledExecutorService executor;

  Events(Bot bot, Workspace workspace, Set<String> subscribed, ScheduledExecutorService executor) {
    this.bot = bot;
    this.workspace = workspace;
    this.subscribed = subscribed;
    this.executor = executor;
  }

  /** A message was posted where the bot is: also told of its own, as Slack does. */
  void posted(Message message, Place place) {
    if (!place.has(Workspace.BOT.id()) || message.onlyFor() != null) {
      return;
    }
    Person author = workspace.known(message.author());
    ObjectNode event =
        message
            .json(author)
            .put("channel", place.id())
            .put("event_ts", message.ts())
            .put("channel_type", place.direct() ? "im" : "channel");
    if (!message.files().isEmpty()) {
      event.put("subtype", "file_share");
    }
    tell(place.direct() ? "message.im" : "message.channels", event);
    if (!place.direct() && !author.bot() && message.text().contains(mention(Workspace.BOT))) {
      tell("app_mention", event.deepCopy().put("type", "app_mention"));
    }
  }

  /** This person looks at the bot's page: its Home tab or its messages. */
  void opened(String user, String tab) {
    ObjectNode event =
        Json.object()
            .put("type", "app_home_opened")
            .put("user", user)
            .put("channel", Workspace.directId(user))
            .put("tab", tab)
            .put("event_ts", workspace.nextTs());
    tell("app_home_opened", event);
  }

  /** A mention of this person, as it stands in a message's text. */
  static String mention(Person person) {
    return "<@" + person.id() + ">";
  }

  private void tell(String subscription, ObjectNode event) {
    if (!subscribed.contains(subscription)) {
      return;
    }
    ObjectNode envelope =
        Json.object()
            .put("token", "playground")
            .put("team_id", Workspace.TEAM_ID)
            .put("api_app_id", Workspace.APP_ID)
            .put("type", "event_callback")
            .put("event_id", "Ev%d".formatted(workspace.nextNumber()))
            .put("event_time", workspace.now().getEpochSecond())
            .put("is_ext_shared_channel", false);
    envelope.set("event", event);
    envelope
        .putArray("authorizations")
        .addObject()
        .putNull("enterprise_id")
        .put("team_id", Workspace.TEAM_ID)
        .put("user_id", Workspace.BOT.id())
        .put("is_bot", true)
        .put("is_enterprise_install", false);
    executor.execute(() -> deliver(envelope, 0, ""));
  }

  private void deliver(ObjectNode envelope, int attempt, String reason) {
    Map<String, String> headers =
        attempt == 0
            ? Map.of()
            : Map.of("X-Slack-Retry-Num", String.valueOf(attempt), "X-Slack-Retry-Reason", reason);
    String failure =
        switch (bot.event(envelope, headers)) {
          case Answer.Said said -> said.ok() || said.noRetry() ? "" : "http_error";
          case Answer.Silent silent -> silent.reason();
        };
    if (!failure.isEmpty() && attempt < RETRIES.size()) {
      var _ =
          executor.schedule(
              () -> deliver(envelope, attempt + 1, failure),
              RETRIES.get(attempt).toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }
}
