package dev.finetunecost.language;

import dev.finetunecost.catalog.Models;
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
 * volume}, {@code make that per week}, {@code no, 100k}.
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
          Field.PROVIDER, List.of(Field.INSTANCE),
          Field.HORIZON_MONTHS, List.of(Field.HORIZON_DAYS),
          Field.HORIZON_DAYS, List.of(Field.HORIZON_MONTHS),
          Field.BUDGET_USD, List.of(Field.CURRENCY));

  private final Sentence sentence;
  private final Understanding understood;
  private final Scenario current;
  private final Optional<Scenario> before;
  private final Models models;
  private final Map<Field, Stated> fields = new EnumMap<>(Field.class);

  ChangeReader(
      Sentence sentence,
      Understanding understood,
      Scenario current,
      Optional<Scenario> before,
      Models models) {
    this.sentence = sentence;
    this.understood = understood;
    this.current = current;
    this.before = before;
    this.models = models;
    this.fields.putAll(current.fields());
  }

  Change read() {
    if (sentence.hasCue("undo")) {
      return new Change.Undo();
    }
    Set<Field> open = Openings.in(sentence, current);
    open.forEach(fields::remove);
    Optional<Scaling> scaling = Scaling.in(sentence, current);
    scaling.ifPresent(scaled -> fields.put(scaled.field(), scaled.scaled()));
    Map<Field, Stated> said = said(scaling.isPresent());
    said.forEach((field, stated) -> outdate(field, said));
    said.forEach((field, stated) -> fields.put(field, grown(field, stated)));
    if (said.isEmpty() && open.isEmpty() && scaling.isEmpty()) {
      return new Change.NotUnderstood(understood.words());
    }
    List<Change.Edit> edits = edits(current, fields);
    return edits.isEmpty()
        ? new Change.Same()
        : new Change.Changed(new Scenario(fields), edits, understood.notUsed());
  }

  private Map<Field, Stated> said(boolean scaled) {
    Map<Field, Stated> said = new EnumMap<>(Field.class);
    said.putAll(understood.scenario().fields());
    if (scaled) {
      said.keySet().removeAll(Set.of(Field.VOLUME, Field.DATASET_SIZE, Field.VOLUME_UNIT));
    } else if (said.isEmpty()) {
      place().ifPresent(provider -> said.put(Field.PROVIDER, provider));
      loneNumber().ifPresent(number -> lastChanged().ifPresent(field -> said.put(field, number)));
    }
    hostedModelIsTheBaseline(said);
    sizeIsOfTheSameFamily(said);
    return said;
  }

  /** {@code on Lambda instead}: where GPUs are rented already, it is another place to rent them. */
  private Optional<Stated> place() {
    return understood.ambiguities().stream()
        .filter(_ -> current.has(Field.GPU))
        .map(ambiguity -> ambiguity.readings().getFirst())
        .filter(reading -> reading.field() == Field.PROVIDER)
        .map(reading -> Stated.said(reading.value(), understood.words()))
        .findFirst();
  }

  /** {@code no, 100k} is the number that was changed last, where exactly one was. */
  private Optional<Field> lastChanged() {
    List<Field> amounts =
        before.stream()
            .flatMap(scenario -> edits(scenario, current.fields()).stream())
            .filter(edit -> edit.after() != null && edit.after().value() instanceof Value.Amount)
            .map(Change.Edit::field)
            .toList();
    return amounts.size() == 1 ? Optional.of(amounts.getFirst()) : Optional.empty();
  }

  private Optional<Stated> loneNumber() {
    Optional<Stated> found = Optional.empty();
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.isFreeNumber(at)) {
        Value number = new Value.Amount(sentence.at(at).low(), sentence.at(at).high());
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(Stated.said(number, sentence.written(at)));
      }
    }
    return found;
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

  /** {@code the same but with 70b} keeps the family, where the family has such a model. */
  private void sizeIsOfTheSameFamily(Map<Field, Stated> said) {
    @Nullable Stated model = said.get(Field.MODEL);
    if (model == null
        || !(model.value() instanceof Value.Text text)
        || !text.words().getFirst().matches("[0-9.]+b")) {
      return;
    }
    String size = text.words().getFirst();
    current
        .text(Field.MODEL)
        .map(name -> name.replaceFirst("(?<=-)[0-9.]+b(?=-|$)", size))
        .filter(name -> !name.equals(size) && models.find(name).isPresent())
        .ifPresent(name -> said.put(Field.MODEL, Stated.said(Value.Text.of(name), model.note())));
  }

  private void outdate(Field field, Map<Field, Stated> said) {
    for (Field outdated : OUTDATED.getOrDefault(field, List.of())) {
      if (!said.containsKey(outdated)) {
        fields.remove(outdated);
      }
    }
  }

  /** Constraints are added to those before; anything else is replaced. */
  private Stated grown(Field field, Stated stated) {
    if (field != Field.CONSTRAINTS || !current.has(field)) {
      return stated;
    }
    List<String> words = new ArrayList<>(current.texts(field));
    ((Value.Text) stated.value())
        .words().stream().filter(word -> !words.contains(word)).forEach(words::add);
    return new Stated(new Value.Text(words), stated.origin(), stated.note());
  }

  private static List<Change.Edit> edits(Scenario from, Map<Field, Stated> to) {
    List<Change.Edit> edits = new ArrayList<>();
    for (Field field : Field.values()) {
      @Nullable Stated before = from.fields().get(field);
      @Nullable Stated after = to.get(field);
      boolean same =
          before == null ? after == null : after != null && before.value().equals(after.value());
      if (!same) {
        edits.add(new Change.Edit(field, before, after));
      }
    }
    return edits;
  }
}
