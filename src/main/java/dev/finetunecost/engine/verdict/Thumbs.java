package dev.finetunecost.engine.verdict;

import static dev.finetunecost.engine.cost.CostLine.Category.DATA;
import static dev.finetunecost.engine.cost.CostLine.Category.TRAINING;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.units.Usd;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which published rules of thumb apply to a scenario and its options. */
final class Thumbs {
  private static final double LATENCY_LIMIT_MILLIS = 100;
  private static final double FREQUENT_TRAININGS_PER_YEAR = 24;
  private static final double FREQUENT_GPU_BILL_PER_MONTH = 3_000;
  private static final double HUGE_PARAMETERS = 405e9;
  private static final double LORA_EXAMPLES = 100_000;
  private static final double WITHIN = 1.2;
  private static final int LONG_MONTHS = 12;

  private final ResolvedScenario scenario;
  private final Policy policy;
  private final Contest contest;

  Thumbs(ResolvedScenario scenario, Contest contest) {
    this.scenario = scenario;
    this.policy = scenario.policy();
    this.contest = contest;
  }

  /** The rules that apply, in the order of their numbers. */
  List<Rule> applying() {
    return Stream.of(Rule.values()).filter(this::applies).toList();
  }

  private boolean applies(Rule rule) {
    double examples = scenario.training().examples();
    return switch (rule) {
      case PROMPT_FIRST -> Boolean.FALSE.equals(policy.promptBaseline());
      case FACTS_TO_RETRIEVAL -> policy.has(Circumstance.FACTS_CHANGE);
      case EVALUATIONS_FIRST -> Boolean.FALSE.equals(policy.evaluations());
      case CAN_AFFORD -> cannotAfford();
      case LATEST_MODEL -> policy.has(Circumstance.LATEST_MODEL);
      case TASK_CHANGES -> policy.has(Circumstance.TASK_CHANGES);
      case ERRORS_TOLERABLE -> policy.has(Circumstance.ERRORS_TOLERABLE);
      case HARD_TO_DESCRIBE, SYNTAX_AND_STYLE -> policy.has(Circumstance.HARD_TO_DESCRIBE);
      case FIXED_FORMAT -> policy.has(Circumstance.FIXED_FORMAT);
      case LATENCY -> isWithin(policy.latencyMillis(), LATENCY_LIMIT_MILLIS);
      case DATA_STAYS ->
          policy.has(Circumstance.DATA_MUST_STAY) || policy.has(Circumstance.OWN_MACHINES_ONLY);
      case NO_TEAM -> policy.has(Circumstance.NO_ML_TEAM);
      case TEAM -> policy.has(Circumstance.ML_TEAM);
      case FREQUENT_TUNING -> tunesOften();
      case RARE_OR_HUGE ->
          scenario.effort().retrainsPerYear().typical() == 0
              || scenario.model().parameters() > HUGE_PARAMETERS;
      case API_WITHIN_TWENTY_PERCENT -> apiIsWithinReach();
      case STAGE_GATE -> policy.pilotGain() == null && contest.tuned().isPresent();
      case LORA_FIRST -> examples < LORA_EXAMPLES && scenario.methods().getFirst() != Method.FULL;
      case SHARE_ONE_BASE -> scenario.traffic().tunedModels() >= 2;
      case SPOT -> policy.has(Circumstance.CAN_WAIT);
      case DO_NOT_BUY -> policy.has(Circumstance.BUYING) && rentingIsCheaper();
      case DEFINE_SUCCESS -> policy.has(Circumstance.NO_SUCCESS_METRIC);
      case REAL_FAILURES -> policy.has(Circumstance.ONLY_SYNTHETIC_DATA);
      case PIPELINE_EARLY -> scenario.effort().retrainsPerYear().typical() > 0;
      case THREE_EPOCHS -> scenario.training().epochs() > 3;
      case EVALUATE_AROUND -> policy.evaluations() == null;
      case FIFTY_EXAMPLES -> examples < 50;
      case IN_CONTEXT_FIRST -> policy.promptBaseline() == null;
      case PROMPT_IS_ENOUGH ->
          Boolean.TRUE.equals(policy.promptBaseline()) && Boolean.TRUE.equals(policy.evaluations());
      case JUDGE_YOURSELF -> scenario.effort().labelPerExample().typical() >= 3;
      case BY_FAILURE ->
          policy.has(Circumstance.FACTS_CHANGE) && policy.has(Circumstance.HARD_TO_DESCRIBE);
      case DATA_IS_HARD -> contest.tuned().filter(Thumbs::dataOutweighsTraining).isPresent();
      case HUNDRED_EXAMPLES -> examples >= 50 && examples < 100;
      case SMALLER_MODEL_OR_PROMPT ->
          scenario.traffic().promptTokens() > 0
              || contest.other(Alternative.CheaperApi.class).isPresent();
      case DATA_STUDY -> examples >= 1_000 && policy.pilotGain() == null;
      case KEEP_IT_SWAPPABLE -> contest.api().isPresent();
      case PRICES_FALL -> scenario.horizonMonths() >= LONG_MONTHS && contest.api().isPresent();
      case SHARE_ONE_GPU -> sharesOneGpu();
    };
  }

  private static boolean isWithin(@Nullable Double limit, double most) {
    return limit != null && limit <= most;
  }

  private boolean cannotAfford() {
    return Optional.ofNullable(policy.budgetUsd())
        .flatMap(budget -> contest.tuned().map(tuned -> tuned.oneOff().p50().dollars() > budget))
        .orElse(false);
  }

  private boolean tunesOften() {
    double parameters = scenario.model().parameters();
    return scenario.effort().retrainsPerYear().typical() >= FREQUENT_TRAININGS_PER_YEAR
        && parameters >= 6e9
        && parameters <= 75e9
        && selfHosted()
            .map(option -> sum(option, CostLine.Category.INFERENCE) < FREQUENT_GPU_BILL_PER_MONTH)
            .orElse(false);
  }

  private boolean apiIsWithinReach() {
    return contest
        .api()
        .flatMap(api ->
            selfHosted()
                .map(own -> api.total().p50().dollars() < WITHIN * own.total().p50().dollars()))
        .orElse(false);
  }

  private Optional<Option> selfHosted() {
    return contest.contenders().stream()
        .filter(option -> option.alternative() instanceof Alternative.SelfHosted)
        .findFirst();
  }

  private boolean rentingIsCheaper() {
    return contest.tuned().isPresent()
        && !(contest.tuned().get().alternative() instanceof Alternative.Owned);
  }

  private boolean sharesOneGpu() {
    Traffic traffic = scenario.traffic();
    return traffic.tunedModels() >= 2 && traffic.requestsPerSecond() < 1;
  }

  private static boolean dataOutweighsTraining(Option tuned) {
    return sum(tuned, DATA) > sum(tuned, TRAINING);
  }

  private static double sum(Option option, CostLine.Category category) {
    return option.plan().lines().stream()
        .filter(line -> line.category() == category)
        .map(CostLine::amount)
        .reduce(Usd.ZERO, Usd::plus)
        .dollars();
  }
}
