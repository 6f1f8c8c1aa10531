package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.verdict.Verdict.Flip;
import dev.finetunecost.engine.verdict.Verdict.Flip.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the answer changes when one thing changes, found by pricing the same plans again. The
 * answer is whether to tune; only where nothing else can be done is it which way to tune.
 */
final class Flips {
  /** A new use may grow a thousandfold, or shrink. */
  private static final double FARTHEST_VOLUME = 1_000;

  /** Prices and efforts that differ by more than this factor would be another world. Judgement. */
  private static final double FARTHEST_PRICE = 10;

  private static final int STEPS = 300;
  private static final int HALVINGS = 50;
  private static final int LONGEST_HORIZON = 120;

  private final Contest contest;
  private final Option choice;
  private final ResolvedScenario scenario;
  private final boolean bothWays;

  Flips(Contest contest, Option choice, ResolvedScenario scenario) {
    this.contest = contest;
    this.choice = choice;
    this.scenario = scenario;
    this.bothWays =
        contest.contenders().stream().map(option -> option.alternative().tunes()).distinct().count()
            > 1;
  }

  /** The flips that are within reach, the nearest first. */
  List<Flip> find() {
    List<Near> found = new ArrayList<>();
    byFactor(Variable.VOLUME, scenario.traffic().requestsPerMonth()).ifPresent(found::add);
    if (contest.api().isPresent()) {
      byFactor(Variable.API_PRICE, 1).ifPresent(found::add);
    }
    byFactor(Variable.PEOPLE_HOURS, scenario.effort().engineerHours().typical())
        .ifPresent(found::add);
    byFactor(Variable.GPU_PRICE, 1).ifPresent(found::add);
    byHorizon().ifPresent(found::add);
    return found.stream()
        .sorted(Comparator.comparingDouble(Near::distance))
        .map(Near::flip)
        .toList();
  }

  /**
   * A flip and how far away it is: the factor by which the variable must change, as its absolute
   * logarithm.
   */
  private record Near(Flip flip, double distance) {}

  private Optional<Near> byFactor(Variable variable, double central) {
    if (central <= 0) {
      return Optional.empty();
    }
    Driver driver = driver(variable);
    double farthest = variable == Variable.VOLUME ? FARTHEST_VOLUME : FARTHEST_PRICE;
    DoubleFunction<Option> cheapest =
        factor -> cheapest(Draw.CENTRAL.with(driver, factor), scenario.horizonMonths());
    return first(
            factorChange(cheapest, Math.log(farthest)), factorChange(cheapest, -Math.log(farthest)))
        .map(factor -> {
          boolean upward = factor > 1;
          Option to = cheapest.apply(upward ? factor * 1.000_001 : factor / 1.000_001);
          return new Near(
              new Flip(variable, central * factor, unit(variable), upward, to.alternative().id()),
              Math.abs(Math.log(factor)));
        });
  }

  private static Driver driver(Variable variable) {
    return switch (variable) {
      case VOLUME -> Driver.VOLUME;
      case API_PRICE -> Driver.API_PRICE;
      case PEOPLE_HOURS -> Driver.PEOPLE_HOURS;
      case GPU_PRICE -> Driver.GPU_PRICE;
      case HORIZON -> throw new IllegalArgumentException("the horizon is no driver");
    };
  }

  private static String unit(Variable variable) {
    return switch (variable) {
      case VOLUME -> "requests/month";
      case API_PRICE, GPU_PRICE -> "× today's price";
      case PEOPLE_HOURS -> "person-hours";
      case HORIZON -> "months";
    };
  }

  /**
   * The factor nearest to 1 in this direction at which the answer is another; null if there is none
   * up to this logarithm.
   */
  private @Nullable Double factorChange(DoubleFunction<Option> cheapest, double farthest) {
    double step = farthest / STEPS;
    for (int i = 1; i <= STEPS; i++) {
      if (!isAnswer(cheapest.apply(Math.exp(step * i)))) {
        return bisect(cheapest, step * (i - 1), step * i);
      }
    }
    return null;
  }

  /**
   * The boundary between a logarithm at which the answer is the same and one at which it is not.
   */
  private double bisect(DoubleFunction<Option> cheapest, double same, double other) {
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (same + other) / 2;
      if (isAnswer(cheapest.apply(Math.exp(middle)))) {
        same = middle;
      } else {
        other = middle;
      }
    }
    return Math.exp(other);
  }

  private static Optional<Double> first(@Nullable Double up, @Nullable Double down) {
    if (up == null || down == null) {
      return Optional.ofNullable(up == null ? down : up);
    }
    return Optional.of(Math.log(up) <= -Math.log(down) ? up : down);
  }

  private Optional<Near> byHorizon() {
    int now = scenario.horizonMonths();
    for (int distance = 1; distance < LONGEST_HORIZON; distance++) {
      for (int months : new int[] {now + distance, now - distance}) {
        if (months >= 1 && months <= LONGEST_HORIZON) {
          Option cheapest = cheapest(Draw.CENTRAL, months);
          if (!isAnswer(cheapest)) {
            return Optional.of(
                new Near(
                    new Flip(
                        Variable.HORIZON,
                        months,
                        unit(Variable.HORIZON),
                        months > now,
                        cheapest.alternative().id()),
                    Math.abs(Math.log((double) months / now))));
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean isAnswer(Option option) {
    return bothWays
        ? option.alternative().tunes() == choice.alternative().tunes()
        : option.alternative().id().equals(choice.alternative().id());
  }

  private Option cheapest(Draw draw, int months) {
    return contest.cheapest(draw, months, choice);
  }
}
