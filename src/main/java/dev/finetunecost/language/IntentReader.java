package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Intent;

/** Decides what a sentence asks. */
final class IntentReader {
  Intent read(Sentence sentence, Facts facts) {
    String words = sentence.words().toLowerCase(java.util.Locale.ROOT);
    if (words.contains("how long")) {
      return Intent.TIME;
    }
    return words.contains("cost") ? Intent.COST : Intent.SCENARIO;
  }
}
