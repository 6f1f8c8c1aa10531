package dev.finetunecost.estimate;

import dev.finetunecost.catalog.Defaults;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.ResolvedScenario.Effort;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Spreads;
import dev.finetunecost.engine.units.Range;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Fills a scenario with what nobody said, each value marked with its origin, and says how uncertain
 * each is.
 *
 * <p>An object of this class completes one scenario: it collects the values as they are asked for.
 */
final class Completion {
  private final Defaults defaults;
  private final LocalDate today;
  private Scenario scenario;

  Completion(Scenario asSaid, Defaults defaults, LocalDate today) {
    this.scenario = asSaid;
    this.defaults = defaults;
    this.today = today;
  }

  /** The scenario with everything that has been asked for so far. */
  Scenario scenario() {
    return scenario;
  }

  /** The field's amount, or the default's typical value, which is then part of the scenario. */
  double amount(Field field) {
    return parameter(field).typical();
  }

  /**
   * The field's amount with its uncertainty: certain where it was said, the default's range
   * otherwise.
   */
  Parameter parameter(Field field) {
    Optional<Stated> known = scenario.get(field);
    if (known.isEmpty()) {
      Parameter parameter = defaults.get(field.key());
      fill(
          field,
          Stated.byDefault(Value.Amount.of(parameter.typical()), parameter.source().reference()));
      return parameter;
    }
    Value.Amount amount = (Value.Amount) known.get().value();
    return new Parameter(
        new Range(amount.low(), amount.middle(), amount.high()), source(known.get()));
  }

  /** A default that no field stands for, such as the overhead of labelling. */
  Parameter assumption(String name) {
    return defaults.get(name);
  }

  /** Sets a field that nobody said to this value, and says where it comes from. */
  void fill(Field field, Stated stated) {
    scenario = scenario.orElse(field, stated);
  }

  /** What people and upkeep cost. */
  Effort effort() {
    boolean promptInUse = scenario.has(Field.BASELINE_MODEL);
    Parameter promptBaseline = assumption("prompt_baseline_hours");
    return new Effort(
        parameter(Field.LABEL_USD_PER_EXAMPLE),
        assumption("labelling_overhead"),
        parameter(Field.ENGINEER_HOURS),
        parameter(Field.ENGINEER_RATE_USD_PER_HOUR),
        promptInUse ? new Parameter(Range.exactly(0), promptBaseline.source()) : promptBaseline,
        parameter(Field.TRAINING_ITERATIONS),
        parameter(Field.EVALUATION_USD),
        parameter(Field.MONITORING_USD_PER_MONTH),
        assumption("storage_usd_per_month"),
        parameter(Field.ON_CALL_HOURS_PER_MONTH),
        assumption("infrastructure_overhead"),
        parameter(Field.RETRAINS_PER_YEAR),
        parameter(Field.RETRAIN_SHARE));
  }

  /** How uncertain the inputs are that do not depend on the hardware. */
  Spreads spreads(Effort effort) {
    Map<Driver, Range> factors = new EnumMap<>(Driver.class);
    factors.put(
        Driver.VOLUME,
        said(Field.VOLUME)
            ? assumption("volume_forecast").range()
            : assumption("requests_per_month").range().relative());
    Range tokens = assumption("tokens_forecast").range();
    factors.put(
        Driver.TOKENS_PER_REQUEST,
        said(Field.INPUT_TOKENS) && said(Field.OUTPUT_TOKENS) ? Range.exactly(1) : tokens);
    factors.put(
        Driver.TOKENS_PER_EXAMPLE,
        said(Field.TOKENS_PER_EXAMPLE)
            ? parameter(Field.TOKENS_PER_EXAMPLE).range().relative()
            : tokens);
    factors.put(Driver.TRAINING_ITERATIONS, effort.trainingIterations().range().relative());
    factors.put(Driver.PEOPLE_HOURS, relative(effort.engineerHours()));
    factors.put(Driver.PEOPLE_RATE, relative(effort.engineerRate()));
    factors.put(Driver.LABELLING, relative(effort.labelPerExample()));
    factors.put(Driver.EVALUATION, relative(effort.evaluation()));
    factors.put(
        Driver.RETRAINING,
        Spreads.product(relative(effort.retrainsPerYear()), relative(effort.retrainShare())));
    factors.put(
        Driver.GPU_PRICE,
        said(Field.RATE_USD_PER_HOUR) ? Range.exactly(1) : assumption("gpu_price_change").range());
    return new Spreads(factors);
  }

  private boolean said(Field field) {
    return scenario.get(field).filter(stated -> stated.origin() != Origin.DEFAULT).isPresent();
  }

  /** A value of 0 stays 0 in every draw, so that its range does not matter. */
  private static Range relative(Parameter parameter) {
    return parameter.range().p10() > 0 ? parameter.range().relative() : Range.exactly(1);
  }

  private Source source(Stated stated) {
    return new Source(stated.origin().name().toLowerCase(Locale.ROOT), stated.note(), today);
  }
}
