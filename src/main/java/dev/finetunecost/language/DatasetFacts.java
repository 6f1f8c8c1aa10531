package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;

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
    if (noun >= 0 && !sentence.at(at).value().equals("%")) {
      facts.number(Field.DATASET_SIZE, at, at, noun);
      facts.text(Field.DATASET_UNIT, sentence.at(noun).value(), noun, noun);
    } else if (isSizeOfDataset(sentence, at)) {
      facts.number(Field.DATASET_SIZE, at, at, at);
      facts.inferred(Field.DATASET_UNIT, "examples", at, at);
    }
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
        case WORD, STOP, TASK, CONSTRAINT -> {}
        case CUE -> {
          if (!sentence.cue(i, "tune", "past", "validation", "input", "output", "now", "average")) {
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
    int after = sentence.cueAfter(to, 3, "validation");
    if (after >= 0) {
      return after;
    }
    return sentence.cueBefore(to, to - at + 1, "validation");
  }

  /** {@code a dataset of 50k}, {@code dataset size: 20000}. */
  private static boolean isSizeOfDataset(Sentence sentence, int at) {
    for (int i = at - 1; i >= at - 4 && i >= 0 && !sentence.endsClause(i); i--) {
      if (sentence.at(i).value().startsWith("dataset")) {
        return sentence.at(at).low() >= 10;
      }
    }
    return sentence.at(at + 1).value().startsWith("dataset") && sentence.at(at).low() >= 10;
  }
}
