package dev.finetunecost.slack.form;

import tools.jackson.databind.json.JsonMapper;

/**
 * What a small form is about, kept under the form's id while it is open.
 *
 * @param place where it was asked for, and so where to answer
 * @param number of the scenario
 * @param about what more it is about, such as a request's id; may be empty
 * @param ts of the message whose button opened it; may be empty
 */
public record Opened(Place place, int number, String about, String ts) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static Opened fromJson(String json) {
    return JSON.readValue(json, Opened.class);
  }

  public String toJson() {
    return JSON.writeValueAsString(this);
  }
}
