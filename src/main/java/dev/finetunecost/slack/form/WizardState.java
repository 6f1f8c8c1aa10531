package dev.finetunecost.slack.form;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far somebody is in the wizard; kept as a draft, so that it survives a restart.
 *
 * @param place where the report goes
 * @param step the view that is shown
 * @param answers by the key of their question, as they were filled in; none is blank
 * @param parent the number of the scenario that is being changed, or null
 * @param hosted whether the model to be tuned is one that only its maker tunes and serves
 */
public record WizardState(
    Place place,
    Question.Step step,
    Map<String, String> answers,
    @Nullable Integer parent,
    boolean hosted) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();
  private static final String FORM = "in the form";

  public WizardState {
    answers = Map.copyOf(answers);
  }

  /** The state in which the wizard opens. */
  public static WizardState fresh(Place place, String words, @Nullable Integer parent) {
    Map<String, String> answers =
        words.isBlank() ? Map.of() : Map.of(Question.WORDS.key(), words.strip());
    return new WizardState(place, Question.Step.GOAL, answers, parent, false);
  }

  public static WizardState fromJson(String json) {
    return JSON.readValue(json, WizardState.class);
  }

  public String toJson() {
    return JSON.writeValueAsString(this);
  }

  /** What was filled in, or empty. */
  public String answer(Question question) {
    return answers.getOrDefault(question.key(), "");
  }

  public WizardState at(Question.Step other) {
    return new WizardState(place, other, answers, parent, hosted);
  }

  /** This state, knowing whether the model is one that only its maker tunes and serves. */
  public WizardState withHosted(boolean known) {
    return new WizardState(place, step, answers, parent, known);
  }

  /** This state with other answers to these questions; a blank one takes an answer away. */
  public WizardState with(Map<Question, String> changed) {
    Map<String, String> merged = new LinkedHashMap<>(answers);
    changed.forEach((question, answer) -> {
      if (answer.isBlank() || answer.equals(Question.ANY)) {
        merged.remove(question.key());
      } else {
        merged.put(question.key(), answer.strip());
      }
    });
    return new WizardState(place, step, merged, parent, hosted);
  }

  /** This state with what the scenario says filled in. */
  public WizardState filledFrom(Scenario scenario) {
    Map<Question, String> said = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      question
          .field()
          .flatMap(scenario::get)
          .ifPresent(value -> said.put(question, text(value.value())));
    }
    Optional<String> unit = scenario.text(Field.VOLUME_UNIT);
    Optional<String> period = scenario.text(Field.VOLUME_PERIOD);
    if (unit.isPresent() || period.isPresent()) {
      said.put(Question.VOLUME_PER, unit.orElse("requests") + "/" + period.orElse("month"));
    }
    List<String> constraints = scenario.texts(Field.CONSTRAINTS);
    List.of(Question.IMPROVE, Question.PRIVATE)
        .forEach(question ->
            question.options().stream()
                .map(Question.Option::value)
                .filter(constraints::contains)
                .findFirst()
                .ifPresent(value -> said.put(question, value)));
    return with(said);
  }

  /** Whether the question makes sense after the answers so far. */
  public boolean asks(Question question) {
    return switch (question) {
      case TOKENS_PER_EXAMPLE ->
          !List.of("tokens", "MB", "GB").contains(answer(Question.DATASET_UNIT));
      case METHOD -> !hosted;
      case GPU ->
          !hosted && (!answer(Question.METHOD).isEmpty() || !answer(Question.GPU).isEmpty());
      case WORDS,
          TASK,
          IMPROVE,
          BASELINE_MODEL,
          DATASET_SIZE,
          DATASET_UNIT,
          MODEL,
          VOLUME,
          VOLUME_PER,
          HORIZON_MONTHS,
          BUDGET_USD,
          PRIVATE,
          PROVIDER ->
          true;
    };
  }

  /**
   * The scenario that the form describes.
   *
   * @param known what is known besides: the words, and the scenario that is being changed. Where
   *     the form asks, its answer counts, also where it is empty
   */
  public Scenario scenario(Scenario known) {
    Map<Field, Stated> fields = new EnumMap<>(Field.class);
    fields.putAll(known.fields());
    for (Question question : Question.values()) {
      question
          .field()
          .ifPresent(field -> {
            fields.remove(field);
            value(question).ifPresent(value -> fields.put(field, said(known, field, value)));
          });
    }
    if (!answer(Question.VOLUME).isEmpty() && !answer(Question.VOLUME_PER).isEmpty()) {
      String[] per = answer(Question.VOLUME_PER).split("/", 2);
      fields.put(Field.VOLUME_UNIT, said(known, Field.VOLUME_UNIT, Value.Text.of(per[0])));
      fields.put(Field.VOLUME_PERIOD, said(known, Field.VOLUME_PERIOD, Value.Text.of(per[1])));
    }
    List<String> constraints = constraints(known);
    if (constraints.isEmpty()) {
      fields.remove(Field.CONSTRAINTS);
    } else {
      fields.put(Field.CONSTRAINTS, constrained(known, constraints));
    }
    return new Scenario(fields);
  }

  private Optional<Value> value(Question question) {
    String answer = answer(question);
    if (answer.isEmpty() || !asks(question)) {
      return Optional.empty();
    }
    return switch (question.kind()) {
      case NUMBER -> Amounts.parse(answer).map(amount -> amount);
      case SENTENCE, WORDS, CHOICE, SEARCH -> Optional.of(Value.Text.of(answer));
    };
  }

  private List<String> constraints(Scenario known) {
    List<String> constraints = new ArrayList<>(known.texts(Field.CONSTRAINTS));
    for (Question question : List.of(Question.IMPROVE, Question.PRIVATE)) {
      question.options().forEach(option -> constraints.remove(option.value()));
      if (!answer(question).isEmpty()) {
        constraints.add(answer(question));
      }
    }
    return constraints;
  }

  private static Stated constrained(Scenario known, List<String> constraints) {
    return known
        .get(Field.CONSTRAINTS)
        .filter(before -> before.value().equals(new Value.Text(constraints)))
        .orElseGet(() -> Stated.said(new Value.Text(constraints), FORM));
  }

  /** A value that was known before stays as it was said. */
  private static Stated said(Scenario known, Field field, Value value) {
    return known
        .get(field)
        .filter(before -> text(before.value()).equals(text(value)))
        .orElseGet(() -> Stated.said(value, FORM));
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Amount amount -> Amounts.text(amount);
      case Value.Text text -> text.words().getFirst();
      case Value.Flag flag -> Boolean.toString(flag.value());
    };
  }
}
