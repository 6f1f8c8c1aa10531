package dev.finetunecost.engine.uncertainty;

import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Usd;
import java.util.Arrays;

/** What many draws say about one amount of money. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The range of these amounts around the central case. The central case belongs to the range by
   * definition: where a lopsided spread puts more than nine draws in ten on one side of it, it is
   * itself that end.
   *
   * @param dollars one amount per draw; sorted in place
   */
  public static MoneyRange around(Usd central, double[] dollars) {
    Arrays.sort(dollars);
    Usd low = Usd.of(at(dollars, 0.1));
    Usd high = Usd.of(at(dollars, 0.9));
    return new MoneyRange(
        low.compareTo(central) < 0 ? low : central,
        central,
        high.compareTo(central) > 0 ? high : central);
  }

  /** The quantile of an ascending array, interpolated between its two neighbours. */
  private static double at(double[] ascending, double share) {
    double position = share * (ascending.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, ascending.length - 1);
    return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
  }
}
