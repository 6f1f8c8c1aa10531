package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Draws;
import dev.finetunecost.engine.uncertainty.Swing;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Rule.Leaning;
import dev.finetunecost.engine.verdict.Verdict.Action;
import dev.finetunecost.engine.verdict.Verdict.Confidence;
import dev.finetunecost.engine.verdict.Verdict.Flip;
import dev.finetunecost.engine.verdict.Verdict.Question;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import dev.finetunecost.engine.verdict.Verdict.Stakes;
import dev.finetunecost.engine.verdict.Verdict.TryFirst;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Backs a ruling with figures: reasons, the counter-argument, flips, stakes, the open question. */
final class Grounds {
  /** Below this chance of being right, a decision is a coin toss with a bias. */
  private static final double MEDIUM_CONFIDENCE = 0.6;

  private static final double HIGH_CONFIDENCE = 0.8;

  /** From this chance on, it is worth saying that it may be otherwise. */
  private static final double WORTH_SAYING = 0.1;

  private static final int MOST_REASONS = 3;

  /** Rules that apply to nearly everybody, and so say little about anybody. */
  private static final Set<Rule> COMMONPLACE =
      EnumSet.of(Rule.KEEP_IT_SWAPPABLE, Rule.PRICES_FALL, Rule.API_WITHIN_TWENTY_PERCENT);

  private final Contest contest;
  private final Draws draws;
  private final ResolvedScenario scenario;
  private final List<Rule> rules;

  Grounds(Contest contest, Draws draws, ResolvedScenario scenario) {
    this.contest = contest;
    this.draws = draws;
    this.scenario = scenario;
    this.rules = new Thumbs(scenario, contest).applying();
  }

  Judgement of(Ruling ruling) {
    @Nullable Option choice = ruling.choice();
    if (choice == null) {
      return new Judgement(nothing(ruling), List.of());
    }
    @Nullable Option rival = ruling.rival();
    List<Swing> sensitivity =
        rival == null
            ? List.of()
            : Sensitivity.of(choice, rival, scenario.spreads(), scenario.horizonMonths());
    double chance = contest.chance(choice);
    return new Judgement(
        new Verdict(
            choice.alternative().id(),
            ruling.action(),
            reasons(ruling, choice, chance),
            counterArgument(ruling, choice).orElse(null),
            flips(choice),
            confidence(ruling, chance),
            chance,
            ruling.nextStep(),
            stakes(choice),
            tryFirst(choice),
            rules,
            question(sensitivity, choice).orElse(null)),
        sensitivity);
  }

  private Verdict nothing(Ruling ruling) {
    return new Verdict(
        null,
        ruling.action(),
        ruling.own(),
        null,
        List.of(),
        Confidence.HIGH,
        1,
        ruling.nextStep(),
        new Stakes(Usd.ZERO, Usd.ZERO, Pilot.examples(scenario), Pilot.GATE),
        List.of(),
        rules,
        null);
  }

  private List<Reason> reasons(Ruling ruling, Option choice, double chance) {
    List<Reason> reasons = new ArrayList<>();
    overBudget(choice).ifPresent(reasons::add);
    Reason economics = economics(choice, ruling.rival(), chance);
    if (ruling.onPrinciple()) {
      reasons.addAll(ruling.own());
      reasons.add(economics);
    } else {
      reasons.add(economics);
      reasons.addAll(ruling.own());
    }
    rules.stream()
        .filter(rule -> speaksFor(rule, choice))
        .map(Reason.Thumb::new)
        .forEach(reasons::add);
    Set<String> said = new HashSet<>();
    return reasons.stream().filter(reason -> said.add(reason.rule())).limit(MOST_REASONS).toList();
  }

  private static Reason economics(Option choice, @Nullable Option rival, double chance) {
    return new Reason.Cheapest(
        choice.alternative().id(),
        choice.total(),
        rival == null ? null : rival.alternative().id(),
        rival == null ? null : rival.total(),
        chance);
  }

  private Optional<Reason> overBudget(Option choice) {
    return Optional.ofNullable(scenario.policy().budgetUsd())
        .filter(budget -> choice.total().p50().compareTo(Usd.of(budget)) > 0)
        .map(budget -> new Reason.OverBudget(choice.alternative().id(), budget, choice.total()));
  }

  /**
   * The strongest point on the other side: what somebody said of the problem, then what is cheaper
   * still, then what nobody knows, then what the draws say, and last what holds for everybody.
   */
  private Optional<Reason> counterArgument(Ruling ruling, Option choice) {
    List<Reason> points = new ArrayList<>();
    rules.stream()
        .filter(rule -> isSaid(rule) && speaksAgainst(rule, choice))
        .map(Reason.Thumb::new)
        .forEach(points::add);
    tryFirst(choice).stream()
        .map(option ->
            new Reason.CheaperIfGoodEnough(option.id(), option.total(), choice.alternative().id()))
        .forEach(points::add);
    unknown(choice).ifPresent(points::add);
    contest.contenders().stream()
        .filter(option -> option.alternative().tunes() != choice.alternative().tunes())
        .map(
            option -> new Reason.OtherwiseInDraws(option.alternative().id(), beats(option, choice)))
        .filter(otherwise -> otherwise.chance() >= WORTH_SAYING)
        .max(Comparator.comparingDouble(Reason.OtherwiseInDraws::chance))
        .ifPresent(points::add);
    rules.stream()
        .filter(rule -> speaksAgainst(rule, choice))
        .map(Reason.Thumb::new)
        .forEach(points::add);
    return points.stream()
        .filter(point -> ruling.own().stream().noneMatch(own -> isSameMatter(own, point)))
        .findFirst();
  }

