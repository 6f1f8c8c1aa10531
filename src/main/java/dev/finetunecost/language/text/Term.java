package dev.finetunecost.language.text;

/**
 * A stretch of the sentence that was recognised as one thing.
 *
 * @param kind what sort of thing
 * @param value its canonical name, or its folded words
 * @param low the number, or the low end of a range; 0 for anything else
 * @param high the number again, or the high end
 * @param start index of its first character in the sentence
 * @param end index after its last character
 * @param glued whether it follows the term before it without a space
 */
public record Term(
    Kind kind, String value, double low, double high, int start, int end, boolean glued) {

  /** A term that is no number. */
  static Term named(Kind kind, String value, int start, int end, boolean glued) {
    return new Term(kind, value, 0, 0, start, end, glued);
  }

  public boolean is(Kind other) {
    return kind == other;
  }

  /** Whether it is of this kind, with this canonical name. */
  public boolean is(Kind other, String name) {
    return kind == other && value.equals(name);
  }

  public boolean isSign(String sign) {
    return kind == Kind.SIGN && value.equals(sign);
  }

  public boolean isWord(String word) {
    return kind == Kind.WORD && value.equals(word);
  }

  /** Whether it is this word of grammar. */
  public boolean isStop(String word) {
    return kind == Kind.STOP && value.equals(word);
  }

  /** This number with other ends, up to {@code lastEnd}. */
  public Term reaching(double newLow, double newHigh, int lastEnd) {
    return new Term(kind, value, newLow, newHigh, start, lastEnd, glued);
  }

  /** The middle of the range, or the number. */
  public double middle() {
    return (low + high) / 2;
  }
}
