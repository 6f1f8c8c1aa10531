package dev.finetunecost.playground;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message in a place.
 *
 * @param ts its time and its id: seconds, a dot, six digits
 * @param place channel id
 * @param author user id
 * @param text the words, or the fallback where there are blocks
 * @param blocks the blocks; empty where there are none
 * @param threadTs the message that it answers; null where it starts a thread or stands alone
 * @param onlyFor the one user who sees it; null where everyone does
 * @param edited whether it has been changed since it was posted
 * @param files files in it
 * @param reactions names of emoji that the bot has put under it
 */
public record Message(
    String ts,
    String place,
    String author,
    String text,
    ArrayNode blocks,
    @Nullable String threadTs,
    @Nullable String onlyFor,
    boolean edited,
    List<StoredFile> files,
    List<String> reactions) {

  public Message {
    files = List.copyOf(files);
    reactions = List.copyOf(reactions);
  }

  boolean seenBy(String userId) {
    return onlyFor == null || onlyFor.equals(userId);
  }

  /** The start of the thread that this message is in, or would start. */
  String threadRoot() {
    return Objects.requireNonNullElse(threadTs, ts);
  }

  Message changed(String newText, ArrayNode newBlocks) {
    return new Message(
        ts, place, author, newText, newBlocks, threadTs, onlyFor, true, files, reactions);
  }

  Message reacted(List<String> names) {
    return new Message(ts, place, author, text, blocks, threadTs, onlyFor, edited, files, names);
  }

  /** As Slack shows it in answers, events and interactions. */
  ObjectNode json(Person by) {
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("ts", ts)
            .put("user", author)
            .put("team", Workspace.TEAM_ID)
            .put("text", text);
    if (by.bot()) {
      json.put("bot_id", Workspace.BOT_ID).put("app_id", Workspace.APP_ID);
    }
    if (!blocks.isEmpty()) {
      json.set("blocks", blocks);
    }
    if (threadTs != null) {
      json.put("thread_ts", threadTs);
    }
    if (edited) {
      json.putObject("edited").put("user", author).put("ts", ts);
    }
    if (!files.isEmpty()) {
      json.set("files", Json.array(files, StoredFile::json));
    }
    return json;
  }

  /** The blocks in this argument, or none where it is absent. */
  static ArrayNode noBlocks(@Nullable JsonNode blocks) {
    return blocks instanceof ArrayNode array ? array : Json.array();
  }
}
