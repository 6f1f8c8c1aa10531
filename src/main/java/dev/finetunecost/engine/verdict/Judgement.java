package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Ranking;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.uncertainty.Draws;
import dev.finetunecost.engine.uncertainty.Swing;
import java.util.List;

/**
 * A verdict with what moves it.
 *
 * @param verdict the decision
 * @param sensitivity what moves the choice against its rival, the strongest first; empty where
 *     there is no rival
 */
public record Judgement(Verdict verdict, List<Swing> sensitivity) {
  public Judgement {
    sensitivity = List.copyOf(sensitivity);
  }

  /**
   * Weighs the options: hard constraints first, then whether it is a fine-tuning problem at all,
   * then the economics under uncertainty.
   *
   * @param draws in which the options were ranked
   */
  public static Judgement of(Ranking ranking, Draws draws, ResolvedScenario scenario) {
    Contest contest = Contest.of(ranking, scenario);
    Ruling ruling = Decision.of(contest, scenario);
    return new Grounds(contest, draws, scenario).of(ruling);
  }
}
