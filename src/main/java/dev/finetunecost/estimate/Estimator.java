package dev.finetunecost.estimate;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.prices.PriceBook;
import java.time.LocalDate;

/** Completes a scenario, looks everything up, picks prices from the book and asks the engine. */
public final class Estimator {
  private final Catalog catalog;

  public Estimator(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What comes of asking: an estimate, or the name that nobody knows.
   *
   * @param asSaid stated and inferred values only
   * @param today the day on which the work would begin
   */
  public Outcome estimate(Scenario asSaid, PriceBook prices, LocalDate today) {
    return new Outcome.Unclear(
        dev.finetunecost.engine.spec.Field.MODEL, "", catalog.models().nearest("", 3));
  }
}
