package dev.finetunecost.playground;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code chat.*} and {@code reactions.add}. */
final class ChatMethods {
  /** chat.postMessage: "text … will be truncated at 40,000"; longer is msg_too_long. */
  private static final int TEXT = 40_000;

  private final Workspace workspace;
  private final BlockKit blockKit;
  private final Events events;

  ChatMethods(Workspace workspace, BlockKit blockKit, Events events) {
    this.workspace = workspace;
    this.blockKit = blockKit;
    this.events = events;
  }

  Map<String, Function<Arguments, ObjectNode>> all() {
    return Map.of(
        "chat.postMessage", this::postMessage,
        "chat.postEphemeral", this::postEphemeral,
        "chat.update", this::update,
        "chat.delete", this::delete,
        "chat.getPermalink", this::getPermalink,
        "reactions.add", this::addReaction);
  }

  private ObjectNode postMessage(Arguments arguments) {
    Place place = writable(arguments.required("channel"));
    Content content = content(arguments);
    String thread = arguments.optional("thread_ts");
    if (thread != null) {
      answerable(place, thread);
    }
    Message message =
        workspace.post(
            place.id(),
            Workspace.BOT.id(),
            content.text(),
            content.blocks(),
            thread,
            null,
            List.of());
    events.posted(message, place);
    return posted(message);
  }

  private ObjectNode postEphemeral(Arguments arguments) {
    Place place = writable(arguments.required("channel"));
    String user = arguments.required("user");
    if (!place.has(user)) {
      throw new ApiRefusal("user_not_in_channel");
    }
    Content content = content(arguments);
    Message message =
        workspace.post(
            place.id(),
            Workspace.BOT.id(),
            content.text(),
            content.blocks(),
            arguments.optional("thread_ts"),
            user,
            List.of());
    return Json.object().put("message_ts", message.ts());
  }

  private ObjectNode update(Arguments arguments) {
    Message message = own(arguments, "cant_update_message");
    JsonNode blocks = arguments.json("blocks");
    ArrayNode checked = blocks == null ? message.blocks() : blockKit.message(blocks);
    String text = arguments.text("text");
    if (text.isEmpty() && blocks == null) {
      throw new ApiRefusal("no_text");
    }
    workspace.edit(message.ts(), old -> old.changed(text, checked));
    return posted(workspace.message(message.place(), message.ts()).orElse(message))
        .put("text", text);
  }

  private ObjectNode delete(Arguments arguments) {
    Message message = own(arguments, "cant_delete_message");
    workspace.delete(message.ts());
    return Json.object().put("channel", message.place()).put("ts", message.ts());
  }

  private ObjectNode getPermalink(Arguments arguments) {
    Place place = place(arguments.required("channel"));
    Message message = shown(place, arguments.required("message_ts"));
    return Json.object()
        .put("channel", place.id())
        .put(
            "permalink",
            "https://playground.slack.example/archives/%s/p%s"
                .formatted(place.id(), message.ts().replace(".", "")));
  }

  private ObjectNode addReaction(Arguments arguments) {
    Place place = writable(arguments.required("channel"));
    Message message = shown(place, arguments.required("timestamp"));
    String name = arguments.required("name");
    if (message.reactions().contains(name)) {
      throw new ApiRefusal("already_reacted");
    }
    List<String> names = new ArrayList<>(message.reactions());
    names.add(name);
    workspace.edit(message.ts(), old -> old.reacted(names));
    return Json.object();
  }

  /** What a call wants to say. */
  private record Content(String text, ArrayNode blocks) {}

  private Content content(Arguments arguments) {
    String text = arguments.text("text");
    if (text.length() > TEXT) {
      throw new ApiRefusal("msg_too_long");
    }
    if (!arguments.text("blocks").isEmpty() && arguments.json("blocks") == null) {
      throw new ApiRefusal("invalid_blocks_format");
    }
    @Nullable JsonNode blocks = arguments.json("blocks");
    if (text.isEmpty() && (blocks == null || blocks.isEmpty())) {
      throw new ApiRefusal("no_text");
    }
    return new Content(text, blocks == null ? Json.array() : blockKit.message(blocks));
  }

  private ObjectNode posted(Message message) {
    ObjectNode answer = Json.object().put("channel", message.place()).put("ts", message.ts());
    answer.set("message", message.json(Workspace.BOT));
    return answer;
  }

  private Place place(String idOrName) {
    return workspace.place(idOrName).orElseThrow(() -> new ApiRefusal("channel_not_found"));
  }

  /** A place where the bot may write. */
  private Place writable(String idOrName) {
    Place place = place(idOrName);
    if (place.archived()) {
      throw new ApiRefusal("is_archived");
    }
    if (!place.has(Workspace.BOT.id())) {
      throw new ApiRefusal("not_in_channel");
    }
    return place;
  }

  private void answerable(Place place, String thread) {
    boolean ephemeral = workspace.message(place.id(), thread).map(Message::onlyFor).isPresent();
    if (ephemeral) {
      throw new ApiRefusal("cannot_reply_to_message");
    }
  }

  private Message shown(Place place, String ts) {
    return workspace
        .message(place.id(), ts)
        .filter(message -> message.onlyFor() == null)
        .orElseThrow(() -> new ApiRefusal("message_not_found"));
  }

  private Message own(Arguments arguments, String otherwise) {
    Message message = shown(place(arguments.required("channel")), arguments.required("ts"));
    if (!message.author().equals(Workspace.BOT.id())) {
      throw new ApiRefusal(otherwise);
    }
    return message;
  }
}
