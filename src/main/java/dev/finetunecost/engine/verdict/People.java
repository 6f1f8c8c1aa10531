package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import java.util.EnumSet;
import java.util.Set;

/** How much of a bill is people. */
final class People {
  /** From this share on, the bill is mostly people. */
  static final double MOST = 0.5;

  private static final Set<CostLine.Category> CATEGORIES =
      EnumSet.of(
          CostLine.Category.DATA,
          CostLine.Category.PROMPTING,
          CostLine.Category.ENGINEERING,
          CostLine.Category.EVALUATION,
          CostLine.Category.SECURITY,
          CostLine.Category.ON_CALL,
          CostLine.Category.MIGRATION);

  private People() {}

  /** Their share of the total, 0 to 1. */
  static double share(Option option) {
    double people = 0;
    for (CostLine line : option.plan().lines()) {
      if (CATEGORIES.contains(line.category())) {
        int times = line.phase() == CostLine.Phase.ONE_OFF ? 1 : option.plan().horizonMonths();
        people += line.amount().times(times).dollars();
      }
    }
    return people / option.total().p50().dollars();
  }
}
