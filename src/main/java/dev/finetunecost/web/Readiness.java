package dev.finetunecost.web;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must work before requests may come.
 *
 * @param checks none of them may be {@link State#DOWN}
 */
public record Readiness(List<Check> checks) {
  private static final Logger log = LoggerFactory.getLogger(Readiness.class);

  public Readiness {
    checks = List.copyOf(checks);
  }

  /** How one thing is doing. */
  public enum State {
    UP,
    /** It works, but something needs mending soon. */
    DEGRADED,
    DOWN
  }

  /**
   * One thing that must work.
   *
   * @param name in a word, such as {@code database}
   * @param state an exception is the same as {@link State#DOWN}
   */
  public record Check(String name, Supplier<State> state) {

    /** A thing that works or does not. */
    public static Check holds(String name, Supplier<Boolean> holds) {
      return new Check(name, () -> holds.get() ? State.UP : State.DOWN);
    }
  }

  /** The names of the checks by what they say now; each is asked once. */
  Map<State, List<String>> examined() {
    return checks.stream()
        .collect(
            Collectors.groupingBy(
                Readiness::state, Collectors.mapping(Check::name, Collectors.toList())));
  }

  private static State state(Check check) {
    try {
      return check.state().get();
    } catch (RuntimeException e) {
      log.warn("The check of {} failed", check.name(), e);
      return State.DOWN;
    }
  }
}
