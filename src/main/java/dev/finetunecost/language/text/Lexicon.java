package dev.finetunecost.language.text;

import dev.finetunecost.catalog.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The phrases that are known, in every language, with what they name. The rows stand in {@code
 * /language/*.csv}: {@code kind,value,phrases}, phrases parted by bars.
 *
 * <p>A phrase's space matches a space, a hyphen, an underscore or nothing; where a phrase has no
 * space, the sentence may have at most a hyphen. A plural s is taken off where only the singular is
 * known.
 */
public final class Lexicon {
  private static final List<String> TABLES =
      List.of("hardware", "models", "numbers", "things", "cues", "tasks", "constraints", "stop");

  /**
   * Begins a phrase that is one only where it is glued to a digit, as the {@code s} of {@code 30s},
   * or, for a unit of time, behind a {@code per}, as that of {@code 10 req/s}.
   */
  private static final String AFTER_DIGIT = "#";

  private static final Set<String> JOINERS = Set.of("-", "_", "/", ".");

  /** A phrase found in a sentence, which covers so many atoms. */
  record Found(Kind kind, String value, int atoms) {}

  private record Phrase(Kind kind, String value, List<Atom> atoms, boolean afterDigit) {}

  /** Kinds that are asked for separately, since their phrases are common words too. */
  private enum Group {
    FAMILIES,
    SUFFIXES,
    NUMERALS,
    EVIDENCE,
    TERMS;

    static Group of(Kind kind) {
      return switch (kind) {
        case FAMILY, HOSTED_FAMILY -> FAMILIES;
        case SUFFIX -> SUFFIXES;
        case COUNT, TIMES -> NUMERALS;
        case EVIDENCE -> EVIDENCE;
        default -> TERMS;
      };
    }
  }

  private final Map<Group, Map<String, List<Phrase>>> tables = new EnumMap<>(Group.class);

  private Lexicon() {
    for (Group table : Group.values()) {
      tables.put(table, new HashMap<>());
    }
  }

  /** The lexicon that comes with the product, with the names that only the catalogue has. */
  public static Lexicon bundled(Catalog catalog) {
    Lexicon lexicon = new Lexicon();
    TABLES.forEach(lexicon::load);
    lexicon.loadEvidence();
    CatalogNames.addTo(lexicon, catalog);
    lexicon.tables.values().stream()
        .flatMap(table -> table.values().stream())
        .forEach(phrases -> phrases.sort(LONGEST_FIRST));
    return lexicon;
  }

  private static final Comparator<Phrase> LONGEST_FIRST =
      Comparator.comparingInt((Phrase phrase) -> phrase.atoms().size()).reversed();

  private void load(String table) {
    Table.read(
        table,
        row -> {
          Kind kind = Kind.valueOf(row.getField("kind").toUpperCase(Locale.ROOT));
          Table.phrases(row.getField("phrases"))
              .forEach(phrase -> add(kind, row.getField("value"), phrase));
          return kind;
        });
  }

  private void loadEvidence() {
    Table.read(
        "evidence",
        row -> {
          String name = row.getField("evidence");
          Table.phrases(row.getField("phrases"))
              .forEach(phrase -> add(Kind.EVIDENCE, name, phrase));
          return name;
        });
  }

  /** Whether these words are a phrase of this kind already. */
  boolean knows(Kind kind, String phrase) {
    List<Atom> atoms = Lexer.cut(phrase);
    Found found = longest(Group.of(kind), atoms, 0);
    return found != null && found.kind() == kind && found.atoms() == atoms.size();
  }

  void add(Kind kind, String value, String phrase) {
    boolean afterDigit = phrase.startsWith(AFTER_DIGIT);
    List<Atom> atoms = Lexer.cut(afterDigit ? phrase.substring(1) : phrase);
    if (atoms.isEmpty()) {
      throw new IllegalArgumentException("empty phrase for " + kind + " " + value);
    }
    Objects.requireNonNull(tables.get(Group.of(kind)))
        .computeIfAbsent(atoms.getFirst().text(), _ -> new ArrayList<>())
        .add(new Phrase(kind, value, atoms, afterDigit));
  }

  /**
   * The longest phrase that begins at this atom, other than a number or a part of a model's name.
   */
  @Nullable Found longest(List<Atom> atoms, int at) {
    return longest(Group.TERMS, atoms, at);
  }

  /** The longest name of a family of models that begins at this atom. */
  @Nullable Found family(List<Atom> atoms, int at) {
    return longest(Group.FAMILIES, atoms, at);
  }

  /** The family whose one-word name was written at this atom with a slip of the finger. */
  @Nullable Found familyBySlip(List<Atom> atoms, int at) {
    String word = atoms.get(at).text();
    for (List<Phrase> phrases : Objects.requireNonNull(tables.get(Group.FAMILIES)).values()) {
      for (Phrase phrase : phrases) {
        if (phrase.atoms().size() == 1 && Slips.isSlipOf(word, phrase.atoms().getFirst().text())) {
          return new Found(phrase.kind(), phrase.value(), 1);
        }
      }
    }
    return null;
  }

  /** The longest name of a variant of models that begins at this atom. */
  @Nullable Found suffix(List<Atom> atoms, int at) {
    return longest(Group.SUFFIXES, atoms, at);
  }

  /** The longest number word or multiplier that begins at this atom. */
  @Nullable Found numeral(List<Atom> atoms, int at) {
    return longest(Group.NUMERALS, atoms, at);
  }

  /**
   * The phrases in a sentence that speak for what it asks: the value is the evidence's name. One
   * may stand inside another.
   */
  public List<Term> evidence(String words) {
    List<Atom> atoms = Lexer.cut(words);
    List<Term> evidence = new ArrayList<>();
    for (int at = 0; at < atoms.size(); at++) {
      Found found = longest(Group.EVIDENCE, atoms, at);
      if (found != null) {
        Atom first = atoms.get(at);
        int end = atoms.get(at + found.atoms() - 1).end();
        evidence.add(Term.named(Kind.EVIDENCE, found.value(), first.start(), end, first.glued()));
      }
    }
    return evidence;
  }

  private @Nullable Found longest(Group table, List<Atom> atoms, int at) {
    Map<String, List<Phrase>> byFirst = Objects.requireNonNull(tables.get(table));
    String first = atoms.get(at).text();
    Found found = longest(byFirst.getOrDefault(first, List.of()), atoms, at);
    String singular = singular(first);
    return found != null || singular.isEmpty()
        ? found
        : longest(byFirst.getOrDefault(singular, List.of()), atoms, at);
  }

  private static @Nullable Found longest(List<Phrase> phrases, List<Atom> atoms, int at) {
    for (Phrase phrase : phrases) {
      int end = endOf(phrase.atoms(), atoms, at);
      boolean betweenDigits = phrase.kind() == Kind.TIME && isAfterDigit(atoms, at);
      if (end > at
          && (betweenDigits || !breaksWord(atoms, end))
          && (!phrase.afterDigit() || isAfterDigit(atoms, at) || isAfterPer(phrase, atoms, at))) {
        return new Found(phrase.kind(), phrase.value(), end - at);
      }
    }
    return null;
  }

  /** Index after the phrase's last atom in the sentence, or -1 where the phrase is not there. */
  private static int endOf(List<Atom> phrase, List<Atom> atoms, int from) {
    int at = from + 1;
    for (int i = 1; i < phrase.size(); i++) {
      Atom wanted = phrase.get(i);
      if (at < atoms.size() && isJoiner(atoms, at) && !wanted.is(atoms.get(at).text())) {
        at++;
      }
      if (at >= atoms.size() || !matches(wanted, atoms.get(at))) {
        return -1;
      }
      at++;
    }
    return at;
  }

  private static boolean isAfterDigit(List<Atom> atoms, int at) {
    return at > 0 && atoms.get(at).glued() && atoms.get(at - 1).isDigits();
  }

  /** A unit of time that is a single letter, as in {@code 10 req/s}. */
  private static boolean isAfterPer(Phrase phrase, List<Atom> atoms, int at) {
    return phrase.kind() == Kind.TIME
        && at > 0
        && (atoms.get(at - 1).is("per") || (atoms.get(at - 1).is("/") && atoms.get(at).glued()));
  }

  private static boolean matches(Atom wanted, Atom atom) {
    boolean same = wanted.is(atom.text()) || wanted.is(singular(atom.text()));
    return same && (!wanted.glued() || atom.glued());
  }

  private static boolean isJoiner(List<Atom> atoms, int at) {
    return JOINERS.contains(atoms.get(at).text())
        && atoms.get(at).glued()
        && at + 1 < atoms.size()
        && atoms.get(at + 1).glued();
  }

  /** Whether a number or a name would be cut in two here, as {@code A10} out of {@code A100}. */
  private static boolean breaksWord(List<Atom> atoms, int at) {
    if (at >= atoms.size() || !atoms.get(at).glued()) {
      return false;
    }
    Atom before = atoms.get(at - 1);
    Atom after = atoms.get(at);
    return before.isLetters() && after.isDigits() && before.text().length() == 1;
  }

  /** The word without its plural ending, or empty where it has none. */
  private static String singular(String word) {
    if (word.length() > 4 && word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural ? word.substring(0, word.length() - 1) : "";
  }
}
