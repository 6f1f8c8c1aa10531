package dev.finetunecost.playground;

import dev.finetunecost.playground.Bot.Answer;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * How something that a person did turned out.
 *
 * @param problem what Slack itself would say went wrong; empty where nothing did
 * @param errors block id → what is wrong with that input
 */
public record Outcome(String problem, Map<String, String> errors) {
  static final Outcome FINE = new Outcome("", Map.of());

  public Outcome {
    errors = Map.copyOf(errors);
  }

  public boolean ok() {
    return problem.isEmpty() && errors.isEmpty();
  }

  static Outcome problem(String problem) {
    return new Outcome(problem, Map.of());
  }

  /** Fine where the bot answered with 200, otherwise the words for what it did. */
  static Outcome of(Answer answer) {
    return switch (answer) {
      case Answer.Said said ->
          said.ok() ? FINE : problem("The app answered with status %d.".formatted(said.status()));
      case Answer.Silent silent ->
          problem(
              silent.reason().equals("http_timeout")
                  ? "The app did not answer within 3 seconds."
                  : "The app cannot be reached.");
    };
  }

  ObjectNode json() {
    ObjectNode json = Json.object().put("problem", problem);
    errors.forEach(json.putObject("errors")::put);
    return json;
  }
}
