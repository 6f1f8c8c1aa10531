package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.language.text.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a follow-up multiplies: {@code half the volume}, {@code 10x traffic}, {@code 20% more
 * requests}.
 *
 * @param field what is multiplied
 * @param scaled the value that comes of it
 */
record Scaling(Field field, Stated scaled) {

  /** The first multiplication of something that the scenario has. */
  static Optional<Scaling> in(Sentence sentence, Scenario current) {
    return new Reader(sentence, current).read();
  }

  private record Reader(Sentence sentence, Scenario current) {
    Optional<Scaling> read() {
      for (int at = 0; at < sentence.size(); at++) {
        Optional<Double> factor = factor(at);
        Optional<Field> field = factor.isEmpty() ? Optional.empty() : scaledField(at);
        if (field.isPresent()) {
          return multiplied(field.get(), factor.get(), at);
        }
      }
      return Optional.empty();
    }

    private Optional<Scaling> multiplied(Field field, double factor, int at) {
      @Nullable Stated before = current.fields().get(field);
      if (before == null || !(before.value() instanceof Value.Amount amount)) {
        return Optional.empty();
      }
      Value scaled = new Value.Amount(amount.low() * factor, amount.high() * factor);
      if (factor <= 0 || field.complaint(scaled).isPresent()) {
        return Optional.empty();
      }
      String note = "%s of %s".formatted(sentence.written(at), before.note());
      return Optional.of(new Scaling(field, Stated.said(scaled, note)));
    }

    private Optional<Double> factor(int at) {
      if (sentence.is(at, Kind.SCALE)) {
        return Optional.of(Double.parseDouble(sentence.at(at).value()));
      }
      if (!sentence.is(at, Kind.NUMBER)) {
        return Optional.empty();
      }
      double number = sentence.at(at).middle();
      if (sentence.at(at + 1).isSign("%")) {
        if (sentence.cueAfter(at + 1, 2, "more") >= 0) {
          return Optional.of(1 + number / 100);
        }
        boolean fewer =
            sentence.cueAfter(at + 1, 2, "fewer", "under") >= 0
                || sentence.at(at + 2).isStop("less");
        return fewer ? Optional.of(1 - number / 100) : Optional.empty();
      }
      boolean times =
          sentence.cue(at + 1, "times")
              || (sentence.at(at + 1).isWord("x") && sentence.at(at + 1).glued());
      return times ? Optional.of(number) : Optional.empty();
    }

    private Optional<Field> scaledField(int at) {
      for (int i = at + 1; i < Math.min(sentence.size(), at + 7); i++) {
        Optional<Field> field = fieldOf(i);
        if (field.isPresent()) {
          return field;
        }
      }
      for (int i = at - 1; i >= Math.max(0, at - 4); i--) {
        Optional<Field> field = fieldOf(i);
        if (field.isPresent()) {
          return field;
        }
      }
      return Optional.empty();
    }

    private Optional<Field> fieldOf(int at) {
      return switch (sentence.at(at).kind()) {
        case USE -> Optional.of(Field.VOLUME);
        case DATA -> Optional.of(Field.DATASET_SIZE);
        case PEOPLE -> Optional.of(Field.USERS);
        case DEVICE -> Optional.of(Field.GPU_COUNT);
        case CUE -> fieldOfCue(sentence.at(at).value());
        case THING -> fieldOfThing(sentence.at(at).value());
        default -> Optional.empty();
      };
    }

    /** Emails may be what is trained on or what comes in: what they were before tells. */
    private Optional<Field> fieldOfThing(String unit) {
      if (current.texts(Field.VOLUME_UNIT).contains(unit)) {
        return Optional.of(Field.VOLUME);
      }
      return current.texts(Field.DATASET_UNIT).contains(unit)
          ? Optional.of(Field.DATASET_SIZE)
          : Optional.empty();
    }

    private static Optional<Field> fieldOfCue(String cue) {
      return switch (cue) {
        case "usage" -> Optional.of(Field.VOLUME);
        case "dataset" -> Optional.of(Field.DATASET_SIZE);
        case "budget" -> Optional.of(Field.BUDGET_USD);
        case "epochs" -> Optional.of(Field.EPOCHS);
        case "batch size" -> Optional.of(Field.BATCH_SIZE);
        case "sequence length" -> Optional.of(Field.MAX_SEQ_LEN);
        case "rate" -> Optional.of(Field.RATE_USD_PER_HOUR);
        case "horizon" -> Optional.of(Field.HORIZON_MONTHS);
        default -> Optional.empty();
      };
    }
  }
}
