package dev.finetunecost.engine.spec;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must hold, whatever it costs, and what is known about the problem.
 *
 * @param circumstances all that somebody said or that follows from it
 * @param budgetUsd what may be spent over the horizon, or null
 * @param latencyMillis within which the first token must come, or null
 * @param promptBaseline whether a prompt was tried and measured, or null where nobody said
 * @param evaluations whether automated evaluations exist, or null where nobody said
 * @param pilotGain how much better a pilot was on held-out examples, 0.05 for 5 %, or null
 * @param excludedProviders with whom nobody there may do business
 */
public record Policy(
    Set<Circumstance> circumstances,
    @Nullable Double budgetUsd,
    @Nullable Double latencyMillis,
    @Nullable Boolean promptBaseline,
    @Nullable Boolean evaluations,
    @Nullable Double pilotGain,
    Set<String> excludedProviders) {
  /** Nothing is known and nothing must hold. */
  public static final Policy OPEN = of();

  public Policy {
    circumstances =
        circumstances.isEmpty()
            ? Set.of()
            : Collections.unmodifiableSet(EnumSet.copyOf(circumstances));
    excludedProviders = Set.copyOf(excludedProviders);
  }

  /** A policy that excludes no provider. */
  public Policy(
      Set<Circumstance> circumstances,
      @Nullable Double budgetUsd,
      @Nullable Double latencyMillis,
      @Nullable Boolean promptBaseline,
      @Nullable Boolean evaluations,
      @Nullable Double pilotGain) {
    this(circumstances, budgetUsd, latencyMillis, promptBaseline, evaluations, pilotGain, Set.of());
  }

  /** Only these circumstances. */
  public static Policy of(Circumstance... circumstances) {
    return new Policy(Set.of(circumstances), null, null, null, null, null);
  }

  /** This policy, with these providers out of the question. */
  public Policy without(Set<String> providers) {
    return new Policy(
        circumstances, budgetUsd, latencyMillis, promptBaseline, evaluations, pilotGain, providers);
  }

  public boolean has(Circumstance circumstance) {
    return circumstances.contains(circumstance);
  }

  /** Something that is so, and that decides more than money does. */
  public enum Circumstance {
    /** The data may not leave the company's own machines. */
    DATA_MUST_STAY,
    /** Nothing may run on anybody else's machines, rented or not. */
    OWN_MACHINES_ONLY,
    /** The data may not leave the European Union. */
    EU_ONLY,
    /** Health data, for which the law wants an agreement with whoever processes it. */
    HEALTH_DATA,
    /** Nobody there looks after servers and models. */
    NO_ML_TEAM,
    /** People there know how to tune and serve models. */
    ML_TEAM,
    /** Only software that may be used commercially and without conditions. */
    PERMISSIVE_LICENCE,
    /** The answers depend on facts, and on facts that change. */
    FACTS_CHANGE,
    /** What is wanted can be shown and not described. */
    HARD_TO_DESCRIBE,
    /** The output must always have the same form. */
    FIXED_FORMAT,
    /** What is asked of the model changes quickly. */
    TASK_CHANGES,
    /** An error now and then does no harm. */
    ERRORS_TOLERABLE,
    /** The newest model is wanted as soon as it is out, or a provider's guarantees are. */
    LATEST_MODEL,
    /** Nobody said how to tell whether it works. */
    NO_SUCCESS_METRIC,
    /** All examples are made up, none is from real use. */
    ONLY_SYNTHETIC_DATA,
    /** Work that can be interrupted and done later. */
    CAN_WAIT,
    /** Answers must come at once, without a number. */
    LOW_LATENCY,
    /** It must go on when a machine fails. */
    HIGH_AVAILABILITY,
    /** Work that has to be ready on a day. */
    DEADLINE,
    /** The GPUs that are named are there already. */
    OWNS_HARDWARE,
    /** Buying hardware is considered. */
    BUYING,
    /** There are no automated evaluations. */
    NO_EVALUATIONS,
    /** No prompt was tried. */
    NO_PROMPT_YET,
    /** A prompt was tried and does not do. */
    PROMPT_NOT_ENOUGH
  }
}
