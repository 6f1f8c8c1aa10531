package dev.finetunecost.language.text;

import dev.finetunecost.language.text.Lexicon.Found;
import java.util.List;

/** Guesses, from its small words, how a sentence writes its numbers. */
final class Languages {
  private static final int ATOMS_LOOKED_AT = 400;

  private Languages() {}

  /** Whether {@code 1.000} is a thousand: German and Spanish words outnumber the English ones. */
  static boolean pointGroupsDigits(Lexicon lexicon, List<Atom> atoms) {
    int balance = 0;
    for (int at = 0; at < Math.min(atoms.size(), ATOMS_LOOKED_AT); at++) {
      Found found = atoms.get(at).isLetters() ? lexicon.longest(atoms, at) : null;
      if (found != null && found.kind() == Kind.STOP) {
        balance +=
            switch (found.value()) {
              case "de", "es" -> 1;
              case "en" -> -1;
              default -> 0;
            };
      }
    }
    return balance > 0;
  }
}
