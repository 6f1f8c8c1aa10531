package dev.finetunecost.playground;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Response URLs: five messages within thirty minutes, also where the bot is not a member. */
final class ResponseUrls {
  static final String PATH = "/playground/response/";

  /** docs.slack.dev, handling user interaction: "up to 5 times within 30 minutes". */
  private static final Duration LIFE = Duration.ofMinutes(30);

  private static final int USES = 5;

  private final URI here;
  private final Workspace workspace;
  private final BlockKit blockKit;
  private final Map<String, Conversation> issued = new HashMap<>();

  ResponseUrls(URI here, Workspace workspace, BlockKit blockKit) {
    this.here = here;
    this.workspace = workspace;
    this.blockKit = blockKit;
  }

  /**
   * What a response URL answers to: the place, the person, and the message that may be replaced.
   */
  private static final class Conversation {
    final String place;
    final String user;
    final Instant until;
    @Nullable String original;
    int uses;

    Conversation(String place, String user, @Nullable String original, Instant until) {
      this.place = place;
      this.user = user;
      this.original = original;
      this.until = until;
    }
  }

  synchronized URI issue(String place, String user, @Nullable String original) {
    String id = "R%d".formatted(workspace.nextNumber());
    issued.put(id, new Conversation(place, user, original, workspace.now().plus(LIFE)));
    return here.resolve(PATH + id);
  }

  /** Does what a message sent to a response URL asks; refused where the URL is used up. */
  synchronized void respond(String id, JsonNode message) {
    Conversation conversation = issued.get(id);
    if (conversation == null) {
      throw new ApiRefusal("invalid_url");
    }
    if (workspace.now().isAfter(conversation.until)) {
      throw new ApiRefusal("expired_url");
    }
    if (conversation.uses == USES) {
      throw new ApiRefusal("used_url");
    }
    String posted = apply(conversation.place, conversation.user, conversation.original, message);
    conversation.uses++;
    if (conversation.original == null) {
      conversation.original = posted;
    }
  }

  /**
   * Posts, replaces or deletes as this message asks, and says which message it was.
   *
   * @param original the message that may be replaced; null where there is none yet
   */
  String apply(String place, String user, @Nullable String original, JsonNode message) {
    if (original != null && message.path("delete_original").asBoolean(false)) {
      workspace.delete(original);
      return original;
    }
    String text = Json.text(message, "text");
    ArrayNode blocks =
        message.has("blocks") ? blockKit.message(message.path("blocks")) : Json.array();
    if (text.isEmpty() && blocks.isEmpty()) {
      throw new ApiRefusal("no_text");
    }
    if (original != null && message.path("replace_original").asBoolean(false)) {
      workspace.edit(original, old -> old.changed(text, blocks));
      return original;
    }
    boolean public_ = Json.text(message, "response_type").equals("in_channel");
    String thread = Json.text(message, "thread_ts");
    return workspace
        .post(
            place,
            Workspace.BOT.id(),
            text,
            blocks,
            thread.isEmpty() ? null : thread,
            public_ ? null : user,
            List.of())
        .ts();
  }
}
