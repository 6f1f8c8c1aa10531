package dev.finetunecost.prices;

import java.time.Instant;

/**
 * How a source of prices is doing.
 *
 * @param id the feed's id
 * @param asOf when its prices were true
 * @param rows how many prices it gives
 */
public record SourceStatus(String id, State state, Instant asOf, int rows) {

  /** Where the prices in use come from. */
  public enum State {
    /** Fetched a moment ago. */
    LIVE,
    /** Fetched earlier, and not due again yet. */
    CACHED,
    /** They came with the product. */
    SNAPSHOT,
    /** The last fetch failed; what was good before is still in use. */
    FAILED
  }
}
