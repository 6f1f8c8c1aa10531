package dev.finetunecost.language.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins two numbers that are the ends of a range ({@code 5-6 hundred}, {@code 4k to 32k}), and
 * drops a number that is taken back ({@code 1k, no, 100k}).
 */
final class Ranges {
  private static final int WIDEST_GAP = 6;

  private Ranges() {}

  static List<Term> joined(List<Term> terms) {
    List<Term> joined = new ArrayList<>(terms.size());
    int at = 0;
    while (at < terms.size()) {
      Term term = terms.get(at);
      int second = term.is(Kind.NUMBER) ? secondNumber(terms, at) : -1;
      if (term.is(Kind.NUMBER) && isTakenBack(terms, at)) {
        joined.add(Term.named(Kind.WORD, term.value(), term.start(), term.end(), term.glued()));
        at++;
      } else if (second < 0) {
        joined.add(term);
        at++;
      } else if (isCorrection(terms, at, second)) {
        at = second;
      } else {
        joined.add(range(term, terms.get(second)));
        at = second + 1;
      }
    }
    return joined;
  }

  /** The number that this one is joined to by a range or a correction, or -1. */
  private static int secondNumber(List<Term> terms, int at) {
    for (int i = at + 1; i < Math.min(terms.size(), at + WIDEST_GAP); i++) {
      if (terms.get(i).is(Kind.NUMBER)) {
        boolean range = isRange(terms, at, i) && widens(terms.get(at), terms.get(i));
        return range || isCorrection(terms, at, i) ? i : -1;
      }
    }
    return -1;
  }

  private static boolean isRange(List<Term> terms, int first, int second) {
    if (second == first + 2) {
      Term between = terms.get(first + 1);
      return between.isSign("-")
          || between.isSign("~")
          || between.is(Kind.CUE, "to")
          || (between.is(Kind.CUE, "and") && follows(terms, first, "between"));
    }
    boolean allTo = true;
    boolean anyTo = false;
    for (int i = first + 1; i < second; i++) {
      Term term = terms.get(i);
      anyTo |= term.is(Kind.CUE, "to");
      allTo &=
          term.is(Kind.CUE, "to")
              || term.is(Kind.CUE, "at most")
              || term.is(Kind.STOP)
              || term.is(Kind.CUE, "and")
              || term.isSign("~")
              || term.isSign("-");
    }
    return second > first + 1 && allTo && (anyTo || follows(terms, first, "between"));
  }

  private static boolean follows(List<Term> terms, int at, String cue) {
    for (int i = Math.max(0, at - 2); i < at; i++) {
      if (terms.get(i).is(Kind.CUE, cue)) {
        return true;
      }
    }
    return false;
  }

  private static boolean widens(Term first, Term second) {
    return lent(first, second) <= second.high();
  }

  private static double lent(Term first, Term second) {
    double lent = first.low() * multiplier(second);
    return multiplier(first) == 1 && lent <= second.high() ? lent : first.low();
  }

  private static double multiplier(Term number) {
    return number.value().equals(NumberReader.BILLION_LETTER)
        ? 1e9
        : Double.parseDouble(number.value());
  }

  private static Term range(Term first, Term second) {
    return new Term(
        Kind.NUMBER,
        second.value(),
        lent(first, second),
        second.high(),
        first.start(),
        second.end(),
        first.glued());
  }

  /** The 2000 of {@code 200 tokens, not 2000}. */
  private static boolean isTakenBack(List<Term> terms, int at) {
    if (at < 1 || !terms.get(at - 1).is(Kind.CUE, "negation")) {
      return false;
    }
    return terms.subList(Math.max(0, at - WIDEST_GAP), at).stream()
        .anyMatch(term -> term.is(Kind.NUMBER));
  }

  private static boolean isCorrection(List<Term> terms, int first, int second) {
    for (int i = first + 1; i < second; i++) {
      if (terms.get(i).is(Kind.CUE, "correction")
          || (terms.get(i).is(Kind.CUE, "no") && terms.get(i - 1).isSign(","))) {
        return true;
      }
    }
    return false;
  }
}
