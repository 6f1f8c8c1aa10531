package dev.finetunecost.playground;

import tools.jackson.databind.node.ObjectNode;

/** What the page shows to one person, as JSON. */
final class PageState {
  private final Installation installation;
  private final Workspace workspace;
  private final Views views;
  private final Prompts prompts;

  PageState(Installation installation, Workspace workspace, Views views, Prompts prompts) {
    this.installation = installation;
    this.workspace = workspace;
    this.views = views;
    this.prompts = prompts;
  }

  ObjectNode of(Person person) {
    // The version first: a change while we read makes the next poll return at once
    ObjectNode state = Json.object().put("version", workspace.version());
    state.put("me", person.id()).put("bot", Workspace.BOT.id());
    state.set("people", Json.array(workspace.people(), Person::json));
    state.set("app", app());
    state.set(
        "places",
        Json.array(
            workspace.places().stream().filter(place -> place.has(person.id())).toList(),
            place -> place(place, person)));
    views.top(person.id()).ifPresent(view -> state.set("modal", view.json(Json.object())));
    views.home(person.id()).ifPresent(view -> state.set("home", view.json(Json.object())));
    return state;
  }

  private ObjectNode app() {
    Installation.SlashCommand command = installation.command();
    ObjectNode app = Json.object().put("name", Workspace.BOT.realName());
    app.putObject("command")
        .put("name", command.name())
        .put("description", command.description())
        .put("usage_hint", command.usageHint());
    app.set("examples", Json.strings(installation.examples()));
    app.set(
        "shortcuts",
        Json.array(
            installation.shortcuts(),
            shortcut ->
                Json.object()
                    .put("callback_id", shortcut.callbackId())
                    .put("name", shortcut.name())
                    .put("on_message", shortcut.onMessage())));
    return app;
  }

  private ObjectNode place(Place place, Person person) {
    ObjectNode json = place.json(Workspace.BOT.id()).put("status", prompts.status(place.id()));
    json.set("prompts", prompts.suggestions(place.id()));
    json.set(
        "messages",
        Json.array(
            workspace.seenBy(person.id(), place.id()).toList(),
            message -> {
              ObjectNode shown = message.json(workspace.known(message.author()));
              shown.put("ephemeral", message.onlyFor() != null);
              return shown.set("reactions", Json.strings(message.reactions()));
            }));
    return json;
  }
}
