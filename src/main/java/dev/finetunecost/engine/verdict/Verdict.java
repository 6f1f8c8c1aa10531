package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.Usd;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do, why, and what would change our mind: figures and rules, no sentences.
 *
 * @param choice the id of the alternative to go with now, or null where nothing is feasible
 * @param action what the choice means for the question whether to fine-tune
 * @param reasons at most three, the strongest first
 * @param counterArgument the strongest point against the decision, or null where there is none
 * @param flips where the answer changes, the nearest first
 * @param confidence how sure the economics are
 * @param chance that the choice costs no more than any other whose quality can be counted on, 0 to
 *     1
 * @param nextStep what to do next
 * @param stakes what more knowledge would be worth
 * @param tryFirst cheaper ways whose quality nobody knows yet, the cheapest first
 * @param rules all rules of thumb that apply, in the order of their numbers
 * @param question the one missing fact that would change the verdict most, or null where none would
 */
public record Verdict(
    @Nullable String choice,
    Action action,
    List<Reason> reasons,
    @Nullable Reason counterArgument,
    List<Flip> flips,
    Confidence confidence,
    double chance,
    NextStep nextStep,
    Stakes stakes,
    List<TryFirst> tryFirst,
    List<Rule> rules,
    @Nullable Question question) {
  public Verdict {
    reasons = List.copyOf(reasons);
    flips = List.copyOf(flips);
    tryFirst = List.copyOf(tryFirst);
    rules = List.copyOf(rules);
  }

  /** What the choice means for the question whether to fine-tune. */
  public enum Action {
    /** Fine-tune. */
    DO,
    /** Do not fine-tune: something else is better. */
    DONT,
    /** Not yet: something has to be in place or to be tried first. */
    NOT_YET,
    /** There is nothing to compare with: this is what fine-tuning would cost. */
    COST_ONLY
  }

  /** A point for or against, with the figures that make it. */
  public sealed interface Reason {

    /** The rule's id: the number of a rule of thumb, or the name of one of the engine's own. */
    String rule();

    /**
     * An alternative is the cheapest of those whose quality can be counted on, in the central case.
     *
     * @param chance that it is, 0 to 1
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

    /**
     * Tuning costs more, and is wanted for what it makes better.
     *
     * @param premium what it costs more over the horizon
     */
    record PaysForQuality(String id, Usd premium) implements Reason {
      @Override
      public String rule() {
        return Rule.HARD_TO_DESCRIBE.id();
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
        return Rule.FACTS_TO_RETRIEVAL.id();
      }
    }

    /** The data may not leave, so that only a model on one's own machines will do. */
    record DataMustStay() implements Reason {
      @Override
      public String rule() {
        return Rule.DATA_STAYS.id();
      }
    }

    /** Most of what tuning costs is people, not machines; {@code share} is 0 to 1. */
    record PeopleDominate(double share) implements Reason {
      @Override
      public String rule() {
        return "people";
      }
    }

    /** The central estimate of the alternative with this id is above what may be spent. */
    record OverBudget(String id, double budgetUsd, MoneyRange total) implements Reason {
      @Override
      public String rule() {
        return Rule.CAN_AFFORD.id();
      }
    }

    /** Nothing that was looked at can be done. */
    record NothingFeasible() implements Reason {
      @Override
      public String rule() {
        return "feasibility";
      }
    }

    /** Tuning is the question, and no way to tune can be done. */
    record NoWayToTune() implements Reason {
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

    /**
     * Something that takes no tuning would be cheaper still, if its quality is enough.
     *
     * @param id the alternative
     * @param total over the horizon
     * @param insteadOf the alternative that it would undercut
     */
    record CheaperIfGoodEnough(String id, MoneyRange total, String insteadOf) implements Reason {
      @Override
      public String rule() {
        return Rule.SMALLER_MODEL_OR_PROMPT.id();
      }
    }

    /** A pilot was not better by enough to go on; {@code gain} and {@code gate} as 0.05 for 5 %. */
    record PilotFailed(double gain, double gate) implements Reason {
      @Override
      public String rule() {
        return Rule.STAGE_GATE.id();
      }
    }

    /** Another alternative is cheaper in so many of the draws; {@code chance} is 0 to 1. */
    record OtherwiseInDraws(String id, double chance) implements Reason {
      @Override
      public String rule() {
        return "economics";
      }
    }

    /**
     * Whether a tuned model is good enough is not known before one was tried.
     *
     * @param chance that a project of this kind reaches production, 0 to 1
     */
    record QualityUnproven(String id, double chance) implements Reason {
      @Override
      public String rule() {
        return "quality";
      }
    }

    /** Nobody said which hosted model is in use, so that a usual one stands for it. */
    record BaselineAssumed(String id) implements Reason {
      @Override
      public String rule() {
        return "baseline";
      }
    }

    /** A rule of thumb applies. */
    record Thumb(Rule thumb) implements Reason {
      @Override
      public String rule() {
        return thumb.id();
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
      GPU_PRICE,
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
    /** Stay, and keep the requests and answers: they are the data if the answer ever flips. */
    STAY_AND_LOG,
    PROMPT_BASELINE_FIRST,
    EVALUATIONS_FIRST,
    DEFINE_SUCCESS,
    TRY_CHEAPER_MODEL,
    TRY_RETRIEVAL,
    /** A proof of concept on a small, clean set, with a gate. */
    PROOF_OF_CONCEPT,
    /** A pilot on the real use. */
    PILOT,
    ROLL_OUT,
    NAME_THE_BASELINE,
    RELAX_CONSTRAINTS
  }

  /**
   * What more knowledge would be worth, over the horizon.
   *
   * @param expectedRegret what the choice costs more on average than the best choice in each state
   *     of the world: the value of knowing everything
   * @param pilotWorth at most this much is a pilot worth that shows whether tuning works, and what
   *     it takes in data, hours and machines
   * @param pilotExamples examples for it
   * @param gate by how much it must be better on held-out examples to go on, 0.05 for 5 %
   */
  public record Stakes(Usd expectedRegret, Usd pilotWorth, int pilotExamples, double gate) {}

  /**
   * A way that costs less and takes no tuning, but whose quality nobody knows.
   *
   * @param id the alternative
   * @param total over the horizon
   * @param saves against the choice, in the central case
   */
  public record TryFirst(String id, MoneyRange total, Usd saves) {}

  /**
   * A fact that nobody said, and that decides whether to tune.
   *
   * @param field that would hold it
   * @param range what was assumed for it and how far off that may be, in the field's unit; null
   *     where nothing could be assumed
   * @param swingUsd by how much it moves what the choice costs more than its rival; 0 where that is
   *     not known
   */
  public record Question(Field field, @Nullable Range range, double swingUsd) {}
}
