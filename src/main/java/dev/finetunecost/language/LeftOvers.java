package dev.finetunecost.language;

import dev.finetunecost.language.text.Kind;
import java.util.ArrayList;
import java.util.List;

/** Phrases that no fact was made of, and that say something. */
final class LeftOvers {
  private static final int MOST = 8;

  private LeftOvers() {}

  static List<String> of(Sentence sentence) {
    List<String> phrases = new ArrayList<>();
    int from = -1;
    boolean meant = false;
    for (int at = 0; at <= sentence.size() && phrases.size() < MOST; at++) {
      boolean open = at < sentence.size() && !sentence.isUsed(at) && !sentence.is(at, Kind.SIGN);
      if (open) {
        from = from < 0 ? at : from;
        meant |= sentence.is(at, Kind.WORD) && sentence.written(at).length() > 2;
      } else {
        if (from >= 0 && meant) {
          phrases.add(sentence.quote(from, at - 1));
        }
        from = -1;
        meant = false;
      }
    }
    return phrases;
  }
}
