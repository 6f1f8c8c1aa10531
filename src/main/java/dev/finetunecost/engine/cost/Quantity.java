package dev.finetunecost.engine.cost;

import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import java.util.List;

/** How many units a cost line buys, and how that number moves with the uncertain inputs. */
public sealed interface Quantity {

  /** The number of units for one draw. */
  double at(Draw draw);

  /**
   * A number that is proportional to some of the uncertain inputs.
   *
   * @param central units in the central case
   * @param drivers the inputs that it is proportional to; empty where it is certain
   */
  record Proportional(double central, List<Driver> drivers) implements Quantity {
    public Proportional {
      drivers = List.copyOf(drivers);
    }

    @Override
    public double at(Draw draw) {
      double units = central;
      for (int i = 0; i < drivers.size(); i++) {
        units *= draw.factor(drivers.get(i));
      }
      return units;
    }
  }

  /**
   * Whole replicas: as many as the load needs, never fewer than the minimum.
   *
   * @param load replicas that the central load would need if they were divisible
   * @param minimum replicas that are always up
   * @param unitsPerReplica units that one replica buys, such as GPU-hours a month
   * @param up inputs that the load grows with
   * @param down inputs that the load shrinks with, such as throughput
   */
  record Replicated(
      double load, int minimum, double unitsPerReplica, List<Driver> up, List<Driver> down)
      implements Quantity {
    public Replicated {
      up = List.copyOf(up);
      down = List.copyOf(down);
    }

    @Override
    public double at(Draw draw) {
      double needed = load;
      for (int i = 0; i < up.size(); i++) {
        needed *= draw.factor(up.get(i));
      }
      for (int i = 0; i < down.size(); i++) {
        needed /= draw.factor(down.get(i));
      }
      return Math.max(minimum, Math.ceil(needed)) * unitsPerReplica;
    }
  }
}
