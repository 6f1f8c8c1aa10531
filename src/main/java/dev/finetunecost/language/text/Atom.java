package dev.finetunecost.language.text;

/**
 * The smallest piece of a sentence: a run of letters, a number in digits, one ideograph, or one
 * sign.
 *
 * @param kind which of these it is
 * @param text folded: lower case, no accents, half width
 * @param start index of its first character in the sentence
 * @param end index after its last character
 * @param glued whether it follows the atom before it without a space
 */
record Atom(Kind kind, String text, int start, int end, boolean glued) {

  /** What an atom is made of. */
  enum Kind {
    LETTERS,
    DIGITS,
    IDEOGRAPH,
    SIGN
  }

  boolean is(String other) {
    return text.equals(other);
  }

  boolean isDigits() {
    return kind == Kind.DIGITS;
  }

  boolean isLetters() {
    return kind == Kind.LETTERS;
  }
}
