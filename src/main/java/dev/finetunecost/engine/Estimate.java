package dev.finetunecost.engine;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.uncertainty.Swing;
import dev.finetunecost.engine.verdict.Verdict;
import java.util.List;

/**
 * The engine's whole answer to one scenario.
 *
 * @param resolved what it rests on
 * @param training the training run that the three answers (fits? how long? how much?) are about
 * @param alternatives feasible ones first, cheapest first; the infeasible ones last
 * @param sensitivity what moves the choice against its rival, the strongest first
 * @param steps how the predicted figures of training, then of serving, come about
 */
public record Estimate(
    ResolvedScenario resolved,
    TrainingAnswer training,
    List<Option> alternatives,
    Verdict verdict,
    List<Swing> sensitivity,
    List<Step> steps) {
  public Estimate {
    alternatives = List.copyOf(alternatives);
    sensitivity = List.copyOf(sensitivity);
    steps = List.copyOf(steps);
  }

  /** The option with this id. Unknown: {@link IllegalArgumentException}. */
  public Option option(String id) {
    return alternatives.stream()
        .filter(option -> option.alternative().id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no alternative " + id));
  }

  /** The options that can be done. */
  public List<Option> feasible() {
    return alternatives.stream().filter(Option::feasible).toList();
  }
}
