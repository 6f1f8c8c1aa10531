package dev.finetunecost.slack.team;

import java.math.BigDecimal;
import java.util.Map;

/**
 * An answer in short, as it is remembered to be compared with later ones.
 *
 * @param choice what was advised: the kind of advice, and the alternative's id
 * @param headline the advice in one sentence
 * @param total dollars over the horizon, to the cent
 * @param months the horizon
 * @param costs what the total is made of, by category; they sum to it
 */
public record Snapshot(
    String choice, String headline, BigDecimal total, int months, Map<String, BigDecimal> costs) {
  public Snapshot {
    costs = Map.copyOf(costs);
  }
}
