package dev.finetunecost.playground;

import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code auth.test}, {@code conversations.*}, {@code users.*} and {@code assistant.threads.*}. */
final class WorkspaceMethods {
  private final Workspace workspace;
  private final Prompts prompts;

  WorkspaceMethods(Workspace workspace, Prompts prompts) {
    this.workspace = workspace;
    this.prompts = prompts;
  }

  Map<String, Function<Arguments, ObjectNode>> all() {
    return Map.of(
        "auth.test", arguments -> authTest(),
        "conversations.open", this::open,
        "conversations.info", arguments -> channel(place(arguments.required("channel"))),
        "conversations.join", this::join,
        "conversations.list", arguments -> list(),
        "conversations.members", this::members,
        "users.info", this::user,
        "assistant.threads.setStatus", this::setStatus,
        "assistant.threads.setSuggestedPrompts", this::setSuggestedPrompts);
  }

  private static ObjectNode authTest() {
    return Json.object()
        .put("url", "https://playground.slack.example/")
        .put("team", Workspace.TEAM_NAME)
        .put("user", Workspace.BOT.name())
        .put("team_id", Workspace.TEAM_ID)
        .put("user_id", Workspace.BOT.id())
        .put("bot_id", Workspace.BOT_ID)
        .put("is_enterprise_install", false);
  }

  private ObjectNode open(Arguments arguments) {
    String id = arguments.optional("channel");
    if (id != null) {
      return channel(place(id));
    }
    String user = arguments.required("users");
    return channel(
        workspace
            .place(Workspace.directId(user))
            .orElseThrow(() -> new ApiRefusal("user_not_found")));
  }

  private ObjectNode join(Arguments arguments) {
    Place place = place(arguments.required("channel"));
    if (place.archived()) {
      throw new ApiRefusal("is_archived");
    }
    if (place.direct()) {
      throw new ApiRefusal("method_not_supported_for_channel_type");
    }
    Place joined = place.with(Workspace.BOT.id());
    workspace.change(joined);
    return channel(joined);
  }

  private ObjectNode list() {
    ObjectNode answer = Json.object();
    answer.set(
        "channels",
        Json.array(
            workspace.places().stream().filter(place -> !place.direct()).toList(),
            place -> place.json(Workspace.BOT.id())));
    answer.putObject("response_metadata").put("next_cursor", "");
    return answer;
  }

  private ObjectNode members(Arguments arguments) {
    ArrayNode members = Json.strings(place(arguments.required("channel")).members());
    return Json.object().set("members", members);
  }

  private ObjectNode user(Arguments arguments) {
    Person person =
        workspace
            .person(arguments.required("user"))
            .orElseThrow(() -> new ApiRefusal("user_not_found"));
    return Json.object().set("user", person.json());
  }

  private ObjectNode setStatus(Arguments arguments) {
    Place place = place(arguments.required("channel_id"));
    prompts.setStatus(place.id(), arguments.text("status"));
    workspace.changed();
    return Json.object();
  }

  private ObjectNode setSuggestedPrompts(Arguments arguments) {
    Place place = place(arguments.required("channel_id"));
    prompts.suggest(place.id(), arguments.json("prompts"));
    workspace.changed();
    return Json.object();
  }

  private Place place(String id) {
    return workspace.place(id).orElseThrow(() -> new ApiRefusal("channel_not_found"));
  }

  private static ObjectNode channel(Place place) {
    return Json.object().set("channel", place.json(Workspace.BOT.id()));
  }
}
