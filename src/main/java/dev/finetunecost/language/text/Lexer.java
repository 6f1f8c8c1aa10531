package dev.finetunecost.language.text;

import dev.finetunecost.language.text.Atom.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a sentence into atoms, in one pass. {@code 8xA100s} becomes {@code 8 x a 100 s}, {@code
 * 1.2e9} stays one, and each ideograph stands alone.
 */
final class Lexer {
  private final String words;
  private final List<Atom> atoms = new ArrayList<>();
  private int at;
  private boolean spaceBefore = true;

  private Lexer(String words) {
    this.words = words;
  }

  static List<Atom> cut(String words) {
    return new Lexer(words).cut();
  }

  private List<Atom> cut() {
    while (at < words.length()) {
      int point = words.codePointAt(at);
      if (Folding.isDigit(point)) {
        digits();
      } else if (Character.isIdeographic(point) || Folding.isKana(point)) {
        take(Kind.IDEOGRAPH, at + Character.charCount(point));
      } else if (Character.isLetter(point)) {
        letters();
      } else if (Folding.isBlank(point)) {
        spaceBefore = true;
        at += Character.charCount(point);
      } else {
        take(Kind.SIGN, at + Character.charCount(point));
      }
    }
    return atoms;
  }

  /** Digits with the points, commas, apostrophes and exponents between them. */
  private void digits() {
    int end = afterDigits(at);
    while (end + 1 < words.length()
        && Folding.joinsDigits(words.charAt(end))
        && Folding.isDigit(words.codePointAt(end + 1))) {
      end = afterDigits(end + 1);
    }
    take(Kind.DIGITS, afterExponent(end));
  }

  private int afterDigits(int from) {
    int end = from;
    while (end < words.length() && Folding.isDigit(words.codePointAt(end))) {
      end += Character.charCount(words.codePointAt(end));
    }
    return end;
  }

  private int afterExponent(int end) {
    if (end >= words.length() || (words.charAt(end) != 'e' && words.charAt(end) != 'E')) {
      return end;
    }
    int digits = end + 1;
    if (digits < words.length() && (words.charAt(digits) == '+' || words.charAt(digits) == '-')) {
      digits++;
    }
    int after = afterDigits(digits);
    boolean ends = after == words.length() || !Character.isLetter(words.codePointAt(after));
    return after > digits && ends ? after : end;
  }

  private void letters() {
    int end = at;
    while (end < words.length() && isWordPart(words.codePointAt(end))) {
      end += Character.charCount(words.codePointAt(end));
    }
    if (multipliesWhatFollows(end)) {
      end = at + 1;
    }
    take(Kind.LETTERS, end);
  }

  private static boolean isWordPart(int point) {
    return (Character.isLetter(point) && !Character.isIdeographic(point) && !Folding.isKana(point))
        || Folding.isMark(point);
  }

  /** The x of {@code 8xA100} is a sign of its own; that of {@code 12xlarge} is left alone. */
  private boolean multipliesWhatFollows(int end) {
    boolean afterDigit = !atoms.isEmpty() && !spaceBefore && atoms.getLast().isDigits();
    return afterDigit
        && Character.toLowerCase(words.charAt(at)) == 'x'
        && end - at > 1
        && !words.regionMatches(true, at, "xlarge", 0, 6);
  }

  private void take(Kind kind, int end) {
    String text = Folding.fold(words, at, end);
    Kind seen = text.equals("x") ? Kind.LETTERS : kind;
    atoms.add(new Atom(seen, text, at, end, !spaceBefore));
    spaceBefore = false;
    at = end;
  }
}
