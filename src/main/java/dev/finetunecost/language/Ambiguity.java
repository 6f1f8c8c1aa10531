package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Value;
import java.util.List;

/**
 * Words that can be read in several ways, where the way changes the answer.
 *
 * @param question what to ask, in one sentence
 * @param words the words in question
 * @param readings what they may mean, the likeliest first; at least two
 */
public record Ambiguity(String question, String words, List<Reading> readings) {

  /**
   * One way to read them.
   *
   * @param label a few words for a button
   * @param field what the words are then about
   * @param value what they then say
   */
  public record Reading(String label, Field field, Value value) {}

  public Ambiguity {
    readings = List.copyOf(readings);
    if (readings.size() < 2) {
      throw new IllegalArgumentException("an ambiguity needs two readings");
    }
  }
}
