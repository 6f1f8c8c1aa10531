package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Lexicon;
import dev.finetunecost.language.text.Term;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What in a sentence speaks for its intent, by name: the phrases of {@code evidence.csv}, where
 * they stand, what is counted, and which facts the sentence states.
 */
final class Evidence {
  /** Speaks in every sentence. */
  static final String ALWAYS = "always";

  /** Phrases that make a question of a statement: {@code may I ask}, {@code 请问}. */
  private static final String ASKS_POLITELY = "asks politely";

  private static final int OPENING_TERMS = 3;
  private static final int NOUN_DISTANCE = 6;
  private static final int SHORT_SENTENCE = 6;
  private static final int LONG_SENTENCE = 16;

  private final Lexicon lexicon;

  Evidence(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** The names of all that speaks, in the order in which it was found. */
  Set<String> in(Sentence sentence, Facts facts) {
    Set<String> names = new LinkedHashSet<>();
    List<Term> phrases = lexicon.evidence(sentence.words());
    boolean question =
        isQuestion(sentence)
            || phrases.stream().anyMatch(phrase -> phrase.value().equals(ASKS_POLITELY));
    boolean tuning =
        sentence.hasCue("tune")
            || sentence.hasCue("epochs")
            || sentence.has(Kind.METHOD)
            || facts.has(Field.DATASET_SIZE);
    for (Term phrase : phrases) {
      names.add(phrase.value());
      if (!tuning) {
        names.add(phrase.value() + ", without tuning");
      }
      if (question) {
        names.add(phrase.value() + ", in a question");
      }
      if (phrase.start() < sentence.at(OPENING_TERMS - 1).end()) {
        names.add(phrase.value() + ", at the beginning");
      }
    }
    counted(sentence, names);
    form(sentence, facts, question, names);
    for (Field field : Field.values()) {
      if (facts.has(field)) {
        names.add("says " + field.key());
      }
    }
    names.add(ALWAYS);
    return names;
  }

  /** {@code how many A100s}, {@code which instance}, {@code 多少张卡}: what is asked for. */
  private static void counted(Sentence sentence, Set<String> names) {
    for (int at = 0; at < sentence.size(); at++) {
      int noun = asksAmount(sentence, at) ? nounAfter(sentence, at) : -1;
      if (noun >= 0) {
        names.add("how much " + sentence.at(noun).kind().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static boolean asksAmount(Sentence sentence, int at) {
    String word = sentence.at(at).value();
    return switch (word) {
      case "much", "many" -> sentence.at(at - 1).value().equals("how");
      case "viel", "viele", "combien", "cuanto", "cuanta", "cuantos", "cuantas", "多少", "几" -> true;
      default -> false;
    };
  }

  private static int nounAfter(Sentence sentence, int at) {
    for (int i = at + 1; i <= at + NOUN_DISTANCE && !sentence.endsClause(i); i++) {
      switch (sentence.at(i).kind()) {
        case GPU, DEVICE -> {
          return sentence.is(i + 1, Kind.TIME) ? i + 1 : i;
        }
        case DATA, THING, TOKENS, TIME, PEOPLE, CURRENCY, USE -> {
          return i;
        }
        default -> {}
      }
    }
    return -1;
  }

  private static void form(Sentence sentence, Facts facts, boolean question, Set<String> names) {
    if (question) {
      names.add("is a question");
    }
    if (sentence.cue(0, "tune") && !sentence.written(0).endsWith("ed")) {
      names.add("orders a tuning");
    }
    if (sentence.size() <= SHORT_SENTENCE) {
      names.add(question ? "is short, in a question" : "is short");
    } else if (sentence.size() > LONG_SENTENCE) {
      names.add("is long");
    }
    List<Fact> said = facts.inOrder();
    if (said.isEmpty()) {
      names.add("states nothing");
    } else if (said.size() > 4) {
      names.add("states much");
    }
  }

  private static boolean isQuestion(Sentence sentence) {
    for (int at = 0; at < sentence.size(); at++) {
      Term term = sentence.at(at);
      if (asks(term.value())) {
        return true;
      }
      boolean opens = at == 0 || sentence.endsClause(at - 1) || sentence.at(at - 1).isSign(",");
      boolean closes = sentence.endsClause(at + 1);
      if ((opens && opensQuestion(term.value())) || (closes && term.value().equals("か"))) {
        return true;
      }
    }
    return false;
  }

  /** Signs and words that ask wherever they stand. */
  private static boolean asks(String word) {
    return switch (word) {
      case "?", "吗", "呢", "多少", "几", "什么", "怎么", "how much", "combien", "cuanto", "cuanta" -> true;
      default -> false;
    };
  }

  private static boolean opensQuestion(String word) {
    return switch (word) {
      case "how",
          "what",
          "which",
          "when",
          "who",
          "why",
          "can",
          "could",
          "should",
          "would",
          "do",
          "does",
          "is",
          "are",
          "will",
          "any",
          "wie",
          "was",
          "welche",
          "kann",
          "lohnt",
          "combien",
          "quel",
          "quelle",
          "cuanto",
          "cuanta",
          "que",
          "may" ->
          true;
      default -> false;
    };
  }
}
