package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a sentence was understood to say.
 *
 * @param words the sentence
 * @param intent what it asks
 * @param facts what it says, in the order of the sentence; at most one for each field. Amounts of
 *     money are in the currency that was said
 * @param notUsed phrases of it that were not understood, in order
 * @param ambiguities what should be asked back, since it would change the answer
 * @param scenario the scenario that the sentence describes: stated and inferred values, no
 *     defaults; amounts of money are in dollars
 */
public record Understanding(
    String words,
    Intent intent,
    List<Fact> facts,
    List<String> notUsed,
    List<Ambiguity> ambiguities,
    Scenario scenario) {
  public Understanding {
    facts = List.copyOf(facts);
    notUsed = List.copyOf(notUsed);
    ambiguities = List.copyOf(ambiguities);
  }

  /** What a sentence without ambiguities says, in dollars. */
  public Understanding(String words, Intent intent, List<Fact> facts, List<String> notUsed) {
    this(words, intent, facts, notUsed, List.of(), plainly(facts));
  }

  private static Scenario plainly(List<Fact> facts) {
    Map<Field, Stated> fields = new EnumMap<>(Field.class);
    facts.forEach(fact -> fields.put(fact.field(), fact.stated()));
    return new Scenario(fields);
  }
}
