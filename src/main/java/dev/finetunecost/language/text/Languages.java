package dev.finetunecost.language.text;

import java.util.List;
import java.util.Set;

/** Guesses, from its small words, how the writer of a sentence groups digits. */
final class Languages {
  private static final int ATOMS_LOOKED_AT = 400;

  /** A language: how it groups digits, and the words of which every sentence has some. */
  private record Language(String groupsBy, Set<String> smallWords) {}

  private final List<Language> languages;

  private Languages(List<Language> languages) {
    this.languages = List.copyOf(languages);
  }

  /** The table that comes with the product. */
  static Languages bundled() {
    return new Languages(
        Table.read(
            "languages",
            row ->
                new Language(
                    row.getField("groups_by"),
                    Set.copyOf(Table.phrases(row.getField("small_words"))))));
  }

  /** Whether {@code 1.500} is one thousand five hundred: most small words are German or Spanish. */
  boolean groupsDigitsByPoint(List<Atom> atoms) {
    Language best = languages.getFirst();
    int most = 0;
    for (Language language : languages) {
      int count = 0;
      for (Atom atom : atoms.subList(0, Math.min(atoms.size(), ATOMS_LOOKED_AT))) {
        count += language.smallWords().contains(atom.text()) ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = language;
      }
    }
    return best.groupsBy().equals("point");
  }
}
