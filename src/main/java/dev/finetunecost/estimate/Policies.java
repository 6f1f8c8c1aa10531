package dev.finetunecost.estimate;

import dev.finetunecost.catalog.Circumstances;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.Scenario;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold and what is so, read from the free words of a scenario's constraints and task. */
final class Policies {
  private static final Pattern LATENCY =
      Pattern.compile(
          "(?:latency|ttft|first token|respon[sd]\\w*)\\D{0,20}?(\\d+(?:\\.\\d+)?)\\s*(ms|milli\\w*|s|sec\\w*)\\b");

  private static final String NOT = "not ";

  private Policies() {}

  static Policy of(Scenario scenario, Circumstances table) {
    Set<Circumstance> circumstances = table.in(phrases(scenario).toList());
    if (!scenario.has(Field.GPU)) {
      circumstances.remove(Circumstance.OWNS_HARDWARE); // of nobody knows what
    } else if (circumstances.contains(Circumstance.OWNS_HARDWARE)) {
      circumstances.remove(Circumstance.BUYING);
    }
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
        promptBaseline(scenario, circumstances),
        evaluations(scenario, circumstances),
        scenario.amount(Field.PILOT_GAIN).orElse(null));
  }

  /** The providers that somebody ruled out in words such as {@code not openai}. */
  static Set<String> excluded(Scenario scenario) {
    return scenario.texts(Field.CONSTRAINTS).stream()
        .map(phrase -> phrase.toLowerCase(Locale.ROOT).strip())
        .filter(phrase -> phrase.startsWith(NOT))
        .map(phrase -> phrase.substring(NOT.length()).strip())
        .collect(Collectors.toSet());
  }

  private static @Nullable Boolean promptBaseline(Scenario scenario, Set<Circumstance> said) {
    if (said.contains(Circumstance.PROMPT_NOT_ENOUGH)) {
      return true;
    }
    return scenario
        .flag(Field.PROMPT_BASELINE)
        .orElse(said.contains(Circumstance.NO_PROMPT_YET) ? false : null);
  }

  private static @Nullable Boolean evaluations(Scenario scenario, Set<Circumstance> said) {
    return scenario
        .flag(Field.EVALUATIONS)
        .orElse(said.contains(Circumstance.NO_EVALUATIONS) ? false : null);
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
