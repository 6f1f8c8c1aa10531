package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.language.text.Instances;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was said in the units of a scenario: dollars, whole use rather than use per person,
 * days rather than business days, and the accelerators of a named instance.
 */
final class ScenarioWriter {
  private static final Set<Field> MONEY =
      Set.of(
          Field.BUDGET_USD,
          Field.RATE_USD_PER_HOUR,
          Field.OBSERVED_COST_USD,
          Field.STATED_COST_USD,
          Field.ENGINEER_RATE_USD_PER_HOUR,
          Field.LABEL_USD_PER_EXAMPLE);

  private static final String BUSINESS_DAY = "business day";

  /** Five working days in a week of seven. */
  private static final double BUSINESS_DAYS_PER_DAY = 5.0 / 7;

  private final ExchangeRates rates;
  private final Instances instances;

  ScenarioWriter(ExchangeRates rates, Instances instances) {
    this.rates = rates;
    this.instances = instances;
  }

  /** The scenario that these facts describe. An amount in an unknown currency is left out. */
  Scenario scenario(List<Fact> facts) {
    Map<Field, Stated> fields = new EnumMap<>(Field.class);
    facts.forEach(fact -> fields.put(fact.field(), fact.stated()));
    dollars(fields);
    wholeUse(fields);
    everyDay(fields);
    acceleratorsOfInstance(fields);
    return new Scenario(fields);
  }

  private void dollars(Map<Field, Stated> fields) {
    Optional<String> currency = word(fields, Field.CURRENCY);
    if (currency.isEmpty()) {
      return;
    }
    Optional<Double> dollars = rates.dollarsPer(currency.get());
    for (Field field : MONEY) {
      @Nullable Stated said = fields.get(field);
      if (said != null && dollars.isPresent()) {
        String note =
            "%s at %.4g USD (%s)"
                .formatted(said.note(), dollars.get(), rates.sourceOf(currency.get()));
        set(fields, field, times(amount(said), dollars.get()), note);
      } else if (said != null) {
        fields.remove(field);
      }
    }
  }

  /** {@code 40 questions per user} of 500 users are 20,000 questions. */
  private static void wholeUse(Map<Field, Stated> fields) {
    Optional<String> unit = word(fields, Field.VOLUME_UNIT);
    @Nullable Stated volume = fields.get(Field.VOLUME);
    @Nullable Stated users = fields.get(Field.USERS);
    int per = unit.orElse("").indexOf(" per ");
    if (per < 0 || volume == null || users == null) {
      return;
    }
    String note = "%s × %s".formatted(users.note(), volume.note());
    set(fields, Field.VOLUME, times(amount(volume), amount(users).middle()), note);
    set(fields, Field.VOLUME_UNIT, Value.Text.of(unit.orElse("").substring(0, per)), note);
  }

  private static void everyDay(Map<Field, Stated> fields) {
    @Nullable Stated volume = fields.get(Field.VOLUME);
    @Nullable Stated period = fields.get(Field.VOLUME_PERIOD);
    if (volume == null
        || period == null
        || !word(fields, Field.VOLUME_PERIOD).orElse("").equals(BUSINESS_DAY)) {
      return;
    }
    String note = "%s, five days of seven".formatted(volume.note());
    set(fields, Field.VOLUME, times(amount(volume), BUSINESS_DAYS_PER_DAY), note);
    set(fields, Field.VOLUME_PERIOD, Value.Text.of("day"), note);
  }

  private void acceleratorsOfInstance(Map<Field, Stated> fields) {
    Optional<Instances.Instance> instance = word(fields, Field.INSTANCE).flatMap(instances::find);
    if (instance.isEmpty() || instance.get().count() == 0 || fields.containsKey(Field.GPU)) {
      return;
    }
    String note = "inside " + word(fields, Field.INSTANCE).orElse("");
    set(fields, Field.GPU, Value.Text.of(instance.get().gpu()), note);
    if (!fields.containsKey(Field.GPU_COUNT)) {
      set(fields, Field.GPU_COUNT, Value.Amount.of(instance.get().count()), note);
    }
  }

  private static void set(Map<Field, Stated> fields, Field field, Value value, String note) {
    if (field.complaint(value).isEmpty()) {
      fields.put(field, Stated.inferred(value, note));
    }
  }

  private static Value.Amount times(Value.Amount amount, double factor) {
    return new Value.Amount(amount.low() * factor, amount.high() * factor);
  }

  private static Value.Amount amount(Stated stated) {
    return (Value.Amount) stated.value();
  }

  private static Optional<String> word(Map<Field, Stated> fields, Field field) {
    return Optional.ofNullable(fields.get(field))
        .map(Stated::value)
        .map(value -> ((Value.Text) value).words().getFirst());
  }
}
