package dev.finetunecost.slack.form;

import com.slack.api.model.view.ViewState;
import dev.finetunecost.engine.spec.Value;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what was filled into a view of the wizard. */
public final class WizardForm {
  private WizardForm() {}

  /** The answers in this view, by question, as they were filled in; blank where nothing was. */
  public static Map<Question, String> answers(@Nullable ViewState state) {
    Map<Question, String> answers = new EnumMap<>(Question.class);
    if (state == null || state.getValues() == null) {
      return answers;
    }
    state
        .getValues()
        .forEach((block, values) ->
            Question.named(block)
                .ifPresent(question ->
                    values.values().forEach(value -> answers.put(question, text(value)))));
    return answers;
  }

  /** What is wrong, by block id; empty where all can be used. */
  public static Map<String, String> errors(Map<Question, String> answers) {
    Map<String, String> errors = new LinkedHashMap<>();
    answers.forEach((question, answer) ->
        complaint(question, answer).ifPresent(complaint -> errors.put(question.key(), complaint)));
    return errors;
  }

  private static Optional<String> complaint(Question question, String answer) {
    if (answer.isBlank() || question.kind() != Question.Kind.NUMBER) {
      return Optional.empty();
    }
    Optional<Value.Amount> amount = Amounts.parse(answer);
    if (amount.isEmpty()) {
      return Optional.of("Write a number, such as %s or 1.5M.".formatted(question.placeholder()));
    }
    return question
        .field()
        .flatMap(field ->
            field
                .complaint(amount.get())
                .map(_ ->
                    "Must be from %s to %s."
                        .formatted(
                            Amounts.text(Value.Amount.of(field.min())),
                            Amounts.text(Value.Amount.of(field.max())))));
  }

  private static String text(ViewState.Value value) {
    if (value.getSelectedOption() != null) {
      return value.getSelectedOption().getValue();
    }
    return value.getValue() == null ? "" : value.getValue();
  }
}
