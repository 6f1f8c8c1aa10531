package dev.finetunecost.slack;

import dev.finetunecost.slack.form.Place;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that was asked of us, as it is stored until it is answered.
 *
 * @param place where, and so where to answer
 * @param words what was typed or said
 */
record Asked(Place place, String words) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  String toJson() {
    return JSON.writeValueAsString(this);
  }

  static Asked fromJson(String json) {
    return JSON.readValue(json, Asked.class);
  }
}
