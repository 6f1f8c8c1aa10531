package dev.finetunecost.estimate;

import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.ResolvedScenario.Effort;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Spreads;
import dev.finetunecost.engine.units.Range;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How uncertain the inputs are that do not depend on the hardware. */
final class Uncertainties {
  private Uncertainties() {}

  /** What was said is certain, except what is a forecast by its nature. */
  static Spreads of(Completion completion, Effort effort, List<ManagedOffer> managed) {
    Map<Driver, Range> factors = new EnumMap<>(Driver.class);
    Range tokens = completion.assumption("tokens_forecast").range();
    factors.put(
        Driver.VOLUME,
        completion.said(Field.VOLUME) || completion.said(Field.USERS)
            ? completion.assumption("volume_forecast").range()
            : relative(completion.assumption("requests_per_month")));
    factors.put(
        Driver.VOLUME_GROWTH,
        completion.said(Field.VOLUME_GROWTH_PER_MONTH)
            ? completion.assumption("volume_growth_spread").range()
            : Range.exactly(1));
    factors.put(
        Driver.TOKENS_PER_REQUEST,
        completion.said(Field.INPUT_TOKENS) && completion.said(Field.OUTPUT_TOKENS)
            ? Range.exactly(1)
            : tokens);
    factors.put(
        Driver.TOKENS_PER_EXAMPLE, relative(completion.parameter(Field.TOKENS_PER_EXAMPLE)));
    factors.put(Driver.PEAK_FACTOR, relative(completion.parameter(Field.PEAK_FACTOR)));
    factors.put(Driver.TRAINING_ITERATIONS, relative(effort.trainingIterations()));
    factors.put(Driver.PEOPLE_HOURS, relative(effort.engineerHours()));
    factors.put(Driver.PEOPLE_RATE, relative(effort.engineerRate()));
    factors.put(Driver.ON_CALL_HOURS, relative(effort.onCallHoursPerMonth()));
    factors.put(Driver.LABELLING, relative(effort.labelPerExample()));
    factors.put(Driver.EVALUATION, relative(effort.evaluation()));
    // Whoever trains often trains little each time: the two do not multiply
    factors.put(
        Driver.RETRAINING,
        completion.said(Field.RETRAINS_PER_YEAR)
            ? relative(effort.retrainShare())
            : relative(effort.retrainsPerYear()));
    factors.put(Driver.MIGRATION, relative(effort.serviceEndsPerYear()));
    factors.put(Driver.MANAGED_PRICE, widest(managed));
    factors.put(
        Driver.API_PRICE_TREND,
        completion.said(Field.API_PRICE_CHANGE_PER_YEAR)
            ? Range.exactly(1)
            : completion.assumption("api_price_trend").range());
    factors.put(
        Driver.GPU_PRICE,
        completion.said(Field.RATE_USD_PER_HOUR)
            ? Range.exactly(1)
            : completion.assumption("gpu_price_change").range());
    factors.put(
        Driver.GPU_PRICE_TREND,
        completion.said(Field.GPU_PRICE_CHANGE_PER_YEAR) || completion.said(Field.RATE_USD_PER_HOUR)
            ? Range.exactly(1)
            : completion.assumption("gpu_price_trend").range());
    factors.put(
        Driver.HARDWARE_PRICE,
        completion.said(Field.GPU_PURCHASE_USD)
            ? Range.exactly(1)
            : completion.assumption("hardware_price_spread").range());
    return new Spreads(factors);
  }

  /** The widest range of a training price, around its middle. */
  private static Range widest(List<ManagedOffer> offers) {
    return offers.stream()
        .map(offer -> {
          double low = offer.trainingLow().dollars();
          double high = offer.trainingHigh().dollars();
          return low > 0 && high > low
              ? new Range(2 * low / (low + high), 1, 2 * high / (low + high))
              : Range.exactly(1);
        })
        .max(Comparator.comparingDouble(Range::p90))
        .orElse(Range.exactly(1));
  }

  /**
   * A range whose low end is nothing, such as free monitoring, is as far below the middle as above
   * it; one of 0 stays 0 in every draw, so that its range does not matter.
   */
  private static Range relative(Parameter parameter) {
    Range range = parameter.range();
    if (range.p50() <= 0) {
      return Range.exactly(1);
    }
    return Spreads.published(
        range.p10() > 0
            ? range.relative()
            : new Range(range.p50() / range.p90(), 1, range.p90() / range.p50()));
  }
}
