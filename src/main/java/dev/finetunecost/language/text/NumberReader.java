package dev.finetunecost.language.text;

import dev.finetunecost.language.text.Lexicon.Found;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one number: {@code 10k}, {@code 1.2e9}, {@code half a million}, {@code 3 lakh}, {@code 5万},
 * {@code 两百}.
 *
 * <p>The value of the term is the multiplier that was said last, so that {@code 5-6 hundred} can
 * lend it to the 5; a single letter b is kept as {@code b}, since it may be a model's size.
 */
final class NumberReader {
  static final String BILLION_LETTER = "b";

  private final Lexicon lexicon;
  private final List<Atom> atoms;
  private final boolean pointGroups;

  NumberReader(Lexicon lexicon, List<Atom> atoms, boolean pointGroups) {
    this.lexicon = lexicon;
    this.atoms = atoms;
    this.pointGroups = pointGroups;
  }

  /**
   * A number and where it ends.
   *
   * @param multiplier what multiplied it last, as text
   * @param next the atom after it
   */
  record Read(double number, String multiplier, int next) {}

  /** The number that begins at this atom. */
  @Nullable Read at(int at) {
    if (atoms.get(at).isDigits()) {
      return digits(at);
    }
    if (HanNumber.isPart(atoms.get(at).text())) {
      return HanNumber.read(atoms, at);
    }
    Found found = lexicon.numeral(atoms, at);
    return found == null ? null : counted(found, at);
  }

  private @Nullable Read digits(int at) {
    int next = at + 1;
    StringBuilder text = new StringBuilder(atoms.get(at).text());
    while (text.length() < 20 && isFurtherGroup(text, next)) {
      text.append(atoms.get(next).text());
      next++;
    }
    double number = Digits.value(text.toString(), pointGroups);
    return Double.isFinite(number) ? multiplied(number, "1", next) : null;
  }

  /** {@code 000} after {@code 10}, as in {@code 10 000}. */
  private boolean isFurtherGroup(StringBuilder before, int next) {
    return next < atoms.size()
        && before.length() <= 9
        && before.charAt(0) != '0'
        && before.chars().allMatch(Character::isDigit)
        && atoms.get(next).isDigits()
        && !atoms.get(next).glued()
        && atoms.get(next).start() == atoms.get(next - 1).end() + 1
        && atoms.get(next).text().length() == 3
        && atoms.get(next).text().chars().allMatch(Character::isDigit)
        && !isGluedLetters(next + 1);
  }

  private boolean isGluedLetters(int at) {
    return at < atoms.size() && atoms.get(at).glued() && atoms.get(at).isLetters();
  }

  private @Nullable Read counted(Found found, int at) {
    int next = at + found.atoms();
    if (found.kind() == Kind.TIMES) {
      boolean afterArticle = at > 0 && isArticle(atoms.get(at - 1));
      return afterArticle && found.value().length() > 1
          ? multiplied(Double.parseDouble(found.value()), found.value(), next)
          : null;
    }
    if (found.kind() != Kind.COUNT) {
      return null;
    }
    double number = Double.parseDouble(found.value());
    Found units = next < atoms.size() ? lexicon.numeral(atoms, skipHyphen(next)) : null;
    if (number >= 20 && number < 100 && units != null && units.kind() == Kind.COUNT) {
      double ones = Double.parseDouble(units.value());
      if (ones >= 1 && ones < 10) {
        return multiplied(number + ones, "1", skipHyphen(next) + units.atoms());
      }
    }
    return multiplied(number, "1", next);
  }

  private int skipHyphen(int at) {
    return at + 1 < atoms.size() && atoms.get(at).is("-") && atoms.get(at).glued() ? at + 1 : at;
  }

  private static boolean isArticle(Atom atom) {
    return switch (atom.text()) {
      case "a", "an", "ein", "eine", "un", "une", "una" -> true;
      default -> false;
    };
  }

  /** The number times every multiplier that follows it. */
  private Read multiplied(double number, String multiplier, int next) {
    boolean half = isAndHalf(next);
    double product = half ? number + 0.5 : number;
    String last = multiplier;
    int end = half ? next + 3 : next;
    while (end < atoms.size()) {
      int from = afterFiller(end);
      Found found = from < atoms.size() ? lexicon.numeral(atoms, from) : null;
      if (found == null || found.kind() != Kind.TIMES || !mayFollow(from, found)) {
        break;
      }
      product *= Double.parseDouble(found.value());
      last = atoms.get(from).is("b") ? BILLION_LETTER : found.value();
      end = from + found.atoms();
    }
    return new Read(product, last, end);
  }

  /** {@code two and a half}. */
  private boolean isAndHalf(int at) {
    return at + 2 < atoms.size()
        && atoms.get(at).is("and")
        && atoms.get(at + 1).is("a")
        && atoms.get(at + 2).is("half");
  }

  /** {@code half a million}, {@code a couple of hundred}, {@code 50-thousand}. */
  private int afterFiller(int at) {
    int end = skipHyphen(at);
    while (end + 1 < atoms.size() && end - at < 2 && isFiller(atoms.get(end))) {
      end++;
    }
    return end;
  }

  private static boolean isFiller(Atom atom) {
    return isArticle(atom) || atom.is("of");
  }

  /** A single letter multiplies only where it is glued to the number; k may stand apart. */
  private boolean mayFollow(int at, Found found) {
    Atom atom = atoms.get(at);
    boolean letter = atom.isLetters() && atom.text().length() <= 2;
    boolean joined = atom.glued() || atom.is("k") || atom.is("mm") || atom.is("bn");
    int after = at + found.atoms();
    boolean ends =
        after >= atoms.size() || !atoms.get(after).glued() || !atoms.get(after).isDigits();
    return !letter || (joined && ends);
  }
}
