package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Lexicon;
import dev.finetunecost.language.text.Term;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Decides what a sentence asks: every phrase of {@code asks.csv} in it speaks for one intent with
 * its weight, and so do a few facts about its grammar. The heaviest intent wins.
 */
final class IntentReader {
  private static final int SHORT_SENTENCE = 14;
  private static final double STRONG = 5;
  private static final double DECISIVE = 9;

  private final Lexicon lexicon;

  IntentReader(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Intent read(Sentence sentence, Facts facts) {
    Weights weights = new Weights();
    List<Term> asks = lexicon.asks(sentence.words());
    boolean question = isQuestion(sentence);
    for (Term ask : asks) {
      Intent intent = Intent.valueOf(ask.value().toUpperCase(Locale.ROOT));
      weights.add(intent, weight(sentence, intent, ask, question));
    }
    countedThings(sentence, weights);
    if (question) {
      question(sentence, facts, weights);
    } else {
      statement(sentence, facts, weights);
    }
    return weights.heaviest();
  }

  private static double weight(Sentence sentence, Intent intent, Term ask, boolean question) {
    return switch (intent) {
      case UPDATE -> ask.start() <= 2 && sentence.size() <= SHORT_SENTENCE ? ask.low() * 2 : 0;
      case OBSERVATION -> question ? 0 : ask.low();
      case FIT, COST, TIME -> {
        boolean leads = ask.start() <= 2;
        yield (question || leads || ask.low() >= 4 ? ask.low() : ask.low() / 2) + (leads ? 2 : 0);
      }
      case ADVICE, API_COST, SERVING_COST, PRICE, SCENARIO -> ask.low();
    };
  }

  /** {@code how many A100s} asks what fits, {@code how many examples} asks for advice. */
  private static void countedThings(Sentence sentence, Weights weights) {
    for (int at = 0; at + 1 < sentence.size(); at++) {
      boolean howMany =
          sentence.at(at).isStop("how")
              && (sentence.at(at + 1).isStop("many") || sentence.at(at + 1).isStop("much"));
      boolean which = sentence.at(at).isStop("which") || sentence.at(at).isStop("what");
      for (int i = at + 1; (howMany || which) && i <= at + 7 && !sentence.endsClause(i); i++) {
        switch (sentence.at(i).kind()) {
          case GPU, DEVICE -> {
            boolean hours = sentence.cueAfter(i, 2, "gpu hours") >= 0;
            weights.add(hours ? Intent.TIME : Intent.FIT, howMany ? STRONG : 2);
          }
          case DATA -> weights.add(Intent.ADVICE, howMany ? DECISIVE : 0);
          case TIME -> weights.add(Intent.TIME, howMany ? STRONG : 0);
          default -> {}
        }
      }
    }
  }

  /** A question about accelerators, with nothing else that it asks, asks whether it fits. */
  private static void question(Sentence sentence, Facts facts, Weights weights) {
    boolean hardware =
        facts.has(Field.GPU) || facts.has(Field.GPU_VRAM_GB) || facts.has(Field.INSTANCE);
    weights.add(Intent.FIT, hardware ? 2 : 0);
    for (int at = 1; at + 1 < sentence.size(); at++) {
      boolean hourly = sentence.is(at, Kind.PER) && sentence.at(at + 1).is(Kind.TIME, "hour");
      if (hourly && facts.has(Field.GPU) && !facts.has(Field.RATE_USD_PER_HOUR)) {
        weights.add(Intent.PRICE, DECISIVE);
      }
    }
  }

  /** A statement reports a run, orders an estimate, or states facts. */
  private static void statement(Sentence sentence, Facts facts, Weights weights) {
    weights.add(Intent.SCENARIO, 3);
    boolean ordered = sentence.cue(0, "tune") && !sentence.written(0).endsWith("ed");
    if (ordered) {
      weights.add(Intent.COST, 4);
    }
    if (facts.has(Field.STATED_COST_USD)) {
      weights.add(Intent.COST, 4);
    }
    boolean tookSoLong =
        facts.has(Field.HOURS) && sentence.cueAfter(-1, sentence.size(), "took") >= 0;
    if (tookSoLong || (facts.has(Field.OBSERVED_COST_USD) && facts.has(Field.HOURS))) {
      weights.add(Intent.OBSERVATION, STRONG);
    }
  }

  private static boolean isQuestion(Sentence sentence) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.at(at).isSign("?")
          || sentence.at(at).value().equals("吗")
          || sentence.at(at).value().equals("か")) {
        return true;
      }
      boolean opens = at == 0 || sentence.endsClause(at - 1) || sentence.at(at - 1).isSign(",");
      if (opens && sentence.at(at).is(Kind.STOP) && opensQuestion(sentence.at(at).value())) {
        return true;
      }
    }
    return false;
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
          "wie",
          "combien",
          "cuanto",
          "cuanta",
          "may" ->
          true;
      default -> false;
    };
  }

  /** How much speaks for each intent. */
  private static final class Weights {
    private final Map<Intent, Double> weights = new EnumMap<>(Intent.class);

    void add(Intent intent, double weight) {
      weights.merge(intent, weight, Double::sum);
    }

    Intent heaviest() {
      Intent best = Intent.SCENARIO;
      for (Intent intent : Intent.values()) {
        if (of(intent) > of(best)) {
          best = intent;
        }
      }
      return best;
    }

    private double of(Intent intent) {
      return weights.getOrDefault(intent, 0.0);
    }
  }
}
