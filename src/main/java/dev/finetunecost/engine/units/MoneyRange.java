package dev.finetunecost.engine.units;

/**
 * An amount of money with its uncertainty.
 *
 * @param p10 one time in ten it is less
 * @param p50 the central case, in which every uncertain input has its median: the sum of its lines,
 *     to the cent
 * @param p90 one time in ten it is more
 */
public record MoneyRange(Usd p10, Usd p50, Usd p90) {
  public MoneyRange {
    if (p10.compareTo(p50) > 0 || p50.compareTo(p90) > 0) {
      throw new IllegalArgumentException("not in order: " + p10 + ", " + p50 + ", " + p90);
    }
  }
}
