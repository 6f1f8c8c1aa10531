package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Swing;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Verdict.Action;
import dev.finetunecost.engine.verdict.Verdict.Confidence;
import dev.finetunecost.engine.verdict.Verdict.Flip;
import dev.finetunecost.engine.verdict.Verdict.NextStep;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Weighs the options: hard constraints first, then whether it is a fine-tuning problem at all, then
 * the economics.
 *
 * @param verdict the decision
 * @param sensitivity what moves the choice against its rival; empty where there is no rival
 */
public record Judgement(Verdict verdict, List<Swing> sensitivity) {
  /** Below this chance of being right, a decision is a coin toss with a bias. */
  private static final double MEDIUM_CONFIDENCE = 0.6;

  private static final double HIGH_CONFIDENCE = 0.8;

  /** From this share of the total on, the bill is mostly people. */
  private static final double MOSTLY_PEOPLE = 0.5;

  private static final int MOST_REASONS = 3;

  private static final Set<CostLine.Category> PEOPLE =
      EnumSet.of(
          CostLine.Category.DATA,
          CostLine.Category.ENGINEERING,
          CostLine.Category.EVALUATION,
          CostLine.Category.ON_CALL);

  public Judgement {
    sensitivity = List.copyOf(sensitivity);
  }

  /**
   * The judgement on these options.
   *
   * @param options feasible ones first, cheapest first
   */
  public static Judgement of(List<Option> options, ResolvedScenario scenario) {
    List<Option> feasible = options.stream().filter(Option::feasible).toList();
    if (feasible.isEmpty()) {
      return new Judgement(
          new Verdict(
              null,
              Action.DONT,
              List.of(new Reason.NothingFeasible()),
              List.of(),
              Confidence.HIGH,
              NextStep.RELAX_CONSTRAINTS),
          List.of());
    }
    return new Bench(feasible, scenario).judge();
  }

  /** The feasible options of one scenario, under judgement. */
  private record Bench(List<Option> feasible, ResolvedScenario scenario) {

    Judgement judge() {
      @Nullable Option api = cheapest(Bench::isApi).orElse(null);
      @Nullable Option tuned = cheapest(option -> !isApi(option)).orElse(null);
      if (scenario.policy().dataMustStayPrivate() && tuned != null) {
        return verdict(
            Action.DO,
            tuned,
            null,
            List.of(new Reason.DataMustStay()),
            NextStep.PILOT,
            Confidence.HIGH);
      }
      if (tuned == null && api != null) {
        return verdict(Action.DONT, api, null, List.of(), NextStep.STAY_AND_LOG, Confidence.HIGH);
      }
      if (api == null) {
        return verdict(
            Action.COST_ONLY,
            feasible.getFirst(),
            null,
            List.of(new Reason.NothingToCompare()),
            NextStep.NAME_THE_BASELINE,
            confidence(feasible.getFirst().chanceCheapest()));
      }
      return compare(api, Objects.requireNonNull(tuned));
    }

    private Judgement compare(Option api, Option tuned) {
      if (scenario.policy().changingFacts()) {
        return verdict(
            Action.DONT,
            api,
            tuned,
            List.of(new Reason.FactsBelongInRetrieval()),
            NextStep.TRY_RETRIEVAL,
            Confidence.MEDIUM);
      }
      boolean stay = api.total().p50().compareTo(tuned.total().p50()) <= 0;
      double chance = stay ? api.chanceCheapest() : 1 - api.chanceCheapest();
      Confidence confidence = confidence(chance);
      return stay
          ? verdict(
              Action.DONT, api, tuned, againstTuning(tuned), NextStep.STAY_AND_LOG, confidence)
          : verdict(
              confidence == Confidence.LOW ? Action.NOT_YET : Action.DO,
              tuned,
              api,
              forTuning(tuned),
              confidence == Confidence.HIGH ? NextStep.ROLL_OUT : NextStep.PILOT,
              confidence);
    }

    private List<Reason> againstTuning(Option tuned) {
      List<Reason> reasons = new ArrayList<>();
      if (tuned.paybackMonth() == null) {
        reasons.add(new Reason.NeverPaysBack(scenario.horizonMonths()));
      }
      double people = peopleShare(tuned);
      if (people >= MOSTLY_PEOPLE) {
        reasons.add(new Reason.PeopleDominate(people));
      }
      return reasons;
    }

    private static List<Reason> forTuning(Option tuned) {
      return Optional.ofNullable(tuned.paybackMonth())
          .<List<Reason>>map(month -> List.of(new Reason.PaysBack(month)))
          .orElse(List.of());
    }

    private Judgement verdict(
        Action action,
        Option choice,
        @Nullable Option rival,
        List<Reason> own,
        NextStep nextStep,
        Confidence confidence) {
      List<Reason> reasons = new ArrayList<>();
      overBudget(choice).ifPresent(reasons::add);
      boolean onPrinciple = own.stream().anyMatch(Bench::standsAboveMoney);
      if (onPrinciple) {
        reasons.addAll(own);
      }
      reasons.add(economics(choice, rival));
      if (!onPrinciple) {
        reasons.addAll(own);
      }
      boolean decidedByMoney = choice.equals(feasible.getFirst());
      List<Flip> flips = decidedByMoney ? new Flips(feasible, choice, scenario).find() : List.of();
      List<Swing> sensitivity =
          rival == null
              ? List.of()
              : Sensitivity.of(choice, rival, scenario.spreads(), scenario.horizonMonths());
      return new Judgement(
          new Verdict(
              choice.alternative().id(),
              action,
              reasons.subList(0, Math.min(reasons.size(), MOST_REASONS)),
              flips,
              confidence,
              nextStep),
          sensitivity);
    }

    private static boolean standsAboveMoney(Reason reason) {
      return switch (reason) {
        case Reason.DataMustStay _,
            Reason.FactsBelongInRetrieval _,
            Reason.NothingToCompare _,
            Reason.NothingFeasible _ ->
            true;
        case Reason.Cheapest _,
            Reason.NeverPaysBack _,
            Reason.PaysBack _,
            Reason.PeopleDominate _,
            Reason.OverBudget _ ->
            false;
      };
    }

    private static Reason economics(Option choice, @Nullable Option rival) {
      return new Reason.Cheapest(
          choice.alternative().id(),
          choice.total(),
          rival == null ? null : rival.alternative().id(),
          rival == null ? null : rival.total(),
          choice.chanceCheapest());
    }

    private Optional<Reason> overBudget(Option choice) {
      return Optional.ofNullable(scenario.policy().budgetUsd())
          .filter(budget -> choice.total().p50().compareTo(Usd.of(budget)) > 0)
          .map(budget -> new Reason.OverBudget(budget, choice.total()));
    }

    private double peopleShare(Option option) {
      double people = 0;
      for (CostLine line : option.plan().lines()) {
        if (PEOPLE.contains(line.category())) {
          people +=
              line.amount().dollars()
                  * (line.phase() == CostLine.Phase.ONE_OFF ? 1 : scenario.horizonMonths());
        }
      }
      return people / option.total().p50().dollars();
    }

    private static Confidence confidence(double chance) {
      if (chance >= HIGH_CONFIDENCE) {
        return Confidence.HIGH;
      }
      return chance >= MEDIUM_CONFIDENCE ? Confidence.MEDIUM : Confidence.LOW;
    }

    private Optional<Option> cheapest(Predicate<Option> among) {
      return feasible.stream()
          .filter(among)
          .min(Comparator.comparing(option -> option.total().p50()));
    }

    private static boolean isApi(Option option) {
      return option.alternative() instanceof Alternative.Api;
    }
  }
}
