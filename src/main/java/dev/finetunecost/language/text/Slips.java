package dev.finetunecost.language.text;

/** Tells whether a word is another one with a slip of the finger. */
final class Slips {
  private static final int SHORTEST = 5;

  private Slips() {}

  /**
   * Whether one letter was left out, put in, changed, or swapped with its neighbour. Words of fewer
   * than five letters are too easily others.
   */
  static boolean isSlipOf(String word, String meant) {
    int difference = word.length() - meant.length();
    if (meant.length() < SHORTEST || Math.abs(difference) > 1 || word.equals(meant)) {
      return false;
    }
    int at = 0;
    while (at < Math.min(word.length(), meant.length()) && word.charAt(at) == meant.charAt(at)) {
      at++;
    }
    if (difference == 0) {
      return same(word, at + 1, meant, at + 1) || isSwap(word, meant, at);
    }
    return difference > 0 ? same(word, at + 1, meant, at) : same(word, at, meant, at + 1);
  }

  private static boolean same(String word, int from, String meant, int meantFrom) {
    return from <= word.length()
        && meantFrom <= meant.length()
        && word.substring(from).equals(meant.substring(meantFrom));
  }

  private static boolean isSwap(String word, String meant, int at) {
    return at + 1 < word.length()
        && word.charAt(at) == meant.charAt(at + 1)
        && word.charAt(at + 1) == meant.charAt(at)
        && same(word, at + 2, meant, at + 2);
  }
}
