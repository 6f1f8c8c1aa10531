package dev.finetunecost.language;

import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Term;
import java.util.Arrays;
import java.util.List;

/** A sentence as terms, with a mark on each term that has become part of a fact. */
final class Sentence {
  /** Stands beyond either end, so that neighbours can be asked for without a check. */
  private static final Term NOTHING = new Term(Kind.SIGN, "", 0, 0, 0, 0, false);

  private final String words;
  private final List<Term> terms;
  private final boolean[] used;

  Sentence(String words, List<Term> terms) {
    this.words = words;
    this.terms = terms;
    this.used = new boolean[terms.size()];
  }

  String words() {
    return words;
  }

  int size() {
    return terms.size();
  }

  /** The term at this index, or an empty sign beyond either end. */
  Term at(int index) {
    return index >= 0 && index < terms.size() ? terms.get(index) : NOTHING;
  }

  boolean is(int index, Kind kind) {
    return at(index).is(kind);
  }

  boolean cue(int index, String name) {
    return at(index).is(Kind.CUE, name);
  }

  /** Whether any of these cues stands here. */
  boolean cue(int index, String... names) {
    return is(index, Kind.CUE) && Arrays.asList(names).contains(at(index).value());
  }

  /** Whether a number stands here that no fact has taken. */
  boolean isFreeNumber(int index) {
    return is(index, Kind.NUMBER) && !isUsed(index);
  }

  boolean isUsed(int index) {
    return index >= 0 && index < used.length && used[index];
  }

  void use(int from, int to) {
    for (int i = Math.max(0, from); i <= Math.min(to, used.length - 1); i++) {
      used[i] = true;
    }
  }

  /** The words from one term to another, as they were written. */
  String quote(int from, int to) {
    return words.substring(at(from).start(), at(to).end());
  }

  /** The words of one term, as they were written. */
  String written(int index) {
    return quote(index, index);
  }

  /** Whether a clause ends here: a full stop, a semicolon, a question mark. */
  boolean endsClause(int index) {
    Term term = at(index);
    return term.is(Kind.SIGN)
        && switch (term.value()) {
          case "", ".", ";", "?", "!", "\n" -> true;
          default -> false;
        };
  }

  /** The nearest of these cues in the so many terms before, within the clause; or -1. */
  int cueBefore(int index, int distance, String... names) {
    for (int i = index - 1; i >= Math.max(0, index - distance) && !endsClause(i); i--) {
      if (cue(i, names)) {
        return i;
      }
    }
    return -1;
  }

  /** The nearest of these cues in the so many terms after, within the clause; or -1. */
  int cueAfter(int index, int distance, String... names) {
    for (int i = index + 1; i <= index + distance && !endsClause(i); i++) {
      if (cue(i, names)) {
        return i;
      }
    }
    return -1;
  }

  /** Whether any term is of this kind. */
  boolean has(Kind kind) {
    return terms.stream().anyMatch(term -> term.is(kind));
  }

  /** Whether this cue stands anywhere. */
  boolean hasCue(String name) {
    return terms.stream().anyMatch(term -> term.is(Kind.CUE, name));
  }

  /** Whether a term of this kind and canonical name stands anywhere. */
  boolean hasTerm(Kind kind, String name) {
    return terms.stream().anyMatch(term -> term.is(kind, name));
  }

  /** Whether something is said to happen in every so much time. */
  boolean hasPeriod() {
    for (int i = 0; i < terms.size(); i++) {
      if (is(i, Kind.EVERY) || (is(i, Kind.PER) && is(i + 1, Kind.TIME))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the thing at this index is ruled out or given up: {@code no spot}, {@code drop AWS}.
   */
  boolean isRuledOut(int index) {
    boolean dropped = cue(index - 1, "replace") && written(index - 1).equalsIgnoreCase("drop");
    return dropped || isNegated(index);
  }

  /** Whether the thing at this index is what another stands for: {@code rather than 2 4090s}. */
  boolean isReplaced(int index) {
    for (int i = index - 1; i >= index - 3 && i >= 0; i--) {
      if (cue(i, "replace")) {
        return true;
      }
      if (!is(i, Kind.NUMBER) && !is(i, Kind.STOP) && !is(i, Kind.PER) && !at(i).isWord("x")) {
        return false;
      }
    }
    return false;
  }

  /** {@code with and without LoRA} rules nothing out. */
  private boolean isWithAndWithout(int negation) {
    return cue(negation - 1, "and", "or") && at(negation - 2).isStop("with");
  }

  /** Whether the thing at this index is ruled out: {@code not RunPod}, {@code no spot}. */
  boolean isNegated(int index) {
    for (int i = index - 1; i >= index - 3 && i >= 0; i--) {
      if (cue(i, "negation", "no")) {
        return !isWithAndWithout(i);
      }
      if (!is(i, Kind.STOP)
          && !is(i, Kind.PER)
          && !is(i, Kind.PROVIDER)
          && !cue(i, "or", "using")) {
        return false;
      }
    }
    return false;
  }
}
