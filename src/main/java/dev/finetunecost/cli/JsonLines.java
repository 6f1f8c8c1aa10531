package dev.finetunecost.cli;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Questions on stdin and answers on stdout, one JSON object a line each, in the same order. */
final class JsonLines {
  private static final JsonMapper JSON = JsonMapper.shared();

  private JsonLines() {}

  /**
   * Answers each line as soon as it is read; blank lines are passed over. A line that cannot be
   * answered gets {@code {"id","error"}}, and the next one is read.
   */
  static void answer(Terminal terminal, UnaryOperator<String> answers) throws IOException {
    @Nullable String question = terminal.in().readLine();
    while (question != null) {
      if (!question.isBlank()) {
        terminal.line(orError(question, answers));
      }
      question = terminal.in().readLine();
    }
  }

  private static String orError(String question, UnaryOperator<String> answers) {
    try {
      return answers.apply(question);
    } catch (JacksonException e) {
      return error(question, "not JSON: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return error(question, String.valueOf(e.getMessage()));
    }
  }

  private static String error(String question, String message) {
    ObjectNode reply = JSON.createObjectNode();
    try {
      JsonNode id = JSON.readTree(question).path("id");
      if (!id.isMissingNode()) {
        reply.set("id", id);
      }
    } catch (JacksonException e) {
      // what is no JSON has no id either
    }
    return reply.put("error", message).toString();
  }
}
