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

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.is(at, Kind.CUE)) {
        setting(sentence, facts, at);
      }
    }
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
