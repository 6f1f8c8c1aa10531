package dev.finetunecost.playground;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the bot shows beside a conversation: what it is doing, and what one might ask. */
final class Prompts {
  private final Map<String, String> statuses = new ConcurrentHashMap<>();
  private final Map<String, JsonNode> suggestions = new ConcurrentHashMap<>();

  void setStatus(String place, String status) {
    if (status.isEmpty()) {
      statuses.remove(place);
    } else {
      statuses.put(place, status);
    }
  }

  /** The status of a place; empty where there is none. */
  String status(String place) {
    return statuses.getOrDefault(place, "");
  }

  void suggest(String place, @Nullable JsonNode prompts) {
    if (prompts == null || !prompts.isArray() || prompts.size() > 4) {
      throw new ApiRefusal("invalid_arguments");
    }
    suggestions.put(place, prompts);
  }

  /** The prompts suggested in a place: a list of {@code {title, message}}. */
  JsonNode suggestions(String place) {
    return suggestions.getOrDefault(place, Json.array());
  }
}
