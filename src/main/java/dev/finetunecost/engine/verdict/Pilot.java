package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.Prospects;
import dev.finetunecost.engine.cost.Samples;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Draws;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Quantiles;
import dev.finetunecost.engine.units.Range;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a pilot is worth: it shows whether tuning works at all, and what it takes in data, hours and
 * machines, before the rest is spent.
 */
final class Pilot {
  /** "Held-out test set improve by >5%?" (founding article 000). */
  static final double GATE = 0.05;

  /** "A small, clean dataset (500-2000 examples)" (the same). */
  private static final int MOST_EXAMPLES = 2_000;

  /** What is known after a pilot. Volume, prices and the future are not. */
  private static final Set<Driver> LEARNT =
      EnumSet.of(
          Driver.TOKENS_PER_REQUEST,
          Driver.TOKENS_PER_EXAMPLE,
          Driver.TRAINING_TIME,
          Driver.TRAINING_ITERATIONS,
          Driver.SERVING_THROUGHPUT,
          Driver.PEOPLE_HOURS,
          Driver.LABELLING,
          Driver.EVALUATION);

  private Pilot() {}

  /** Examples for a pilot: as many as there are, within what such a pilot needs. */
  static int examples(ResolvedScenario scenario) {
    return (int) Math.min(MOST_EXAMPLES, Math.max(1, scenario.training().examples()));
  }

  /**
   * The value of deciding after a pilot instead of before it, in dollars over the horizon.
   *
   * <p>Without one, the better of staying and of tuning at once, where tuning fails with the chance
   * 1−p and then has cost its one-off part for nothing. With one, tuning goes on only if it works
   * and is cheaper by what was learnt; the inputs that no pilot shows stay at their central values.
   */
  static double worth(Optional<Option> api, Option tuned, Draws draws, ResolvedScenario scenario) {
    double works = chanceItWorks(scenario);
    Prospects learnt =
        new Prospects(draws.only(LEARNT), scenario.horizonMonths(), scenario.discountRate());
    Samples tuning = Samples.of(tuned.plan(), learnt);
    double sunk = (1 - works) * Quantiles.mean(tuning.oneOff());
    if (api.isEmpty()) {
      return sunk;
    }
    double[] staying = Samples.of(api.get().plan(), learnt).total();
    double stay = Quantiles.mean(staying);
    double tuneAtOnce = works * Quantiles.mean(tuning.total()) + (1 - works) * stay + sunk;
    double[] better = new double[staying.length];
    for (int i = 0; i < better.length; i++) {
      better[i] = Math.min(staying[i], tuning.total()[i]);
    }
    double afterPilot = works * Quantiles.mean(better) + (1 - works) * stay;
    return Math.max(0, Math.min(stay, tuneAtOnce) - afterPilot);
  }

  private static double chanceItWorks(ResolvedScenario scenario) {
    @Nullable Double gain = scenario.policy().pilotGain();
    Range chance = scenario.effort().reachesProduction().range();
    return gain != null && gain >= GATE ? chance.p90() : chance.p50();
  }
}
