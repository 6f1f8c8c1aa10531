package dev.finetunecost.language;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.language.text.Lexicon;
import dev.finetunecost.language.text.Table;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Decides what a sentence asks: all that speaks for an intent adds its weight of {@code
 * intent-weights.csv}, and the heaviest intent wins.
 */
final class IntentReader {
  private final Evidence evidence;
  private final Map<String, Map<Intent, Double>> weights;

  private IntentReader(Evidence evidence, Map<String, Map<Intent, Double>> weights) {
    this.evidence = evidence;
    this.weights = weights;
  }

  /** With the weights that come with the product. */
  static IntentReader bundled(Lexicon lexicon) {
    Map<String, Map<Intent, Double>> weights = new HashMap<>();
    Table.read("intent-weights", row -> weights.put(row.getField("evidence"), weights(row)));
    return new IntentReader(new Evidence(lexicon), weights);
  }

  private static Map<Intent, Double> weights(NamedCsvRecord row) {
    Map<Intent, Double> weights = new EnumMap<>(Intent.class);
    for (Intent intent : Intent.values()) {
      weights.put(intent, Double.valueOf(row.getField(intent.key())));
    }
    return weights;
  }

  Intent read(Sentence sentence, Facts facts) {
    return heaviest(evidence(sentence, facts));
  }

  /** The names of all that speaks for an intent in this sentence. */
  Set<String> evidence(Sentence sentence, Facts facts) {
    return evidence.in(sentence, facts);
  }

  private Intent heaviest(Collection<String> names) {
    Map<Intent, Double> sums = new EnumMap<>(Intent.class);
    for (String name : names) {
      weights
          .getOrDefault(name, Map.of())
          .forEach((intent, weight) -> sums.merge(intent, weight, Double::sum));
    }
    return sums.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Intent.SCENARIO);
  }
}
