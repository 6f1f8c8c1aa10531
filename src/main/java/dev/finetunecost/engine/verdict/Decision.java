package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.verdict.Verdict.Action;
import dev.finetunecost.engine.verdict.Verdict.NextStep;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order in which things decide: what cannot be otherwise, whether tuning can help at all, what
 * must come first, and only then money.
 */
final class Decision {
  /** Fewer examples than OpenAI's fine-tuning accepts. */
  private static final int FEWEST_EXAMPLES = 10;

  private static final double LIKELY = 0.6;

  /** For behaviour that a prompt does not give, at most twice the bill of the API. Judgement. */
  private static final double MOST_FOR_QUALITY = 2;

  private final Contest contest;
  private final ResolvedScenario scenario;
  private final Policy policy;

  private Decision(Contest contest, ResolvedScenario scenario) {
    this.contest = contest;
    this.scenario = scenario;
    this.policy = scenario.policy();
  }

  static Ruling of(Contest contest, ResolvedScenario scenario) {
    Decision decision = new Decision(contest, scenario);
    return decision
        .notAFineTuningProblem()
        .or(decision::somethingComesFirst)
        .or(decision::onlyOneWayLeft)
        .or(decision::cannotBeAfforded)
        .orElseGet(decision::money);
  }

  /** Facts that change, a task that changes, a pilot that failed. */
  private Optional<Ruling> notAFineTuningProblem() {
    Optional<Option> untuned =
        policy.has(Circumstance.FACTS_CHANGE)
            ? contest.other(Alternative.Rag.class).or(contest::api)
            : contest.api();
    if (untuned.isEmpty()) {
      return Optional.empty();
    }
    Option choice = untuned.get();
    @Nullable Double gain = policy.pilotGain();
    if (gain != null && gain < Pilot.GATE) {
      return ruling(
          Action.DONT, choice, NextStep.STAY_AND_LOG, new Reason.PilotFailed(gain, Pilot.GATE));
    }
    if (policy.has(Circumstance.FACTS_CHANGE)) {
      boolean behaviourToo = wantsBetterBehaviour();
      return behaviourToo
          ? ruling(
              Action.NOT_YET,
              choice,
              NextStep.TRY_RETRIEVAL,
              new Reason.FactsBelongInRetrieval(),
              new Reason.Thumb(Rule.BY_FAILURE))
          : ruling(
              Action.DONT, choice, NextStep.TRY_RETRIEVAL, new Reason.FactsBelongInRetrieval());
    }
    if (policy.has(Circumstance.TASK_CHANGES)) {
      return ruling(
          Action.DONT, choice, NextStep.STAY_AND_LOG, new Reason.Thumb(Rule.TASK_CHANGES));
    }
    return Optional.empty();
  }

  /** A prompt to compare with, evaluations, a goal, examples. */
  private Optional<Ruling> somethingComesFirst() {
    Optional<Option> meanwhile = contest.api().or(contest::tuned);
    if (meanwhile.isEmpty()) {
      return Optional.empty();
    }
    Option choice = meanwhile.get();
    if (policy.has(Circumstance.NO_SUCCESS_METRIC)) {
      return ruling(
          Action.NOT_YET, choice, NextStep.DEFINE_SUCCESS, new Reason.Thumb(Rule.DEFINE_SUCCESS));
    }
    if (Boolean.FALSE.equals(policy.evaluations())) {
      return ruling(
          Action.NOT_YET,
          choice,
          NextStep.EVALUATIONS_FIRST,
          new Reason.Thumb(Rule.EVALUATIONS_FIRST));
    }
    if (Boolean.FALSE.equals(policy.promptBaseline())) {
      return ruling(
          Action.NOT_YET,
          contest.other(Alternative.Prompt.class).orElse(choice),
          NextStep.PROMPT_BASELINE_FIRST,
          new Reason.Thumb(Rule.PROMPT_FIRST));
    }
    if (scenario.training().examples() < FEWEST_EXAMPLES && contest.tuned().isPresent()) {
      return ruling(
          Action.NOT_YET, choice, NextStep.STAY_AND_LOG, new Reason.Thumb(Rule.FIFTY_EXAMPLES));
    }
    return Optional.empty();
  }

  /** Where constraints leave no choice. */
  private Optional<Ruling> onlyOneWayLeft() {
    Optional<Option> api = contest.api();
    Optional<Option> tuned = contest.tuned();
    if (api.isEmpty() && tuned.isEmpty()) {
      return Optional.of(
          new Ruling(
              Action.DONT,
              null,
              null,
              true,
              List.of(new Reason.NothingFeasible()),
              NextStep.RELAX_CONSTRAINTS));
    }
    if (tuned.isEmpty()) {
      return ruling(Action.DONT, api.get(), NextStep.STAY_AND_LOG, new Reason.NoWayToTune());
    }
    if (api.isPresent()) {
      return Optional.empty();
    }
    if (policy.has(Circumstance.DATA_MUST_STAY) || policy.has(Circumstance.OWN_MACHINES_ONLY)) {
      return ruling(Action.DO, tuned.get(), tuningStep(), new Reason.DataMustStay());
    }
    return scenario.hosted().baseline() == null
        ? ruling(
            Action.COST_ONLY,
            tuned.get(),
            NextStep.NAME_THE_BASELINE,
            new Reason.NothingToCompare())
        : ruling(Action.DO, tuned.get(), tuningStep(), new Reason.Thumb(Rule.LATENCY));
  }

