package dev.finetunecost.language.text;

import dev.finetunecost.language.text.Lexicon.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Turns a sentence into terms, from left to right, taking the longest thing that is known. */
public final class TermReader {
  private final Lexicon lexicon;
  private final Instances instances;
  private final Languages languages = Languages.bundled();

  public TermReader(Lexicon lexicon, Instances instances) {
    this.lexicon = lexicon;
    this.instances = instances;
  }

  /** The sentence's terms in order: every character that is no blank belongs to one. */
  public List<Term> read(String words) {
    List<Atom> atoms = Lexer.cut(words);
    List<Term> terms = new Pass(words, atoms).terms();
    return Money.gathered(Ranges.joined(terms));
  }

  /** One walk over the atoms of a sentence. */
  private final class Pass {
    private final String words;
    private final List<Atom> atoms;
    private final NumberReader numbers;
    private final ModelReader models;
    private final List<Term> terms = new ArrayList<>();
    private int at;

    Pass(String words, List<Atom> atoms) {
      this.words = words;
      this.atoms = atoms;
      this.numbers = new NumberReader(lexicon, atoms, languages.groupsDigitsByPoint(atoms));
      this.models = new ModelReader(lexicon, atoms);
    }

    List<Term> terms() {
      while (at < atoms.size()) {
        if (!gigaoctet() && !instance() && !model() && !named() && !number()) {
          plain();
        }
      }
      return terms;
    }

    /** {@code 80 Go} is French for 80 GB, {@code go} is an English word. */
    private boolean gigaoctet() {
      boolean written = words.startsWith("Go", atoms.get(at).start()) && atoms.get(at).is("go");
      if (!written || terms.isEmpty() || !terms.getLast().is(Kind.NUMBER)) {
        return false;
      }
      add(Kind.BYTES, "GB", at + 1);
      return true;
    }

    private boolean instance() {
      Atom atom = atoms.get(at);
      if (!atom.isLetters() || (atom.glued() && atoms.get(at - 1).kind() != Atom.Kind.SIGN)) {
        return false;
      }
      String name = instances.nameAt(words, atom.start());
      if (name.isEmpty()) {
        return false;
      }
      int end = atom.start() + name.length();
      int next = at;
      while (next < atoms.size() && atoms.get(next).start() < end) {
        next++;
      }
      add(Kind.INSTANCE, name, next);
      return true;
    }

    private boolean model() {
      ModelReader.@Nullable Read read = models.at(at);
      if (read == null || isCorpus(read.next())) {
        return false;
      }
      Atom first = atoms.get(at);
      terms.add(
          new Term(
              read.kind(),
              read.name(),
              read.billions(),
              read.billions(),
              first.start(),
              atoms.get(read.next() - 1).end(),
              first.glued()));
      at = read.next();
      return true;
    }

    /** The {@code LLaVA dataset} is no model. */
    private boolean isCorpus(int modelEnd) {
      Found found = lexicon.longest(atoms, at);
      return found != null && found.kind() == Kind.CORPUS && at + found.atoms() >= modelEnd;
    }

    private boolean named() {
      Found found = lexicon.longest(atoms, at);
      if (found == null) {
        return false;
      }
      int next = at + found.atoms();
      if (atoms.get(at).isDigits() && found.kind() == Kind.GPU && isRatherNumber(next)) {
        return false;
      }
      if (found.kind() == Kind.GPU && isPartOfTime(next)) {
        return false;
      }
      NumberReader.@Nullable Read number = atoms.get(at).isDigits() ? null : numbers.at(at);
      if (number != null && number.next() >= next) {
        return false;
      }
      boolean grammar = found.kind() == Kind.STOP || found.kind() == Kind.PER;
      String value = grammar ? folded(next) : found.value();
      add(found.kind(), value, found.kind() == Kind.GPU ? afterPlural(next) : next);
      return true;
    }

    /** Words of grammar are known by themselves. */
    private String folded(int next) {
      StringJoiner folded = new StringJoiner(" ");
      atoms.subList(at, next).forEach(atom -> folded.add(atom.text()));
      return folded.toString();
    }

    /** {@code 4090} is a number in {@code $4090}, {@code 4090 tokens} and {@code 4090k}. */
    private boolean isRatherNumber(int next) {
      boolean afterMoney =
          !terms.isEmpty() && (terms.getLast().is(Kind.CURRENCY) || terms.getLast().isSign("="));
      if (next >= atoms.size()) {
        return afterMoney;
      }
      Found found = lexicon.longest(atoms, next);
      boolean counted =
          found != null
              && switch (found.kind()) {
                case TOKENS, DATA, USE, THING, PEOPLE, CURRENCY -> true;
                default -> false;
              };
      boolean multiplied = atoms.get(next).glued() && lexicon.numeral(atoms, next) != null;
      return afterMoney || counted || multiplied;
    }

    /** {@code h20} is no accelerator in {@code 11h20m}. */
    private boolean isPartOfTime(int next) {
      return at > 0
          && atoms.get(at).is("h")
          && atoms.get(at).glued()
          && atoms.get(at - 1).isDigits()
          && next < atoms.size()
          && atoms.get(next).glued()
          && atoms.get(next).text().startsWith("m");
    }

    private int afterPlural(int next) {
      int end = next;
      if (end + 1 < atoms.size() && atoms.get(end).is("'") && atoms.get(end + 1).is("s")) {
        end++;
      }
      boolean plural = end < atoms.size() && atoms.get(end).is("s") && atoms.get(end).glued();
      return plural ? end + 1 : next;
    }

    private boolean number() {
      NumberReader.@Nullable Read read = numbers.at(at);
      if (read == null) {
        return false;
      }
      Atom first = atoms.get(at);
      terms.add(
          new Term(
              Kind.NUMBER,
              read.multiplier(),
              read.number(),
              read.number(),
              first.start(),
              atoms.get(read.next() - 1).end(),
              first.glued()));
      at = read.next();
      return true;
    }

    private void plain() {
      Atom atom = atoms.get(at);
      add(atom.kind() == Atom.Kind.SIGN ? Kind.SIGN : Kind.WORD, atom.text(), at + 1);
    }

    private void add(Kind kind, String value, int next) {
      Atom first = atoms.get(at);
      terms.add(Term.named(kind, value, first.start(), atoms.get(next - 1).end(), first.glued()));
      at = next;
    }
  }
}
