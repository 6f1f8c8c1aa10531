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
 * Where the cheapest alternative changes when one thing changes, found by pricing the same plans
 * again.
 */
final class Flips {
  /** A thousand times more, or less, is as far as anyone should look. */
  private static final double FARTHEST = 1_000;

  private static final int STEPS = 300;
  private static final int HALVINGS = 50;
  private static final int LONGEST_HORIZON = 120;

  private final Contest contest;
  private final Option choice;
  private final ResolvedScenario scenario;

  Flips(Contest contest, Option choice, ResolvedScenario scenario) {
    this.contest = contest;
    this.choice = choice;
    this.scenario = scenario;
  }

  /** The flips that are within reach, the nearest first. */
  List<Flip> find() {
    List<Near> found = new ArrayList<>();
    byFactor(
            Driver.VOLUME, Variable.VOLUME, scenario.traffic().requestsPerMonth(), "requests/month")
        .ifPresent(found::add);
    if (contest.api().isPresent()) {
      byFactor(Driver.API_PRICE, Variable.API_PRICE, 1, "× today's price").ifPresent(found::add);
    }
    byFactor(
            Driver.PEOPLE_HOURS,
            Variable.PEOPLE_HOURS,
            scenario.effort().engineerHours().typical(),
            "person-hours")
        .ifPresent(found::add);
    byFactor(Driver.GPU_PRICE, Variable.GPU_PRICE, 1, "× today's price").ifPresent(found::add);
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

  private Optional<Near> byFactor(Driver driver, Variable variable, double central, String unit) {
    if (central <= 0) {
      return Optional.empty();
    }
    DoubleFunction<Option> cheapest =
        factor -> cheapest(Draw.CENTRAL.with(driver, factor), scenario.horizonMonths());
    return first(factorChange(cheapest, 1), factorChange(cheapest, -1))
        .map(factor -> {
          boolean upward = factor > 1;
          Option to = cheapest.apply(upward ? factor * 1.000_001 : factor / 1.000_001);
          return new Near(
              new Flip(variable, central * factor, unit, upward, to.alternative().id()),
              Math.abs(Math.log(factor)));
        });
  }

  /**
   * The factor nearest to 1 in this direction at which the cheapest is no longer the choice; null
   * if there is none.
   */
  private @Nullable Double factorChange(DoubleFunction<Option> cheapest, int direction) {
    double step = Math.log(FARTHEST) / STEPS * direction;
    for (int i = 1; i <= STEPS; i++) {
      if (!isChoice(cheapest.apply(Math.exp(step * i)))) {
        return bisect(cheapest, step * (i - 1), step * i);
      }
    }
    return null;
  }

  /**
   * The boundary between a logarithm at which the choice is cheapest and one at which it is not.
   */
  private double bisect(DoubleFunction<Option> cheapest, double same, double other) {
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (same + other) / 2;
      if (isChoice(cheapest.apply(Math.exp(middle)))) {
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
          if (!isChoice(cheapest)) {
            return Optional.of(
                new Near(
                    new Flip(
                        Variable.HORIZON,
                        months,
                        "months",
                        months > now,
                        cheapest.alternative().id()),
                    Math.abs(Math.log((double) months / now))));
          }
        }
      }
    }
    return Optional.empty();
  }

  private boolean isChoice(Option option) {
    return option.alternative().id().equals(choice.alternative().id());
  }

  private Option cheapest(Draw draw, int months) {
    return contest.cheapest(draw, months, choice);
  }
}
