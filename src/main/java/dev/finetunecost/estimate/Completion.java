package dev.finetunecost.estimate;

import dev.finetunecost.catalog.Defaults;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.units.Range;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a scenario with what nobody said, each value marked with its origin.
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

  /** The field's amount, or this one, which is then part of the scenario as a default. */
  double amount(Field field, double otherwise, String source) {
    fill(field, Stated.byDefault(Value.Amount.of(otherwise), source));
    return scenario.amount(field).orElseThrow();
  }

  /**
   * The field's amount with its uncertainty: certain where it was said, the default's range
   * otherwise.
   */
  Parameter parameter(Field field) {
    return parameter(field, field.key());
  }

  /** The same with a default of another name, such as that for the labels of experts. */
  Parameter parameter(Field field, String defaultName) {
    Optional<Stated> known = scenario.get(field);
    if (known.isEmpty() || known.get().origin() == Origin.DEFAULT) {
      Parameter parameter = defaults.get(defaultName);
      double typical =
          known
              .map(Stated::value)
              .map(value -> ((Value.Amount) value).middle())
              .orElse(parameter.typical());
      fill(field, Stated.byDefault(Value.Amount.of(typical), parameter.source().reference()));
      return scaled(parameter, typical);
    }
    Value.Amount amount = (Value.Amount) known.get().value();
    return new Parameter(
        new Range(amount.low(), amount.middle(), amount.high()), source(known.get()));
  }

  /** The field's amount with its uncertainty, or null where nobody said it. */
  @Nullable Parameter ifSaid(Field field) {
    return scenario.has(field) ? parameter(field) : null;
  }

  /** A default that no field stands for, such as the overhead of labelling. */
  Parameter assumption(String name) {
    return defaults.get(name);
  }

  /** Sets a field that nobody said to this value, and says where it comes from. */
  void fill(Field field, Stated stated) {
    scenario = scenario.orElse(field, stated);
  }

  /** Puts the value that a stated one was understood as in its place. */
  void readAs(Field field, Value value) {
    scenario
        .get(field)
        .ifPresent(stated ->
            scenario = scenario.with(field, new Stated(value, stated.origin(), stated.note())));
  }

  /** Whether somebody said it, or it follows from what was said. */
  boolean said(Field field) {
    return scenario.get(field).filter(stated -> stated.origin() != Origin.DEFAULT).isPresent();
  }

  /** A default that somebody printed and gave back keeps its uncertainty. */
  private static Parameter scaled(Parameter parameter, double typical) {
    return parameter.typical() == 0 || typical == parameter.typical()
        ? parameter
        : new Parameter(parameter.range().times(typical / parameter.typical()), parameter.source());
  }

  private Source source(Stated stated) {
    return new Source(stated.origin().name().toLowerCase(Locale.ROOT), stated.note(), today);
  }
}
