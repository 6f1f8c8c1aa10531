package dev.finetunecost.web;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What must work before requests may come.
 *
 * @param checks all of them must hold
 */
public record Readiness(List<Check> checks) {
  public Readiness {
    checks = List.copyOf(checks);
  }

  /**
   * One thing that must work.
   *
   * @param name in a word, such as {@code database}
   * @param holds false, or an exception, where it does not
   */
  public record Check(String name, BooleanSupplier holds) {}

  /** The names of the checks that do not hold. */
  List<String> failing() {
    return checks.stream().filter(check -> !holds(check)).map(Check::name).toList();
  }

  private static boolean holds(Check check) {
    try {
      return check.holds().getAsBoolean();
    } catch (RuntimeException _) {
      return false;
    }
  }
}
