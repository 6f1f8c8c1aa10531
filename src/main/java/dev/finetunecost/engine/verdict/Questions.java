package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Swing;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.verdict.Verdict.Question;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one missing fact that would change the verdict most. */
final class Questions {
  private Questions() {}

  /**
   * What to ask, if anything: of the facts that nobody said the one that can change whether to
   * tune, and of several such the one that moves the difference most. What cannot change the answer
   * is not worth a question.
   *
   * @param sensitivity the widest swing first
   */
  static Optional<Question> of(
      List<Swing> sensitivity, Contest contest, Option choice, ResolvedScenario scenario) {
    return sensitivity.stream()
        .filter(swing -> flips(swing.driver(), contest, choice, scenario))
        .flatMap(swing -> question(swing, scenario).stream())
        .max(Comparator.comparingDouble(Question::swingUsd));
  }

  private static Optional<Question> question(Swing swing, ResolvedScenario scenario) {
    @Nullable Field field = field(swing.driver());
    if (field == null) {
      return Optional.empty();
    }
    Range range = scenario.spreads().of(swing.driver());
    return assumed(field, scenario.scenario())
        .map(value -> new Question(field, range.times(value), swing.width()));
  }

  /** The field's value where nobody said it. */
  private static Optional<Double> assumed(Field field, Scenario scenario) {
    return scenario
        .get(field)
        .filter(stated -> stated.origin() == Origin.DEFAULT)
        .map(Stated::value)
        .map(value -> ((Value.Amount) value).middle());
  }

  private static boolean flips(
      Driver driver, Contest contest, Option choice, ResolvedScenario scenario) {
    Range range = scenario.spreads().of(driver);
    int months = scenario.horizonMonths();
    return differs(Draw.CENTRAL.with(driver, range.p10()), contest, choice, months)
        || differs(Draw.CENTRAL.with(driver, range.p90()), contest, choice, months);
  }

  private static boolean differs(Draw draw, Contest contest, Option choice, int months) {
    Option central = contest.cheapest(Draw.CENTRAL, months, choice);
    return contest.cheapest(draw, months, central).alternative().tunes()
        != central.alternative().tunes();
  }

  /** The field that would make an input certain, or null where no field does. */
  private static @Nullable Field field(Driver driver) {
    return switch (driver) {
      case VOLUME -> Field.VOLUME;
      case TOKENS_PER_REQUEST -> Field.INPUT_TOKENS;
      case TOKENS_PER_EXAMPLE -> Field.TOKENS_PER_EXAMPLE;
      case PEAK_FACTOR -> Field.PEAK_FACTOR;
      case TRAINING_ITERATIONS -> Field.TRAINING_ITERATIONS;
      case PEOPLE_HOURS -> Field.ENGINEER_HOURS;
      case PEOPLE_RATE -> Field.ENGINEER_RATE_USD_PER_HOUR;
      case ON_CALL_HOURS -> Field.ON_CALL_HOURS_PER_MONTH;
      case LABELLING -> Field.LABEL_USD_PER_EXAMPLE;
      case EVALUATION -> Field.EVALUATION_USD;
      case RETRAINING -> Field.RETRAINS_PER_YEAR;
      case VOLUME_GROWTH,
          TRAINING_TIME,
          SERVING_THROUGHPUT,
          MIGRATION,
          API_PRICE,
          API_PRICE_TREND,
          MANAGED_PRICE,
          GPU_PRICE,
          GPU_PRICE_TREND,
          HARDWARE_PRICE ->
          null;
    };
  }
}
