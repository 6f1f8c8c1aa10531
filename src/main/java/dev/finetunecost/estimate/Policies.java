package dev.finetunecost.estimate;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.ResolvedScenario.Policy;
import dev.finetunecost.engine.spec.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What must hold, read from the free words of a scenario. */
final class Policies {
  private static final List<String> PRIVATE =
      List.of(
          "private",
          "privacy",
          "on-prem",
          "on prem",
          "air gap",
          "air-gap",
          "not leave",
          "never leave",
          "stay in-house",
          "in-house",
          "confidential",
          "hipaa");

  private static final List<String> CHANGING_FACTS =
      List.of(
          "facts",
          "knowledge base",
          "up to date",
          "up-to-date",
          "fresh",
          "changing data",
          "latest data",
          "lookup",
          "documentation q&a");

  private Policies() {}

  static Policy of(Scenario scenario) {
    return new Policy(
        mentions(scenario.texts(Field.CONSTRAINTS).stream(), PRIVATE),
        mentions(
            Stream.concat(
                scenario.texts(Field.CONSTRAINTS).stream(), scenario.texts(Field.TASK).stream()),
            CHANGING_FACTS),
        scenario.amount(Field.BUDGET_USD).orElse(null));
  }

  private static boolean mentions(Stream<String> phrases, List<String> words) {
    return phrases
        .map(phrase -> phrase.toLowerCase(Locale.ROOT))
        .anyMatch(phrase -> words.stream().anyMatch(phrase::contains));
  }
}
