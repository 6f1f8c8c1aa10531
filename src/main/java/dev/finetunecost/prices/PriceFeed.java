package dev.finetunecost.prices;

import java.io.IOException;
import java.time.Duration;

/**
 * A place on the network that publishes prices. To add one, implement this and list it in {@code
 * Feeds}.
 */
public interface PriceFeed {

  /** The feed's short name, in lower case with hyphens. */
  String id();

  /** The feed's name as people write it, such as {@code Vast.ai}. */
  String name();

  /** How old its prices may grow before they are asked for again. */
  Duration timeToLive();

  /**
   * All its prices as they are now.
   *
   * @throws NotModified if they are what they were at the last download
   * @throws IOException if they cannot be fetched, or are not what this feed sends
   */
  PriceSheet fetch(Download download) throws IOException;
}
