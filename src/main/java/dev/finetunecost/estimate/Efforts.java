package dev.finetunecost.estimate;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.ResolvedScenario.Effort;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.units.Range;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What people and upkeep cost: what was said, and the usual where nothing was. */
final class Efforts {
  private static final Pattern CLASSES =
      Pattern.compile(
          "classif|triage|routing|sentiment|tagging|categor|labell?ing|moderation|spam|intent"
              + "|named entit|\\bner\\b|extraction",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EXPERTISE =
      Pattern.compile(
          "legal|contract|clause|medic|clinic|radiolog|patholog|diagnos|pharma|patent|tax\\b"
              + "|audit|actuar|biolog|chemi",
          Pattern.CASE_INSENSITIVE);

  /** What is labelled already, as people say it; {@code unlabelled} is not. */
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?<![a-z])(?<!not |not yet )(labell?ed|annotated|tagged)", Pattern.CASE_INSENSITIVE);

  private static final Pattern PERSONAL =
      Pattern.compile("\\bpii\\b|personal data|anonymi|hipaa|gdpr", Pattern.CASE_INSENSITIVE);

  private static final Set<String> PRETRAINING = Set.of("pretrain", "continued pretraining", "cpt");

  private Efforts() {}

  static Effort of(Completion completion) {
    personalData(completion);
    labelledAlready(completion);
    plainText(completion);
    Parameter rounds = completion.parameter(Field.EVALUATION_ROUNDS_PER_MONTH);
    Parameter hours = completion.parameter(Field.EVALUATION_HOURS_PER_ROUND);
    return new Effort(
        completion.parameter(Field.LABEL_USD_PER_EXAMPLE, labels(completion.scenario())),
        completion.assumption("labelling_overhead"),
        completion.ifSaid(Field.DATA_COLLECTION_USD),
        completion.parameter(Field.DATA_PREPARATION_HOURS),
        completion.amount(Field.SYNTHETIC_SHARE, 0, "nobody said that a model writes examples"),
        completion.assumption("synthetic_usd_per_example"),
        completion.scenario().flag(Field.PERSONAL_DATA).orElse(false)
            ? completion.assumption("personal_data_usd_per_million_characters")
            : null,
        completion.parameter(Field.ENGINEER_HOURS),
        completion.parameter(Field.ENGINEER_RATE_USD_PER_HOUR),
        completion.parameter(Field.PROMPT_BASELINE_HOURS),
        completion.parameter(Field.TRAINING_ITERATIONS),
        completion.parameter(Field.EVALUATION_USD),
        completion.ifSaid(Field.SECURITY_USD),
        completion.assumption("retrieval_hours"),
        completion.assumption("retrieval_usd_per_month"),
        completion.parameter(Field.RETRIEVED_TOKENS),
        completion.parameter(Field.MONITORING_USD_PER_MONTH),
        completion.parameter(Field.STORAGE_USD_PER_MONTH),
        completion.parameter(Field.ON_CALL_HOURS_PER_MONTH),
        product(rounds, hours),
        completion.parameter(Field.INFRASTRUCTURE_OVERHEAD),
        completion.parameter(Field.RETRAINS_PER_YEAR),
        completion.parameter(Field.RETRAIN_SHARE),
        completion.assumption("fresh_examples_per_retraining"),
        completion.assumption("service_ends_per_year"),
        completion.assumption("model_ends_per_year"),
        completion.assumption("migration_hours"),
        completion.assumption("prompt_migration_hours"),
        completion.assumption("reaches_production"));
  }

  /** The kind of label that the task needs, by its default's name. */
  private static String labels(Scenario scenario) {
    if (mentions(scenario, EXPERTISE)) {
      return "label_expert";
    }
    return isClassification(scenario) ? "label_classification" : "label_usd_per_example";
  }

  /** Whether the answers are classes or short facts, and not sentences. */
  static boolean isClassification(Scenario scenario) {
    return mentions(scenario, CLASSES);
  }

  /** Whether all weights are to learn from plain text, read once. */
  static boolean isPretraining(Scenario scenario) {
    return scenario.texts(Field.METHOD).stream().anyMatch(PRETRAINING::contains);
  }

  /** A corpus is read once, and nobody pretrains again and again. */
  static void pretraining(Completion completion) {
    if (isPretraining(completion.scenario())) {
      completion.fill(
          Field.EPOCHS, Stated.inferred(Value.Amount.of(1), "pretraining reads its text once"));
      completion.fill(
          Field.RETRAINS_PER_YEAR, Stated.inferred(Value.Amount.of(0), "pretraining is done once"));
    }
  }

  private static void personalData(Completion completion) {
    if (mentions(completion.scenario(), PERSONAL)) {
      completion.fill(
          Field.PERSONAL_DATA,
          Stated.inferred(new Value.Flag(true), "personal data was mentioned"));
    }
  }

  /** Who says "20k labelled contracts" need not pay for labelling. */
  private static void labelledAlready(Completion completion) {
    completion
        .scenario()
        .get(Field.DATASET_SIZE)
        .filter(
            stated -> stated.origin() == Origin.STATED && LABELLED.matcher(stated.note()).find())
        .ifPresent(stated ->
            completion.fill(
                Field.LABEL_USD_PER_EXAMPLE,
                Stated.inferred(Value.Amount.of(0), "labelled already: " + stated.note())));
  }

  /** A corpus is read as it is: nobody writes answers to each piece of it. */
  private static void plainText(Completion completion) {
    boolean measuredAsText =
        completion.scenario().text(Field.DATASET_UNIT).flatMap(Volumes::tokensPer).isPresent();
    if (measuredAsText || isPretraining(completion.scenario())) {
      completion.fill(
          Field.LABEL_USD_PER_EXAMPLE,
          Stated.inferred(
              Value.Amount.of(0), "text as it is: nothing to label; say what a label costs if so"));
    }
  }

  private static boolean mentions(Scenario scenario, Pattern words) {
    return Stream.of(Field.TASK, Field.CONSTRAINTS, Field.DATASET_UNIT)
        .map(scenario::texts)
        .flatMap(List::stream)
        .map(phrase -> phrase.toLowerCase(Locale.ROOT))
        .anyMatch(phrase -> words.matcher(phrase).find());
  }

  private static Parameter product(Parameter rounds, Parameter hours) {
    return new Parameter(
        new Range(
            rounds.range().p10() * hours.range().p10(),
            rounds.typical() * hours.typical(),
            rounds.range().p90() * hours.range().p90()),
        hours.source());
  }
}
