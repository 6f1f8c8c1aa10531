package dev.finetunecost.engine.spec;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.units.Range;

/**
 * A number that an estimate rests on, with its uncertainty.
 *
 * @param range in the unit of its field
 * @param source where it comes from
 */
public record Parameter(Range range, Source source) {
  public double typical() {
    return range.p50();
  }
}
