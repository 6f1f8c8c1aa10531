package dev.finetunecost.playground;

import tools.jackson.databind.node.ObjectNode;

/** What every interaction payload begins with. */
final class Interaction {
  private Interaction() {}

  static ObjectNode of(String type, Person user) {
    ObjectNode payload =
        Json.object()
            .put("type", type)
            .put("token", "playground")
            .put("api_app_id", Workspace.APP_ID)
            .put("is_enterprise_install", false)
            .putNull("enterprise");
    payload.putObject("team").put("id", Workspace.TEAM_ID).put("domain", "playground");
    payload
        .putObject("user")
        .put("id", user.id())
        .put("username", user.name())
        .put("name", user.name())
        .put("team_id", Workspace.TEAM_ID);
    return payload;
  }
}
