package dev.finetunecost.report;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.verdict.Verdict;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about: an estimate, the two alternatives that matter in it, and the words to
 * tell it in.
 *
 * @param choice the chosen alternative, or null where nothing is feasible
 * @param rival the alternative that it is held against, or null where there is none
 */
record Subject(Estimate estimate, @Nullable Option choice, @Nullable Option rival, Words words) {

  static Subject of(Estimate estimate, Words words) {
    @Nullable String id = estimate.verdict().choice();
    if (id == null) {
      return new Subject(estimate, null, null, words);
    }
    Option choice = estimate.option(id);
    return new Subject(estimate, choice, rival(estimate, choice), words);
  }

  /** How long it will be in use. */
  int months() {
    return estimate.resolved().horizonMonths();
  }

  /**
   * The option that is not the API, of choice and rival; null where both are, or neither is there.
   */
  @Nullable Option tuned() {
    return choice != null && !isApi(choice)
        ? choice
        : rival != null && !isApi(rival) ? rival : null;
  }

  /** What the choice costs more than its rival in the central case, in dollars; mostly negative. */
  double difference() {
    return Objects.requireNonNull(choice).total().p50().dollars()
        - Objects.requireNonNull(rival).total().p50().dollars();
  }

  /** Whether the bill decided, against a rival, so that another figure could decide otherwise. */
  boolean isByMoney() {
    return rival != null && decisive().filter(Reason.Cheapest.class::isInstance).isPresent();
  }

  /** Whether what decided comes before the bill. */
  boolean isOnPrinciple() {
    return decisive().filter(reason -> !(reason instanceof Reason.Cheapest)).isPresent();
  }

  /** The first reason that is not only about what may be spent; none where only costs are said. */
  private Optional<Reason> decisive() {
    return estimate.verdict().action() == Verdict.Action.COST_ONLY
        ? Optional.empty()
        : estimate.verdict().reasons().stream()
            .filter(reason -> !(reason instanceof Reason.OverBudget))
            .findFirst();
  }

  static boolean isApi(Option option) {
    return option.alternative() instanceof Alternative.Api;
  }

  /**
   * The one that the verdict compares with; else the API; else the cheapest of another kind, for
   * two ways of tuning the same model cost nearly the same.
   */
  private static @Nullable Option rival(Estimate estimate, Option choice) {
    Optional<Option> named =
        estimate.verdict().reasons().stream()
            .filter(Reason.Cheapest.class::isInstance)
            .map(Reason.Cheapest.class::cast)
            .flatMap(reason -> Optional.ofNullable(reason.runnerUp()).stream())
            .findFirst()
            .map(estimate::option);
    return named
        .or(() -> others(estimate, choice).filter(Subject::isApi).findFirst())
        .or(() -> others(estimate, choice).findFirst())
        .orElse(null);
  }

  private static Stream<Option> others(Estimate estimate, Option choice) {
    String kind = choice.alternative().kind();
    return estimate.feasible().stream().filter(option -> !option.alternative().kind().equals(kind));
  }
}
