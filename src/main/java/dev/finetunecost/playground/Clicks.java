package dev.finetunecost.playground;

import dev.finetunecost.playground.Bot.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people click: buttons, menus, shortcuts, and the choices of a menu that the bot fills. */
public final class Clicks {
  private final Installation installation;
  private final Workspace workspace;
  private final Views views;
  private final Bot bot;
  private final Triggers triggers;
  private final ResponseUrls responseUrls;
  private final BlockRules rules = BlockRules.bundled();

  Clicks(
      Installation installation,
      Workspace workspace,
      Views views,
      Bot bot,
      Triggers triggers,
      ResponseUrls responseUrls) {
    this.installation = installation;
    this.workspace = workspace;
    this.views = views;
    this.bot = bot;
    this.triggers = triggers;
    this.responseUrls = responseUrls;
  }

  /** Where an element is. */
  public sealed interface Where {

    /** In a message of a place. */
    record InMessage(String place, String ts) implements Where {}

    /** In a modal or a Home tab. */
    record InView(String viewId) implements Where {}
  }

  /** What the bot offers in a menu that it fills, or the problem with it. */
  public record Suggestions(ObjectNode offered, String problem) {}

  /**
   * A person uses an element.
   *
   * @param value what was chosen or entered, as Slack names it ({@code selected_option} …); empty
   *     for a button
   * @param entered what stands in the inputs around it, as in {@code state.values}
   */
  public Outcome act(
      Person person,
      Where where,
      String blockId,
      String actionId,
      ObjectNode value,
      JsonNode entered) {
    ObjectNode payload = Interaction.of("block_actions", person);
    String fromModal = place(payload, person, where, entered);
    ObjectNode element = BlockKit.element(blocks(where), blockId, actionId);
    if (element == null) {
      return Outcome.problem("This part of the message is no longer there.");
    }
    payload.put("trigger_id", triggers.issue(person.id(), fromModal));
    payload.putArray("actions").add(action(element, blockId, value));
    return Outcome.of(bot.interaction(payload));
  }

  private ObjectNode action(ObjectNode element, String blockId, ObjectNode value) {
    ObjectNode action =
        Json.object()
            .put("type", Json.text(element, "type"))
            .put("block_id", blockId)
            .put("action_id", Json.text(element, "action_id"))
            .put("action_ts", workspace.nextTs());
    for (String kept : List.of("text", "value", "style", "placeholder")) {
      element.optional(kept).ifPresent(node -> action.set(kept, node));
    }
    return action.setAll(value);
  }

  /** The choices that the bot offers for these letters. */
  public Suggestions suggest(
      Person person, Where where, String blockId, String actionId, String typed, JsonNode entered) {
    ObjectNode payload =
        Interaction.of("block_suggestion", person)
            .put("block_id", blockId)
            .put("action_id", actionId)
            .put("value", typed);
    place(payload, person, where, entered);
    payload.remove("state");
    payload.remove("response_url");
    Answer answer = bot.interaction(payload);
    if (!(answer instanceof Answer.Said said) || !said.ok()) {
      return new Suggestions(Json.object(), Outcome.of(answer).problem());
    }
    ObjectNode offered = said.json();
    List<Refusal> refusals =
        offered.has("option_groups")
            ? rules.check(
                "list 0..100 shape option_group", offered.path("option_groups"), "/option_groups")
            : rules.check("list 0..100 shape select_option", offered.path("options"), "/options");
    return refusals.isEmpty()
        ? new Suggestions(offered, "")
        : new Suggestions(
            Json.object(), "The app's options are refused: " + refusals.getFirst().line());
  }

  /**
   * A person picks a shortcut.
   *
   * @param message the message that it is picked on; null where it is a global one
   */
  public Outcome shortcut(Person person, String callbackId, @Nullable Message message) {
    boolean known =
        installation.shortcuts().stream()
            .anyMatch(shortcut ->
                shortcut.callbackId().equals(callbackId)
                    && shortcut.onMessage() == (message != null));
    if (!known) {
      return Outcome.problem("The app has no shortcut %s.".formatted(callbackId));
    }
    ObjectNode payload =
        Interaction.of(message == null ? "shortcut" : "message_action", person)
            .put("callback_id", callbackId)
            .put("action_ts", workspace.nextTs())
            .put("trigger_id", triggers.issue(person.id(), null));
    if (message != null) {
      payload
          .put("message_ts", message.ts())
          .put("response_url", responseUrls.issue(message.place(), person.id(), null).toString());
      payload.set("channel", channel(message.place()));
      payload.set("message", message.json(workspace.known(message.author())));
    }
    return Outcome.of(bot.interaction(payload));
  }

  /** Says in the payload where the element is; the modal's id where it is in one. */
  private @Nullable String place(ObjectNode payload, Person person, Where where, JsonNode entered) {
    return switch (where) {
      case Where.InMessage in -> {
        Message message = workspace.message(in.place(), in.ts()).orElseThrow();
        message(payload, person, message);
        payload.set("state", Elements.state(message.blocks(), entered));
        yield null;
      }
      case Where.InView in -> {
        Views.View view = views.find(in.viewId()).orElseThrow();
        payload.putObject("container").put("type", "view").put("view_id", view.id());
        payload.set("view", view.json(entered));
        yield Json.text(view.content(), "type").equals("modal") ? view.id() : null;
      }
    };
  }

  /** An ephemeral message is named, but not shown, in what the bot is sent. */
  private void message(ObjectNode payload, Person person, Message message) {
    ObjectNode container =
        payload
            .putObject("container")
            .put("type", "message")
            .put("message_ts", message.ts())
            .put("channel_id", message.place())
            .put("is_ephemeral", message.onlyFor() != null);
    if (message.threadTs() != null) {
      container.put("thread_ts", message.threadTs());
    }
    payload.set("channel", channel(message.place()));
    if (message.onlyFor() == null) {
      payload.set("message", message.json(workspace.known(message.author())));
    }
    payload.put(
        "response_url", responseUrls.issue(message.place(), person.id(), message.ts()).toString());
  }

  private ObjectNode channel(String placeId) {
    Place place = workspace.place(placeId).orElseThrow();
    return Json.object()
        .put("id", place.id())
        .put("name", place.direct() ? "directmessage" : place.name());
  }

  private JsonNode blocks(Where where) {
    return switch (where) {
      case Where.InMessage in ->
          workspace.message(in.place(), in.ts()).<JsonNode>map(Message::blocks).orElse(empty());
      case Where.InView in -> views.find(in.viewId()).map(Views.View::blocks).orElse(empty());
    };
  }

  private static ArrayNode empty() {
    return Json.array();
  }
}
