package dev.finetunecost.engine.cost;

import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Draws;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Trend;
import java.util.Arrays;
import java.util.List;

/** How many units a cost line buys, and how that number moves with the uncertain inputs. */
public sealed interface Quantity {

  /** The number of units in the first month, for one draw. */
  double at(Draw draw);

  /** The number of units in the first month in each state of the world, in their order. */
  double[] at(Draws draws);

  /** How the number changes from month to month, before it is rounded to anything whole. */
  Trend trend();

  /**
   * A number that is proportional to some of the uncertain inputs.
   *
   * @param central units in the first month of the central case; negative where it is an income
   * @param drivers the inputs that it is proportional to; empty where it is certain
   */
  record Proportional(double central, List<Driver> drivers, Trend trend) implements Quantity {
    public Proportional {
      drivers = List.copyOf(drivers);
    }

    /** A number that is the same each month. */
    public Proportional(double central, List<Driver> drivers) {
      this(central, drivers, Trend.FLAT);
    }

    @Override
    public double at(Draw draw) {
      return central * product(drivers, draw);
    }

    @Override
    public double[] at(Draws draws) {
      double[] units = new double[draws.count()];
      Arrays.fill(units, central);
      multiply(units, drivers, draws);
      return units;
    }
  }

  /**
   * Whole replicas: as many as the load needs, never fewer than the minimum.
   *
   * @param load replicas that the central load of the first month would need if they were divisible
   * @param minimum replicas that are always up
   * @param unitsPerReplica units that one replica buys, such as GPU-hours a month
   * @param up inputs that the load grows with
   * @param down inputs that the load shrinks with, such as throughput
   * @param trend of the load
   */
  record Replicated(
      double load,
      int minimum,
      double unitsPerReplica,
      List<Driver> up,
      List<Driver> down,
      Trend trend)
      implements Quantity {
    public Replicated {
      up = List.copyOf(up);
      down = List.copyOf(down);
    }

    /** Replicas for a load that is the same each month. */
    public Replicated(
        double load, int minimum, double unitsPerReplica, List<Driver> up, List<Driver> down) {
      this(load, minimum, unitsPerReplica, up, down, Trend.FLAT);
    }

    @Override
    public double at(Draw draw) {
      return units(load(draw));
    }

    @Override
    public double[] at(Draws draws) {
      double[] units = loads(draws);
      for (int i = 0; i < units.length; i++) {
        units[i] = units(units[i]);
      }
      return units;
    }

    /** Units for one draw in a later month, when the load is so many times that of the first. */
    double at(Draw draw, double growth) {
      return units(load(draw) * growth);
    }

    /** Units that this load needs. */
    double units(double needed) {
      return Math.max(minimum, Math.ceil(needed)) * unitsPerReplica;
    }

    /** The load of the first month in each state of the world, in divisible replicas. */
    double[] loads(Draws draws) {
      double[] needed = new double[draws.count()];
      Arrays.fill(needed, load);
      multiply(needed, up, draws);
      for (Driver driver : down) {
        double[] factors = draws.factors(driver);
        for (int i = 0; i < needed.length; i++) {
          needed[i] /= factors[i];
        }
      }
      return needed;
    }

    private double load(Draw draw) {
      return load * product(up, draw) / product(down, draw);
    }
  }

  private static double product(List<Driver> drivers, Draw draw) {
    double factor = 1;
    for (int i = 0; i < drivers.size(); i++) {
      factor *= draw.factor(drivers.get(i));
    }
    return factor;
  }

  /** Multiplies each element by what these drivers are in the state of the world of its index. */
  static void multiply(double[] values, List<Driver> drivers, Draws draws) {
    for (Driver driver : drivers) {
      double[] factors = draws.factors(driver);
      for (int i = 0; i < values.length; i++) {
        values[i] *= factors[i];
      }
    }
  }
}
