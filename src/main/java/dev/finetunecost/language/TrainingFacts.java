package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import java.util.Map;

/** Settings of a run that are said by name: epochs, batch size, sequence length, rank. */
final class TrainingFacts implements Recogniser {
  private static final Map<String, Field> FIELDS =
      Map.of(
          "epochs", Field.EPOCHS,
          "batch size", Field.BATCH_SIZE,
          "sequence length", Field.MAX_SEQ_LEN,
          "rank", Field.LORA_RANK);

  private static final Map<String, Double> PER_YEAR =
      Map.of("day", 365.0, "week", 52.0, "month", 12.0, "quarter", 4.0, "year", 1.0);

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.is(at, Kind.CUE)) {
        setting(sentence, facts, at);
        retraining(sentence, facts, at);
      }
    }
  }

  /**
   * {@code 12 retrainings per year}, {@code retrain the 8B monthly}, {@code monthly retraining}.
   */
  private static void retraining(Sentence sentence, Facts facts, int at) {
    if (!sentence.cue(at, "tune")
        || !sentence.written(at).regionMatches(true, 0, "retrain", 0, 7)
        || sentence.isNegated(at)) {
      return;
    }
    int every = sentence.is(at - 1, Kind.EVERY) ? at - 1 : everyAfter(sentence, at);
    double yearly = PER_YEAR.getOrDefault(sentence.at(every).value(), 0.0);
    int counted = timesAfter(sentence, at);
    boolean before = sentence.isFreeNumber(at - 1);
    if (yearly > 0 && (before || counted > 0)) {
      int number = before ? at - 1 : counted;
      double low = sentence.at(number).low();
      double high = sentence.at(number).high();
      facts.amount(
          Field.RETRAINS_PER_YEAR,
          low * yearly,
          high * yearly,
          Math.min(number, every),
          Math.max(at, every));
    } else if (yearly > 0) {
      facts.amount(
          Field.RETRAINS_PER_YEAR, yearly, yearly, Math.min(at, every), Math.max(at, every));
    }
  }

  /** Index of the period in which something is done again, or -1. */
  private static int everyAfter(Sentence sentence, int at) {
    for (int i = at + 1; i <= at + 5; i++) {
      if (sentence.is(i, Kind.EVERY)) {
        return i;
      }
      if (sentence.is(i, Kind.PER) && sentence.is(i + 1, Kind.TIME)) {
        return i + 1;
      }
      boolean passes =
          switch (sentence.at(i).kind()) {
            case MODEL, METHOD, STOP, WORD -> true;
            case NUMBER -> i == timesAfter(sentence, at);
            case CUE -> i == timesAfter(sentence, at) + 1;
            default -> false;
          };
      if (!passes) {
        return -1;
      }
    }
    return -1;
  }

  /** The 4 of {@code retrain 4 times a year}, or -1. */
  private static int timesAfter(Sentence sentence, int at) {
    boolean times = sentence.isFreeNumber(at + 1) && sentence.cue(at + 2, "times");
    return times ? at + 1 : -1;
  }

  private static void setting(Sentence sentence, Facts facts, int at) {
    Field field = FIELDS.get(sentence.at(at).value());
    if (field == null || facts.has(field)) {
      return;
    }
    int after = numberAfter(sentence, at);
    int before = numberBefore(sentence, at);
    if (field == Field.EPOCHS && isProgress(sentence, after)) {
      facts.number(field, after + 2, at, after + 2);
      return;
    }
    boolean nameFirst = after >= 0 && (field != Field.EPOCHS || before < 0);
    if (nameFirst && isWhole(sentence, after, field)) {
      facts.number(field, after, at, after);
    } else if (before >= 0 && isWhole(sentence, before, field)) {
      facts.number(field, before, before, at);
    }
  }

  /** {@code epoch 1/3} is the first of three. */
  private static boolean isProgress(Sentence sentence, int number) {
    return number >= 0
        && (sentence.at(number + 1).value().equals("/") || sentence.at(number + 1).isStop("of"))
        && sentence.isFreeNumber(number + 2)
        && sentence.at(number + 2).low() >= sentence.at(number).low();
  }

  private static boolean isWhole(Sentence sentence, int number, Field field) {
    double low = sentence.at(number).low();
    return field == Field.EPOCHS ? low <= 1000 : low == Math.rint(low);
  }

  /** {@code epochs: 3}, {@code batch size of 16}, {@code max_seq_len to 32768}. */
  private static int numberAfter(Sentence sentence, int at) {
    for (int i = at + 1; i <= at + 4; i++) {
      if (sentence.isFreeNumber(i)) {
        return i;
      }
      boolean passes =
          sentence.is(i, Kind.STOP)
              || sentence.cue(i, "to", "at most", "estimate", "under", "over", "average")
              || sentence.at(i).isSign(":")
              || sentence.at(i).isSign("=")
              || sentence.at(i).isSign("`")
              || sentence.at(i).isSign("~")
              || sentence.at(i).isSign("(")
              || sentence.at(i).isSign("'")
              || sentence.at(i).isSign("\"");
      if (!passes) {
        return -1;
      }
    }
    return -1;
  }

  /** {@code 3 epochs}, {@code 4k context}, {@code 2048-token sequences}. */
  private static int numberBefore(Sentence sentence, int at) {
    for (int i = at - 1; i >= at - 3; i--) {
      if (sentence.isFreeNumber(i)) {
        return i;
      }
      boolean passes =
          sentence.at(i).isSign("-")
              || sentence.is(i, Kind.TOKENS)
              || sentence.at(i).isSign("`")
              || sentence.at(i).value().equals("个")
              || sentence.at(i).value().equals("full")
              || sentence.at(i).isWord("training");
      if (!passes) {
        return -1;
      }
    }
    return -1;
  }
}
