package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.verdict.Verdict.Action;
import dev.finetunecost.engine.verdict.Verdict.NextStep;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, before it is backed with figures.
 *
 * @param choice what to go with now, or null where nothing is feasible
 * @param rival what it is measured against, or null where there is nothing
 * @param onPrinciple whether something other than money decided
 * @param own the reasons that decided, the strongest first; the economics are added to them
 */
record Ruling(
    Action action,
    @Nullable Option choice,
    @Nullable Option rival,
    boolean onPrinciple,
    List<Reason> own,
    NextStep nextStep) {
  Ruling {
    own = List.copyOf(own);
  }
}