  private static boolean isSameMatter(Reason one, Reason other) {
    return one.equals(other)
        || (one instanceof Reason.CheaperIfGoodEnough a
            && other instanceof Reason.CheaperIfGoodEnough b
            && a.id().equals(b.id()));
  }

  /** What the decision takes for granted: that tuning works, or which hosted model is in use. */
  private Optional<Reason> unknown(Option choice) {
    String id = choice.alternative().id();
    if (tunes(choice)) {
      return scenario.policy().pilotGain() == null && contest.api().isPresent()
          ? Optional.of(
              new Reason.QualityUnproven(id, scenario.effort().reachesProduction().typical()))
          : Optional.empty();
    }
    return scenario
        .scenario()
        .get(Field.BASELINE_MODEL)
        .filter(stated -> stated.origin() == Origin.DEFAULT)
        .map(_ -> new Reason.BaselineAssumed(id));
  }

  private double beats(Option option, Option choice) {
    double[] own = contest.ranking().totals(choice.alternative().id());
    double[] other = contest.ranking().totals(option.alternative().id());
    int wins = 0;
    for (int i = 0; i < own.length; i++) {
      if (other[i] < own[i]) {
        wins++;
      }
    }
    return (double) wins / own.length;
  }

  private static boolean speaksFor(Rule rule, Option choice) {
    return isSaid(rule)
        && rule.leaning() == (choice.alternative().tunes() ? Leaning.TUNE : Leaning.STAY);
  }

  private static boolean speaksAgainst(Rule rule, Option choice) {
    return rule.leaning() == (choice.alternative().tunes() ? Leaning.STAY : Leaning.TUNE);
  }

  /** Whether the rule applies because somebody said something, and not to nearly everybody. */
  private static boolean isSaid(Rule rule) {
    return !COMMONPLACE.contains(rule);
  }

  /** Flips say something only where money decided, or would. */
  private List<Flip> flips(Option choice) {
    return contest.contenders().stream().findFirst().filter(choice::equals).isPresent()
        ? new Flips(contest, choice, scenario).find()
        : List.of();
  }

  private Confidence confidence(Ruling ruling, double chance) {
    if (ruling.action() == Action.COST_ONLY) {
      return isWide(ruling.choice()) ? Confidence.LOW : Confidence.MEDIUM;
    }
    if (ruling.onPrinciple() && ruling.rival() == null) {
      return Confidence.HIGH;
    }
    boolean byMoney = ruling.own().stream().allMatch(Reason.OverBudget.class::isInstance);
    if (ruling.onPrinciple() && !byMoney) {
      return Confidence.MEDIUM;
    }
    double right = ruling.choice() != null && tunes(ruling.choice()) ? chanceAgainstApi() : chance;
    if (right >= HIGH_CONFIDENCE) {
      return Confidence.HIGH;
    }
    return right >= MEDIUM_CONFIDENCE ? Confidence.MEDIUM : Confidence.LOW;
  }

  /** Whether the high end is more than twice the middle. */
  private static boolean isWide(@Nullable Option option) {
    return option != null && option.total().p90().dollars() > 2 * option.total().p50().dollars();
  }

  private static boolean tunes(Option option) {
    return option.alternative().tunes();
  }

  /** That tuning is right does not depend on which way to tune is the cheapest. */
  private double chanceAgainstApi() {
    return contest.api().map(api -> 1 - contest.chance(api)).orElse(1.0);
  }

  private Stakes stakes(Option choice) {
    double pilot =
        contest
            .tuned()
            .map(tuned -> Pilot.worth(contest.api(), tuned, draws, scenario))
            .orElse(0.0);
    return new Stakes(
        Usd.of(Math.max(0, contest.expectedRegret(choice))),
        Usd.of(pilot),
        Pilot.examples(scenario),
        Pilot.GATE);
  }

  private List<TryFirst> tryFirst(Option choice) {
    return Stream.of(Alternative.CheaperApi.class, Alternative.Prompt.class)
        .flatMap(kind -> contest.other(kind).stream())
        .filter(option -> option.total().p50().compareTo(choice.total().p50()) < 0)
        .map(option ->
            new TryFirst(
                option.alternative().id(),
                option.total(),
                choice.total().p50().minus(option.total().p50())))
        .sorted(Comparator.comparing(TryFirst::saves).reversed())
        .toList();
  }

  private Optional<Question> question(List<Swing> sensitivity, Option choice) {
    return scenario.hosted().baseline() == null
        ? Optional.of(new Question(Field.BASELINE_MODEL, null, 0))
        : Questions.of(sensitivity, contest, choice, scenario);
  }
}
