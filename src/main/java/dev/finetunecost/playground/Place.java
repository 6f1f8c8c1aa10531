package dev.finetunecost.playground;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where messages are: a channel, or a direct message between a person and the bot.
 *
 * @param id channel id; starts with C or D
 * @param name the channel's name without #; of a direct message, the person's id
 * @param direct whether it is a direct message
 * @param archived whether nothing can be posted any more
 * @param members user ids
 */
public record Place(String id, String name, boolean direct, boolean archived, Set<String> members) {
  public Place {
    members = Set.copyOf(members);
  }

  boolean has(String userId) {
    return members.contains(userId);
  }

  Place with(String userId) {
    Set<String> more = new TreeSet<>(members);
    more.add(userId);
    return new Place(id, name, direct, archived, more);
  }

  Place closed() {
    return new Place(id, name, direct, true, members);
  }

  /** As {@code conversations.info} answers. */
  ObjectNode json(String botUserId) {
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("is_channel", !direct)
            .put("is_im", direct)
            .put("is_private", direct)
            .put("is_archived", archived)
            .put("is_member", has(botUserId));
    return direct ? json.put("user", name) : json.put("name", name);
  }
}
