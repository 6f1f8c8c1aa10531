package dev.finetunecost.playground;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code views.*}. */
final class ViewMethods {
  private final Views views;
  private final Triggers triggers;
  private final Workspace workspace;

  ViewMethods(Views views, Triggers triggers, Workspace workspace) {
    this.views = views;
    this.triggers = triggers;
    this.workspace = workspace;
  }

  Map<String, Function<Arguments, ObjectNode>> all() {
    return Map.of(
        "views.open",
        arguments -> shown(views.open(trigger(arguments), view(arguments))),
        "views.push",
        arguments -> shown(views.push(trigger(arguments), view(arguments))),
        "views.update",
        arguments -> shown(views.update(id(arguments), arguments.text("hash"), view(arguments))),
        "views.publish",
        arguments ->
            shown(views.publish(user(arguments), arguments.text("hash"), view(arguments))));
  }

  private Triggers.Trigger trigger(Arguments arguments) {
    return triggers.redeem(arguments.required("trigger_id"));
  }

  private static JsonNode view(Arguments arguments) {
    JsonNode view = arguments.json("view");
    if (view == null) {
      throw new ApiRefusal(
          "invalid_arguments", List.of(new Refusal("missing required field: view", "")));
    }
    return view;
  }

  private static String id(Arguments arguments) {
    String id = arguments.optional("view_id");
    return id == null ? arguments.required("external_id") : id;
  }

  private String user(Arguments arguments) {
    return workspace
        .person(arguments.required("user_id"))
        .orElseThrow(() -> new ApiRefusal("user_not_found"))
        .id();
  }

  private static ObjectNode shown(Views.View view) {
    return Json.object().set("view", view.json(Json.object()));
  }
}
