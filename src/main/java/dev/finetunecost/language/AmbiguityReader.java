package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.language.text.Kind;
import java.util.ArrayList;
import java.util.List;

/** Finds words that can be read in several ways, where the way changes the answer. */
final class AmbiguityReader {
  private static final double SMALLEST_AMOUNT = 100;

  private AmbiguityReader() {}

  static List<Ambiguity> read(Sentence sentence, Facts facts) {
    List<Ambiguity> ambiguities = new ArrayList<>();
    for (int at = 0; at < sentence.size(); at++) {
      if (isLambda(sentence, at)) {
        ambiguities.add(lambda(sentence.written(at)));
      } else if (isLoneAmount(sentence, facts, at)) {
        ambiguities.add(amount(sentence, at));
      }
    }
    return ambiguities;
  }

  private static boolean isLambda(Sentence sentence, int at) {
    boolean named = sentence.is(at, Kind.PROVIDER) && sentence.at(at).value().endsWith("lambda");
    return named && !sentence.isUsed(at) && Lambda.of(sentence, at) == Lambda.UNCLEAR;
  }

  private static Ambiguity lambda(String words) {
    return new Ambiguity(
        "Which Lambda do you mean?",
        words,
        List.of(
            new Ambiguity.Reading("Lambda, the GPU cloud", Field.PROVIDER, Value.Text.of("lambda")),
            new Ambiguity.Reading("AWS Lambda functions", Field.PROVIDER, Value.Text.of("aws"))));
  }

  /** A large number that nothing is said of, where neither data nor use is known. */
  private static boolean isLoneAmount(Sentence sentence, Facts facts, int at) {
    return sentence.isFreeNumber(at)
        && sentence.at(at).low() >= SMALLEST_AMOUNT
        && !facts.has(Field.DATASET_SIZE)
        && !facts.has(Field.VOLUME)
        && (sentence.is(at + 1, Kind.SIGN) || at + 1 == sentence.size());
  }

  private static Ambiguity amount(Sentence sentence, int at) {
    String words = sentence.written(at);
    Value number = new Value.Amount(sentence.at(at).low(), sentence.at(at).high());
    return new Ambiguity(
        "What does " + words + " count?",
        words,
        List.of(
            new Ambiguity.Reading(words + " training examples", Field.DATASET_SIZE, number),
            new Ambiguity.Reading(words + " requests a month", Field.VOLUME, number)));
  }
}
