package dev.finetunecost.cli;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.report.EstimateJson;
import dev.finetunecost.report.ScenarioJson;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Estimates one after the other: a question as a line of JSON, its answer or error as another. */
final class EstimateLines implements UnaryOperator<String> {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Answers answers;

  EstimateLines(Answers answers) {
    this.answers = answers;
  }

  @Override
  public String apply(String line) {
    JsonNode question = JSON.readTree(line);
    ObjectNode reply = JSON.createObjectNode();
    if (question.has("id")) {
      reply.set("id", question.get("id"));
    }
    switch (answer(question)) {
      case Answer.Estimated estimated ->
          reply.setAll(
              EstimateJson.write(estimated.estimate(), estimated.report(), estimated.freshness()));
      case Answer.UnknownName unknown -> reply.put("error", EstimateCommand.unknown(unknown));
      case Answer.NotUnderstood not -> reply.put("error", EstimateCommand.notUnderstood(not));
    }
    return reply.toString();
  }

  private Answer answer(JsonNode question) {
    if (question.hasNonNull("scenario")) {
      return answers.toCompleted("", ScenarioJson.read(question.get("scenario")));
    }
    if (question.path("text").isString()) {
      return answers.toWords("", answers.read(question.get("text").stringValue()));
    }
    throw new IllegalArgumentException("a line needs \"text\" or \"scenario\"");
  }
}
