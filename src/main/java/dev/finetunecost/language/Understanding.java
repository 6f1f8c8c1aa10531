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
 * @param facts what it says, in the order of the sentence; at most one for each field
 * @param notUsed phrases of it that were not understood, in order
 */
public record Understanding(String words, Intent intent, List<Fact> facts, List<String> notUsed) {
  public Understanding {
    facts = List.copyOf(facts);
    notUsed = List.copyOf(notUsed);
  }

  /** The scenario that the sentence describes: stated and inferred values, no defaults. */
  public Scenario scenario() {
    Map<Field, Stated> fields = new EnumMap<>(Field.class);
    facts.forEach(fact -> fields.put(fact.field(), fact.stated()));
    return new Scenario(fields);
  }
}
