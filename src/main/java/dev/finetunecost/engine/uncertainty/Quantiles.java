package dev.finetunecost.engine.uncertainty;

import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Usd;

/** What many draws say about one amount of money. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * The range of these amounts around the central case. The central case belongs to the range by
   * definition: where a lopsided spread puts more than nine draws in ten on one side of it, it is
   * itself that end.
   *
   * @param dollars one amount per draw; reordered in place
   */
  public static MoneyRange around(Usd central, double[] dollars) {
    Usd low = Usd.of(at(dollars, 0.1));
    Usd high = Usd.of(at(dollars, 0.9));
    return new MoneyRange(
        low.compareTo(central) < 0 ? low : central,
        central,
        high.compareTo(central) > 0 ? high : central);
  }

  /** The mean of these amounts, in dollars. */
  public static double mean(double[] dollars) {
    double sum = 0;
    for (double amount : dollars) {
      sum += amount;
    }
    return sum / dollars.length;
  }

  /**
   * The value that this share of the array does not exceed, interpolated between its two
   * neighbours. Selecting needs one pass on average where sorting needs many; the array is
   * reordered.
   */
  static double at(double[] values, double share) {
    double position = share * (values.length - 1);
    int below = (int) position;
    double lower = select(values, below);
    if (below + 1 == values.length) {
      return lower;
    }
    double upper = Double.POSITIVE_INFINITY;
    for (int i = below + 1; i < values.length; i++) {
      upper = Math.min(upper, values[i]);
    }
    return lower + (position - below) * (upper - lower);
  }

  /** Hoare's selection: afterwards nothing before {@code rank} is larger, nothing after smaller. */
  private static double select(double[] values, int rank) {
    int from = 0;
    int to = values.length - 1;
    while (from < to) {
      double pivot = values[(from + to) >>> 1];
      int low = from;
      int high = to;
      while (low <= high) {
        while (values[low] < pivot) {
          low++;
        }
        while (values[high] > pivot) {
          high--;
        }
        if (low <= high) {
          double swapped = values[low];
          values[low++] = values[high];
          values[high--] = swapped;
        }
      }
      if (rank <= high) {
        to = high;
      } else if (rank >= low) {
        from = low;
      } else {
        return values[rank];
      }
    }
    return values[rank];
  }
}
