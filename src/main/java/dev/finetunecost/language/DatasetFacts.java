package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;

/** How much there is to train on, and in what unit. */
final class DatasetFacts implements Recogniser {
  private static final int NOUN_DISTANCE = 5;

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.isFreeNumber(at)) {
        dataset(sentence, facts, at);
      }
    }
  }

  private static void dataset(Sentence sentence, Facts facts, int at) {
    int noun = nounAfter(sentence, at);
    int validation = validationNear(sentence, at, Math.max(at, noun));
    if (validation >= 0) {
      facts.number(Field.VALIDATION_SIZE, at, at, Math.max(at, noun));
      return;
    }
    if (facts.has(Field.DATASET_SIZE) || isLength(sentence, noun) || isMemory(sentence, at, noun)) {
      return;
    }
    if (noun >= 0 && !facts.has(Field.VOLUME) && isUse(sentence, noun)) {
      facts.number(Field.VOLUME, at, at, noun);
      facts.text(Field.VOLUME_UNIT, sentence.at(noun).value(), noun, noun);
    } else if (noun >= 0) {
      facts.number(Field.DATASET_SIZE, at, at, noun);
      facts.text(Field.DATASET_UNIT, sentence.at(noun).value(), noun, noun);
    } else if (isSizeOfDataset(sentence, at) || answersDataAsk(sentence, at)) {
      facts.number(Field.DATASET_SIZE, at, at, at);
      facts.inferred(Field.DATASET_UNIT, "examples", at, at);
    }
  }

  /** {@code How many examples would do? 500?} */
  private static boolean answersDataAsk(Sentence sentence, int at) {
    boolean alone =
        sentence.endsClause(at + 1)
            && (sentence.endsClause(at - 1) || sentence.at(at - 1).is(Kind.STOP));
    for (int i = at - 1; alone && i >= 0 && i >= at - 12; i--) {
      if (sentence.is(i, Kind.DATA)) {
        return true;
      }
    }
    return false;
  }

  private static int nounAfter(Sentence sentence, int at) {
    for (int i = at + 1; i <= at + NOUN_DISTANCE && !sentence.endsClause(i); i++) {
      switch (sentence.at(i).kind()) {
        case DATA, THING, TOKENS -> {
          return isNoun(sentence, i + 1) ? i + 1 : i;
        }
        case BYTES -> {
          return i == at + 1 ? i : -1;
        }
        case WORD, STOP, TASK, CONSTRAINT, CORPUS -> {}
        case CUE -> {
          boolean plus = i == at + 1 && sentence.written(i).equals("+");
          if (!plus
              && !sentence.cue(
                  i,
                  "tune",
                  "dataset",
                  "past",
                  "validation",
                  "input",
                  "output",
                  "now",
                  "more",
                  "average")) {
            return -1;
          }
        }
        case SIGN -> {
          if (!sentence.at(i).isSign("-")) {
            return -1;
          }
        }
        default -> {
          return -1;
        }
      }
    }
    return -1;
  }

  private static boolean isNoun(Sentence sentence, int at) {
    return switch (sentence.at(at).kind()) {
      case THING, DATA -> true;
      default -> false;
    };
  }

  private static int validationNear(Sentence sentence, int at, int to) {
    for (int i = to + 1; i <= to + 4 && !sentence.endsClause(i); i++) {
      if (sentence.cue(i, "validation")) {
        return i;
      }
      if (sentence.is(i, Kind.NUMBER) || sentence.at(i).isSign(",") || sentence.cue(i, "and")) {
        break;
      }
    }
    return sentence.cueBefore(to, to - at + 1, "validation");
  }

  /** {@code 100 words per request} says how long something is. */
  private static boolean isLength(Sentence sentence, int noun) {
    boolean article =
        sentence.at(noun + 1).value().equals("a") || sentence.at(noun + 1).value().equals("an");
    return noun >= 0
        && sentence.is(noun + 1, Kind.PER)
        && !sentence.is(noun + 2, Kind.TIME)
        && (!article || sentence.is(noun + 2, Kind.USE));
  }

  /** Gigabytes beside accelerators are their memory, unless a dataset is named before them. */
  private static boolean isMemory(Sentence sentence, int at, int noun) {
    boolean gigabytes = noun >= 0 && sentence.at(noun).is(Kind.BYTES, "GB");
    return gigabytes
        && (sentence.has(Kind.GPU) || sentence.has(Kind.DEVICE))
        && !isSizeOfDataset(sentence, at)
        && !sentence.is(noun + 1, Kind.DATA)
        && !sentence.at(noun + 1).isStop("of");
  }

  /** What goes through a hosted model that nobody speaks of tuning is used, not collected. */
  private static boolean isUse(Sentence sentence, int noun) {
    boolean tunes =
        sentence.hasCue("tune") || sentence.has(Kind.METHOD) || sentence.has(Kind.MODEL);
    boolean hosted =
        sentence.has(Kind.HOSTED)
            || (sentence.is(noun, Kind.TOKENS) && sentence.has(Kind.PROVIDER));
    boolean mayBeUse = sentence.is(noun, Kind.TOKENS) || sentence.is(noun, Kind.THING);
    return mayBeUse && hosted && !tunes;
  }

  /** {@code a dataset of 50k}, {@code dataset size: 20000}. */
  private static boolean isSizeOfDataset(Sentence sentence, int at) {
    for (int i = at - 1; i >= at - 4 && i >= 0 && !sentence.endsClause(i); i--) {
      if (sentence.cue(i, "dataset")) {
        return sentence.at(at).low() >= 10;
      }
    }
    return sentence.cue(at + 1, "dataset") && sentence.at(at).low() >= 10;
  }
}
