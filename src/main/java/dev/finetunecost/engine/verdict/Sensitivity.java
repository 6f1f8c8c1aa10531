package dev.finetunecost.engine.verdict;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Spreads;
import dev.finetunecost.engine.uncertainty.Swing;
import dev.finetunecost.engine.units.Range;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What moves a decision most: one uncertain input at a time, all others central. */
public final class Sensitivity {
  private Sensitivity() {}

  /**
   * How each uncertain input moves what the choice costs more than its rival; the widest swing
   * first.
   */
  public static List<Swing> of(Option choice, Option rival, Spreads spreads, int horizonMonths) {
    double central = difference(choice, rival, Draw.CENTRAL, horizonMonths);
    return Stream.of(Driver.values())
        .map(driver -> {
          Range range = spreads.of(driver);
          return new Swing(
              driver,
              difference(choice, rival, Draw.CENTRAL.with(driver, range.p10()), horizonMonths)
                  - central,
              difference(choice, rival, Draw.CENTRAL.with(driver, range.p90()), horizonMonths)
                  - central);
        })
        .filter(swing -> swing.width() > 0)
        .sorted(Comparator.comparingDouble(Swing::width).reversed())
        .toList();
  }

  private static double difference(Option choice, Option rival, Draw draw, int months) {
    return choice.plan().total(draw, months) - rival.plan().total(draw, months);
  }
}
