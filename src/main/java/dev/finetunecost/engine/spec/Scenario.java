package dev.finetunecost.engine.spec;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a plan to fine-tune: a value, its origin and its note for each field that has
 * one.
 *
 * <p>As said, it holds only stated and inferred values; once resolved it holds a value for every
 * field that the estimate rests on.
 *
 * @param fields in the order of {@link Field}; every value is possible for its field
 */
public record Scenario(Map<Field, Stated> fields) {
  public static final Scenario EMPTY = new Scenario(Map.of());

  /**
   * Copies the fields. A value that its field cannot have: {@link ImpossibleValue} naming the
   * field.
   */
  public Scenario {
    Map<Field, Stated> ordered = new EnumMap<>(Field.class);
    ordered.putAll(fields);
    ordered.forEach((field, stated) ->
        field
            .complaint(stated.value())
            .ifPresent(complaint -> {
              throw new ImpossibleValue(field, complaint);
            }));
    fields = Collections.unmodifiableMap(ordered);
  }

  public Optional<Stated> get(Field field) {
    return Optional.ofNullable(fields.get(field));
  }

  public boolean has(Field field) {
    return fields.containsKey(field);
  }

  /** The number, or the middle of the range, of a field that holds amounts. */
  public Optional<Double> amount(Field field) {
    return get(field).map(Stated::value).map(value -> ((Value.Amount) value).middle());
  }

  /** The first word of a field that holds words. */
  public Optional<String> text(Field field) {
    return get(field).map(Stated::value).map(value -> ((Value.Text) value).words().getFirst());
  }

  /** All words of a field that holds words; empty where nothing is known. */
  public List<String> texts(Field field) {
    @Nullable Stated stated = fields.get(field);
    return stated == null ? List.of() : ((Value.Text) stated.value()).words();
  }

  /** What a yes-or-no field says; empty where nothing is known. */
  public Optional<Boolean> flag(Field field) {
    return get(field).map(Stated::value).map(value -> ((Value.Flag) value).value());
  }

  /** This scenario with one field set anew. */
  public Scenario with(Field field, Stated stated) {
    Map<Field, Stated> changed = new EnumMap<>(Field.class);
    changed.putAll(fields);
    changed.put(field, stated);
    return new Scenario(changed);
  }

  /** This scenario with the field set if it is not known yet. */
  public Scenario orElse(Field field, Stated stated) {
    return has(field) ? this : with(field, stated);
  }

  /** This scenario with the other's values over its own. */
  public Scenario overlaidWith(Scenario other) {
    Map<Field, Stated> merged = new EnumMap<>(Field.class);
    merged.putAll(fields);
    merged.putAll(other.fields);
    return new Scenario(merged);
  }
}
