package dev.finetunecost.store;

import dev.finetunecost.report.Report;
import java.time.Instant;
import java.util.Map;

/**
 * An estimate as it was shown.
 *
 * @param number of the scenario
 * @param pricesAsOf for each price source the moment whose prices were used; {@link
 *     PriceArchive#newest} has them
 */
public record SavedEstimate(
    String workspace, int number, Instant madeAt, Report report, Map<String, Instant> pricesAsOf) {
  public SavedEstimate {
    pricesAsOf = Map.copyOf(pricesAsOf);
  }
}
