package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.units.MoneyRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do, why, and what would change our mind.
 *
 * @param choice the id of the chosen alternative, or null where nothing is feasible
 * @param action what the choice means for the question that was asked
 * @param reasons at most three, the strongest first
 * @param flips where the answer changes, the nearest first
 */
public record Verdict(
    @Nullable String choice,
    Action action,
    List<Reason> reasons,
    List<Flip> flips,
    Confidence confidence,
    NextStep nextStep) {
  public Verdict {
    reasons = List.copyOf(reasons);
    flips = List.copyOf(flips);
  }

  /** What the choice means for the question whether to fine-tune. */
  public enum Action {
    /** Fine-tune. */
    DO,
    /** Do not fine-tune: something else is better. */
    DONT,
    /** Not yet: something has to be in place first. */
    NOT_YET,
    /** There is nothing to compare with: this is what fine-tuning would cost. */
    COST_ONLY
  }

  /** A rule that spoke, with the figures that made it speak. */
  public sealed interface Reason {

    /** The rule's id, as in the list of decision rules. */
    String rule();

    /**
     * The chosen alternative is the cheapest over the horizon in the central case; {@code chance}
     * is 0 to 1.
     */
    record Cheapest(
        String id,
        MoneyRange total,
        @Nullable String runnerUp,
        @Nullable MoneyRange runnerUpTotal,
        double chance)
        implements Reason {
      @Override
      public String rule() {
        return "economics";
      }
    }

    /** Fine-tuning never earns back what it costs within the horizon. */
    record NeverPaysBack(int horizonMonths) implements Reason {
      @Override
      public String rule() {
        return "pay-back";
      }
    }

    /** Fine-tuning has earned back what it costs by this month. */
    record PaysBack(int month) implements Reason {
      @Override
      public String rule() {
        return "pay-back";
      }
    }

    /** Facts that change belong in retrieval, not in weights. */
    record FactsBelongInRetrieval() implements Reason {
      @Override
      public String rule() {
        return "facts-rag";
      }
    }

    /** The data may not leave, so that only a self-hosted model will do. */
    record DataMustStay() implements Reason {
      @Override
      public String rule() {
        return "privacy";
      }
    }

    /** Most of the difference is people, not machines; {@code share} of the cost is 0 to 1. */
    record PeopleDominate(double share) implements Reason {
      @Override
      public String rule() {
        return "people";
      }
    }

    /** The central estimate is above what may be spent. */
    record OverBudget(double budgetUsd, MoneyRange total) implements Reason {
      @Override
      public String rule() {
        return "budget";
      }
    }

    /** Nothing that was looked at can be done. */
    record NothingFeasible() implements Reason {
      @Override
      public String rule() {
        return "feasibility";
      }
    }

    /** No hosted model was named, so that there is nothing to compare with. */
    record NothingToCompare() implements Reason {
      @Override
      public String rule() {
        return "baseline";
      }
    }
  }

  /**
   * Where the answer changes.
   *
   * @param variable what would have to change
   * @param value the value at which it flips, in {@code unit}
   * @param upward whether the answer flips above the value, or below it
   * @param to the id of the alternative that is then the cheapest
   */
  public record Flip(Variable variable, double value, String unit, boolean upward, String to) {

    /** What would have to change. */
    public enum Variable {
      VOLUME,
      API_PRICE,
      PEOPLE_HOURS,
      HORIZON
    }
  }

  /** How sure the verdict is, by the chance that the choice is the cheapest. */
  public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
  }

  /** What to do next. */
  public enum NextStep {
    STAY_AND_LOG,
    PROMPT_BASELINE_FIRST,
    PILOT,
    ROLL_OUT,
    TRY_RETRIEVAL,
    NAME_THE_BASELINE,
    RELAX_CONSTRAINTS
  }
}
