package dev.finetunecost.language;

import java.util.Locale;
import java.util.Set;

/** People who prepare examples are neither users nor engineers. */
final class Labelling {
  private static final Set<String> WORDS =
      Set.of("labeling", "labelling", "annotating", "labeled", "labelled", "label", "annotate");

  private static final int NEAR = 5;

  private Labelling() {}

  /** Whether this word says that somebody labels. */
  static boolean isAt(Sentence sentence, int at) {
    return at < sentence.size() && WORDS.contains(sentence.written(at).toLowerCase(Locale.ROOT));
  }

  /** {@code 3 people labeling at $25/hour}. */
  static boolean isBefore(Sentence sentence, int money) {
    for (int i = money - 1; i >= Math.max(0, money - NEAR) && !sentence.endsClause(i); i--) {
      if (isAt(sentence, i)) {
        return true;
      }
    }
    return false;
  }
}
