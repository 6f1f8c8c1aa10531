package dev.finetunecost.estimate;

import static java.util.Map.entry;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.Scenario;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold and what is so, read from the free words of a scenario's constraints and task. */
final class Policies {
  /** Words that say a circumstance; any of them, anywhere in a phrase. */
  private static final Map<Circumstance, List<String>> WORDS =
      Map.ofEntries(
          entry(
              Circumstance.DATA_MUST_STAY,
              List.of(
                  "private",
                  "privacy",
                  "on-prem",
                  "on prem",
                  "air gap",
                  "air-gap",
                  "airgap",
                  "not leave",
                  "never leave",
                  "cannot leave",
                  "can't leave",
                  "in-house",
                  "confidential",
                  "hipaa",
                  "no external api",
                  "self-host",
                  "保密",
                  "私有")),
          entry(
              Circumstance.OWN_MACHINES_ONLY,
              List.of(
                  "on-prem",
                  "on prem",
                  "air gap",
                  "air-gap",
                  "airgap",
                  "own hardware only",
                  "no cloud",
                  "not in the cloud")),
          entry(
              Circumstance.EU_ONLY,
              List.of("eu only", "eu-only", "in the eu", "eu region", "gdpr", "europe")),
          entry(
              Circumstance.NO_ML_TEAM,
              List.of(
                  "no ml team",
                  "no ml engineer",
                  "no ml ops",
                  "no mlops",
                  "no gpu team",
                  "nobody to run",
                  "no one to run",
                  "no devops",
                  "no platform team",
                  "no data scientist",
                  "small team")),
          entry(
              Circumstance.ML_TEAM,
              List.of(
                  "have an ml team", "has an ml team", "in-house expertise", "ml platform team")),
          entry(
              Circumstance.PERMISSIVE_LICENCE,
              List.of(
                  "apache", "permissive", "mit licen", "open source licen", "commercial licen")),
          entry(
              Circumstance.FACTS_CHANGE,
              List.of(
                  "facts",
                  "knowledge base",
                  "up to date",
                  "up-to-date",
                  "fresh",
                  "changing data",
                  "latest data",
                  "lookup",
                  "documentation q&a",
                  "questions about our docs",
                  "q&a over",
                  "qa over",
                  "retrieval",
                  "latest information",
                  "changes daily",
                  "changes weekly",
                  "current prices",
                  "product catalog")),
          entry(
              Circumstance.HARD_TO_DESCRIBE,
              List.of(
                  "tone",
                  "style",
                  "brand voice",
                  "our voice",
                  "hard to describe",
                  "cannot be described",
                  "can't describe",
                  "write like",
                  "behaviour",
                  "behavior",
                  "persona")),
          entry(
              Circumstance.FIXED_FORMAT,
              List.of(
                  "json",
                  "format",
                  "structured output",
                  "schema",
                  "consistent output",
                  "regulated")),
          entry(
              Circumstance.TASK_CHANGES,
              List.of(
                  "changes quickly",
                  "requirements change",
                  "changing requirements",
                  "policy changes often",
                  "changes often",
                  "changing task")),
          entry(
              Circumstance.ERRORS_TOLERABLE,
              List.of("errors ok", "errors are ok", "occasional errors", "mistakes are fine")),
          entry(
              Circumstance.LATEST_MODEL,
              List.of("latest model", "newest model", "always the best model", "need an sla")),
          entry(
              Circumstance.NO_SUCCESS_METRIC,
              List.of("no metric", "no success metric", "don't know how to measure")),
          entry(
              Circumstance.ONLY_SYNTHETIC_DATA,
              List.of("only synthetic", "synthetic data only", "all synthetic")),
          entry(
              Circumstance.CAN_WAIT,
              List.of(
                  "offline",
                  "overnight",
                  "nightly",
                  "batch job",
                  "batch only",
                  "not real time",
                  "not real-time",
                  "can wait",
                  "no deadline")),
          entry(Circumstance.DEADLINE, List.of("deadline", "must be ready by", "by friday")),
          entry(
              Circumstance.BUYING,
              List.of(
                  "buy ",
                  "buying",
                  "purchase",
                  "own hardware",
                  "own gpu",
                  "own server",
                  "on-prem",
                  "on prem")));

  private static final Pattern LATENCY =
      Pattern.compile(
          "(?:latency|ttft|first token|respon[sd]\\w*)\\D{0,20}?(\\d+(?:\\.\\d+)?)\\s*(ms|milli\\w*|s|sec\\w*)\\b");

  private Policies() {}

  static Policy of(Scenario scenario) {
    Set<Circumstance> circumstances = EnumSet.noneOf(Circumstance.class);
    WORDS.forEach((circumstance, words) -> {
      if (phrases(scenario).anyMatch(phrase -> says(phrase, words))) {
        circumstances.add(circumstance);
      }
    });
    if (scenario.texts(Field.METHOD).contains("rag")) {
      circumstances.add(Circumstance.FACTS_CHANGE);
    }
    if (scenario.amount(Field.SYNTHETIC_SHARE).orElse(0.0) == 1) {
      circumstances.add(Circumstance.ONLY_SYNTHETIC_DATA);
    }
    if (scenario.amount(Field.BATCH_SHARE).orElse(0.0) == 1) {
      circumstances.add(Circumstance.CAN_WAIT);
    }
    return new Policy(
        circumstances,
        scenario.amount(Field.BUDGET_USD).orElse(null),
        latency(scenario),
        scenario.flag(Field.PROMPT_BASELINE).orElse(null),
        scenario.flag(Field.EVALUATIONS).orElse(null),
        scenario.amount(Field.PILOT_GAIN).orElse(null));
  }

  /** Whether a word begins so: {@code format} is in {@code fixed formats}, not in information. */
  private static boolean says(String phrase, List<String> words) {
    return words.stream()
        .anyMatch(
            word -> Pattern.compile("(?<![a-z])" + Pattern.quote(word)).matcher(phrase).find());
  }

  private static @Nullable Double latency(Scenario scenario) {
    return scenario
        .amount(Field.LATENCY_MS)
        .or(() -> phrases(scenario).flatMap(phrase -> millis(phrase).stream()).findFirst())
        .orElse(null);
  }

  private static Optional<Double> millis(String phrase) {
    Matcher matcher = LATENCY.matcher(phrase);
    if (!matcher.find()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(matcher.group(1));
    return Optional.of(matcher.group(2).startsWith("m") ? number : number * 1_000);
  }

  private static Stream<String> phrases(Scenario scenario) {
    return Stream.concat(
            scenario.texts(Field.CONSTRAINTS).stream(), scenario.texts(Field.TASK).stream())
        .map(phrase -> phrase.toLowerCase(Locale.ROOT));
  }
}
