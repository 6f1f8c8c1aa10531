package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.language.text.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a follow-up against the scenario that it is about: {@code and with QLoRA?}, {@code half the
 * volume}, {@code make that per week}.
 *
 * <p>An object of this class reads one follow-up.
 */
final class ChangeReader {
  /** What a new value of a field says nothing about any more. */
  private static final Map<Field, List<Field>> OUTDATED =
      Map.of(
          Field.MODEL, List.of(Field.MODEL_PARAMS_B),
          Field.GPU, List.of(Field.GPU_COUNT, Field.GPU_VRAM_GB, Field.INSTANCE),
          Field.INSTANCE, List.of(Field.GPU, Field.GPU_COUNT, Field.GPU_VRAM_GB, Field.PROVIDER),
          Field.HORIZON_MONTHS, List.of(Field.HORIZON_DAYS),
          Field.HORIZON_DAYS, List.of(Field.HORIZON_MONTHS),
          Field.BUDGET_USD, List.of(Field.CURRENCY));

  /** Fields to which a follow-up adds, instead of replacing them. */
  private static final Set<Field> GROWING = Set.of(Field.CONSTRAINTS);

  private final Sentence sentence;
  private final Understanding understood;
  private final Scenario current;
  private final Map<Field, Stated> fields = new EnumMap<>(Field.class);

  ChangeReader(Sentence sentence, Understanding understood, Scenario current) {
    this.sentence = sentence;
    this.understood = understood;
    this.current = current;
    this.fields.putAll(current.fields());
  }

  Change read() {
    if (sentence.hasCue("undo")) {
      return new Change.Undo();
    }
    boolean opened = leaveOpen();
    boolean scaled = scale();
    Map<Field, Stated> said = new EnumMap<>(Field.class);
    said.putAll(understood.scenario().fields());
    if (scaled) {
      said.keySet().removeAll(Set.of(Field.VOLUME, Field.DATASET_SIZE, Field.VOLUME_UNIT));
    }
    hostedModelIsTheBaseline(said);
    said.forEach((field, stated) -> outdate(field, said));
    said.forEach((field, stated) -> fields.put(field, grown(field, stated)));
    if (said.isEmpty() && !opened && !scaled) {
      return new Change.NotUnderstood(understood.words());
    }
    List<Change.Edit> edits = edits();
    return edits.isEmpty()
        ? new Change.Same()
        : new Change.Changed(new Scenario(fields), edits, understood.notUsed());
  }

  /** {@code cheaper GPU?} and {@code no budget limit} leave the choice open again. */
  private boolean leaveOpen() {
    boolean opened = false;
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.cue(at, "free choice")) {
        opened |=
            forget(
                Field.GPU, Field.GPU_COUNT, Field.GPU_COUNT_MAX, Field.GPU_VRAM_GB, Field.INSTANCE);
      } else if (sentence.cue(at, "budget") && sentence.isNegated(at)) {
        opened |= forget(Field.BUDGET_USD, Field.CURRENCY);
      }
    }
    return opened;
  }

  private boolean forget(Field... forgotten) {
    for (Field field : forgotten) {
      fields.remove(field);
    }
    return true;
  }

  /** {@code half the volume}, {@code 10x traffic}, {@code 20% more requests}. */
  private boolean scale() {
    for (int at = 0; at < sentence.size(); at++) {
      Optional<Double> factor = factor(at);
      Optional<Field> field = factor.isEmpty() ? Optional.empty() : scaledField(at);
      if (field.isPresent()) {
        return multiply(field.get(), factor.get(), at);
      }
    }
    return false;
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
          sentence.cueAfter(at + 1, 2, "fewer", "under") >= 0 || sentence.at(at + 2).isStop("less");
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
      case "horizon" -> Optional.of(Field.HORIZON_MONTHS);
      default -> Optional.empty();
    };
  }

  private boolean multiply(Field field, double factor, int at) {
    @Nullable Stated before = current.fields().get(field);
    if (before == null || !(before.value() instanceof Value.Amount amount)) {
      return false;
    }
    Value scaled = new Value.Amount(amount.low() * factor, amount.high() * factor);
    if (factor <= 0 || field.complaint(scaled).isPresent()) {
      return false;
    }
    fields.put(
        field, Stated.said(scaled, "%s of %s".formatted(sentence.written(at), before.note())));
    return true;
  }

  /**
   * {@code what about gpt-4o?} changes what is used today, unless a hosted model is to be tuned.
   */
  private void hostedModelIsTheBaseline(Map<Field, Stated> said) {
    boolean hosted =
        sentence.has(Kind.HOSTED) && !sentence.has(Kind.MODEL) && !sentence.hasCue("tune");
    @Nullable Stated model = said.get(Field.MODEL);
    if (hosted && model != null && current.has(Field.BASELINE_MODEL) && current.has(Field.MODEL)) {
      said.remove(Field.MODEL);
      said.put(Field.BASELINE_MODEL, model);
    }
  }

  private void outdate(Field field, Map<Field, Stated> said) {
    for (Field outdated : OUTDATED.getOrDefault(field, List.of())) {
      if (!said.containsKey(outdated)) {
        fields.remove(outdated);
      }
    }
  }

  private Stated grown(Field field, Stated stated) {
    if (!GROWING.contains(field) || !current.has(field)) {
      return stated;
    }
    List<String> words = new ArrayList<>(current.texts(field));
    ((Value.Text) stated.value())
        .words().stream().filter(word -> !words.contains(word)).forEach(words::add);
    return new Stated(new Value.Text(words), stated.origin(), stated.note());
  }

  private List<Change.Edit> edits() {
    List<Change.Edit> edits = new ArrayList<>();
    for (Field field : Field.values()) {
      @Nullable Stated before = current.fields().get(field);
      @Nullable Stated after = fields.get(field);
      boolean same =
          before == null ? after == null : after != null && before.value().equals(after.value());
      if (!same) {
        edits.add(new Change.Edit(field, before, after));
      }
    }
    return edits;
  }
}