  /** Tuning alone is over the budget. */
  private Optional<Ruling> cannotBeAfforded() {
    @Nullable Double budget = policy.budgetUsd();
    Option api = contest.api().orElseThrow();
    Option tuned = contest.tuned().orElseThrow();
    if (budget == null
        || tuned.total().p50().dollars() <= budget
        || api.total().p50().dollars() > budget) {
      return Optional.empty();
    }
    return ruling(
        Action.DONT,
        api,
        NextStep.STAY_AND_LOG,
        new Reason.OverBudget(tuned.alternative().id(), budget, tuned.total()));
  }

  private Ruling money() {
    Option api = contest.api().orElseThrow();
    Option tuned = contest.tuned().orElseThrow();
    return api.total().p50().compareTo(tuned.total().p50()) <= 0
        ? apiIsCheaper(api, tuned)
        : tuningIsCheaper(api, tuned);
  }

  /** Money speaks for staying; better behaviour may be worth a premium. */
  private Ruling apiIsCheaper(Option api, Option tuned) {
    if (!wantsBetterBehaviour()) {
      return new Ruling(
          Action.DONT, api, tuned, false, againstTuning(tuned), NextStep.STAY_AND_LOG);
    }
    Reason premium =
        new Reason.PaysForQuality(
            tuned.alternative().id(), tuned.total().p50().minus(api.total().p50()));
    boolean worthIt =
        Boolean.TRUE.equals(policy.promptBaseline())
            && tuned.total().p50().dollars() <= MOST_FOR_QUALITY * api.total().p50().dollars();
    return new Ruling(
        worthIt ? Action.DO : Action.NOT_YET,
        worthIt ? tuned : api,
        worthIt ? api : tuned,
        true,
        List.of(premium),
        worthIt ? tuningStep() : NextStep.PROOF_OF_CONCEPT);
  }

  /** Money speaks for tuning; something that takes no tuning may be cheaper still. */
  private Ruling tuningIsCheaper(Option api, Option tuned) {
    Optional<Option> cheaperStill =
        Stream.of(Alternative.CheaperApi.class, Alternative.Prompt.class)
            .flatMap(kind -> contest.other(kind).stream())
            .filter(option -> option.total().p50().compareTo(tuned.total().p50()) < 0)
            .min((one, other) -> one.total().p50().compareTo(other.total().p50()));
    if (cheaperStill.isPresent() && !wantsBetterBehaviour()) {
      Option option = cheaperStill.get();
      return new Ruling(
          Action.NOT_YET,
          api,
          tuned,
          true,
          List.of(
              new Reason.CheaperIfGoodEnough(
                  option.alternative().id(), option.total(), tuned.alternative().id())),
          option.alternative() instanceof Alternative.Prompt
              ? NextStep.PROMPT_BASELINE_FIRST
              : NextStep.TRY_CHEAPER_MODEL);
    }
    boolean likely = 1 - contest.chance(api) >= LIKELY;
    return new Ruling(
        likely ? Action.DO : Action.NOT_YET,
        likely ? tuned : api,
        likely ? api : tuned,
        false,
        forTuning(tuned),
        likely ? tuningStep() : NextStep.PROOF_OF_CONCEPT);
  }

  private NextStep tuningStep() {
    @Nullable Double gain = policy.pilotGain();
    if (gain == null) {
      return NextStep.PROOF_OF_CONCEPT;
    }
    return contest.api().map(contest::chance).orElse(0.0) <= 0.2
        ? NextStep.ROLL_OUT
        : NextStep.PILOT;
  }

  /** A form alone is what hosted models can be held to without tuning, unless that was tried. */
  private boolean wantsBetterBehaviour() {
    return policy.has(Circumstance.HARD_TO_DESCRIBE)
        || (policy.has(Circumstance.FIXED_FORMAT) && policy.has(Circumstance.PROMPT_NOT_ENOUGH));
  }

  private List<Reason> againstTuning(Option tuned) {
    List<Reason> reasons = new ArrayList<>();
    if (tuned.paybackMonth() == null) {
      reasons.add(new Reason.NeverPaysBack(scenario.horizonMonths()));
    }
    double people = People.share(tuned);
    if (people >= People.MOST) {
      reasons.add(new Reason.PeopleDominate(people));
    }
    return reasons;
  }

  private static List<Reason> forTuning(Option tuned) {
    return Optional.ofNullable(tuned.paybackMonth())
        .<List<Reason>>map(month -> List.of(new Reason.PaysBack(month)))
        .orElse(List.of());
  }

  private Optional<Ruling> ruling(Action action, Option choice, NextStep nextStep, Reason... own) {
    @Nullable Option rival =
        (choice.alternative().tunes() ? contest.api() : contest.tuned()).orElse(null);
    return Optional.of(new Ruling(action, choice, rival, true, List.of(own), nextStep));
  }
}
