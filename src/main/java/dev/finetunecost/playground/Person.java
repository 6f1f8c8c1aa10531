package dev.finetunecost.playground;

import tools.jackson.databind.node.ObjectNode;

/**
 * A member of the workspace.
 *
 * @param id user id
 * @param name what follows the @
 * @param realName how the person is shown
 * @param admin whether the person looks after the workspace
 * @param bot whether it is the bot's own user
 */
public record Person(String id, String name, String realName, boolean admin, boolean bot) {

  /** As {@code users.info} answers. */
  ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("team_id", Workspace.TEAM_ID)
            .put("name", name)
            .put("real_name", realName)
            .put("tz", "Etc/UTC")
            .put("tz_label", "Coordinated Universal Time")
            .put("tz_offset", 0)
            .put("deleted", false)
            .put("is_admin", admin)
            .put("is_owner", admin)
            .put("is_bot", bot);
    json.putObject("profile")
        .put("real_name", realName)
        .put("display_name", name)
        .put("email", name + "@playground.example");
    return json;
  }
}
