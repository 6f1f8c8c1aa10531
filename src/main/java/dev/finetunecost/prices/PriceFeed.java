package dev.finetunecost.prices;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import okhttp3.Request;

/**
 * A place on the network that publishes prices. To add one, implement this and list it where the
 * others are listed.
 */
public interface PriceFeed {

  /** The feed's short name, in lower case with hyphens. */
  String id();

  /** Where the feed lives, unless another base URL is configured. */
  URI home();

  /** How old its prices may grow before they are asked for again. */
  Duration timeToLive();

  /** The request that fetches all its prices from this address. */
  Request request(URI address);

  /**
   * The prices in a payload.
   *
   * @param asOf when the payload was fetched
   * @throws IOException if it is not what this feed sends
   */
  PriceSheet parse(byte[] payload, Instant asOf) throws IOException;
}
