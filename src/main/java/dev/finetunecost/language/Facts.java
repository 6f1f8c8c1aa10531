package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts found in one sentence so far: the first to say something about a field is believed. */
final class Facts {
  private final Sentence sentence;
  private final Map<Field, Fact> facts = new EnumMap<>(Field.class);
  private final Set<Field> differing = EnumSet.noneOf(Field.class);

  Facts(Sentence sentence) {
    this.sentence = sentence;
  }

  boolean has(Field field) {
    return facts.containsKey(field) && !differing.contains(field);
  }

  /** The words of a text field; none where nothing was said. */
  List<String> texts(Field field) {
    @Nullable Fact fact = facts.get(field);
    return fact != null && fact.stated().value() instanceof Value.Text text
        ? text.words()
        : List.of();
  }

  /** An amount that the terms from one to another say. */
  void amount(Field field, double low, double high, int from, int to) {
    amount(field, low, high, Origin.STATED, from, to);
  }

  /** What cannot be is not a fact. */
  private void amount(Field field, double low, double high, Origin origin, int from, int to) {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      return;
    }
    Value value = new Value.Amount(low, high);
    if (field.complaint(value).isEmpty()) {
      put(field, value, origin, from, to);
    }
  }

  /** The number or range of the term, said by the terms from one to another. */
  void number(Field field, int term, int from, int to) {
    amount(field, sentence.at(term).low(), sentence.at(term).high(), from, to);
  }

  /**
   * An amount of one thing among several: where another thing has another amount, neither is said
   * of all.
   */
  void amountOfEach(Field field, double number, int from, int to) {
    @Nullable Fact known = facts.get(field);
    if (known == null) {
      amount(field, number, number, from, to);
    } else if (!known.stated().value().equals(Value.Amount.of(number))) {
      sentence.use(from, to);
      differing.add(field);
    }
  }

  /** Words that the terms from one to another say; added to those that the field has already. */
  void text(Field field, String word, int from, int to) {
    text(field, word, Origin.STATED, from, to);
  }

  /** Words that follow from the terms from one to another. */
  void inferred(Field field, String word, int from, int to) {
    text(field, word, Origin.INFERRED, from, to);
  }

  /** An amount that follows from the terms from one to another. */
  void inferred(Field field, double number, int from, int to) {
    amount(field, number, number, Origin.INFERRED, from, to);
  }

  void flag(Field field, boolean value, int from, int to) {
    put(field, new Value.Flag(value), Origin.STATED, from, to);
  }

  private void text(Field field, String word, Origin origin, int from, int to) {
    @Nullable Fact known = facts.get(field);
    if (known == null) {
      put(field, Value.Text.of(word), origin, from, to);
      return;
    }
    sentence.use(from, to);
    List<String> words = new ArrayList<>(texts(field));
    if (!words.contains(word)) {
      words.add(word);
      Stated stated = new Stated(new Value.Text(words), known.stated().origin(), quote(known, to));
      facts.put(field, new Fact(field, stated, known.start(), sentence.at(to).end()));
    }
  }

  private String quote(Fact known, int to) {
    int end = Math.max(known.end(), sentence.at(to).end());
    return sentence.words().substring(known.start(), end);
  }

  private void put(Field field, Value value, Origin origin, int from, int to) {
    sentence.use(from, to);
    Stated stated = new Stated(value, origin, sentence.quote(from, to));
    facts.putIfAbsent(
        field, new Fact(field, stated, sentence.at(from).start(), sentence.at(to).end()));
  }

  /** All facts, in the order of the sentence. */
  List<Fact> inOrder() {
    return facts.values().stream()
        .filter(fact -> !differing.contains(fact.field()))
        .sorted(Comparator.comparingInt(Fact::start).thenComparing(Fact::field))
        .toList();
  }
}
