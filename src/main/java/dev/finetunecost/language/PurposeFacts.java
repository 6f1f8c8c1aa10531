package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;

/** What the model is for, and what must hold. */
final class PurposeFacts implements Recogniser {
  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.is(at, Kind.TASK) && !facts.has(Field.TASK)) {
        facts.text(Field.TASK, sentence.at(at).value(), at, at);
      } else if (isAboutSupport(sentence, at) && !facts.has(Field.TASK)) {
        facts.inferred(Field.TASK, "customer support", at, at);
      } else if (sentence.is(at, Kind.CONSTRAINT)) {
        facts.text(Field.CONSTRAINTS, sentence.at(at).value(), at, at);
      }
    }
    latency(sentence, facts);
  }

  private static boolean isAboutSupport(Sentence sentence, int at) {
    return sentence.is(at, Kind.THING)
        && sentence.written(at).regionMatches(true, 0, "support", 0, 7);
  }

  /** {@code under 100 ms}. */
  private static void latency(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      boolean milliseconds =
          sentence.at(at + 1).isWord("ms") || sentence.at(at + 1).isWord("milliseconds");
      if (sentence.isFreeNumber(at) && milliseconds) {
        facts.text(
            Field.CONSTRAINTS, "latency < %.0f ms".formatted(sentence.at(at).high()), at, at + 1);
      }
    }
  }
}
