package dev.finetunecost.prices;

import java.time.Instant;
import java.util.Locale;

/**
 * How a source of prices is doing.
 *
 * @param id the feed's id
 * @param name the feed's name as people write it
 * @param asOf when its prices were true
 * @param rows how many prices it gives
 * @param note what happened, in a few words, or empty where all is well
 */
public record SourceStatus(
    String id, String name, State state, Instant asOf, int rows, String note) {

  /** A source of which there is nothing to tell. */
  public SourceStatus(String id, State state, Instant asOf, int rows) {
    this(id, id, state, asOf, rows, "");
  }

  /** Where the prices in use come from. */
  public enum State {
    /** Fetched, or found unchanged, within the feed's time to live. */
    LIVE,
    /** Fetched earlier, by this process or by one before it, and not yet asked for again. */
    CACHED,
    /** They came with the product. */
    SNAPSHOT,
    /** The last fetch failed; what was good before is still in use. */
    FAILED;

    /** The state's name in lower case, as JSON and people write it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
