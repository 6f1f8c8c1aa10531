package dev.finetunecost.prices;

import java.time.Duration;

/**
 * How we treat a source that does not answer.
 *
 * @param longestCall the most that one request may take, from the connection to the last byte
 * @param firstRetry how long we wait before a fetch is tried again at once; the next waits longer
 * @param retries how often a fetch is tried again at once
 * @param pause how long we wait after a failed fetch; longer where the source asks for it
 * @param failuresToOpen after how many failed fetches in a row a source is left alone
 * @param rest for how long it is then left alone
 * @param secondLook how soon a price that is held back is looked at again
 */
public record Patience(
    Duration longestCall,
    Duration firstRetry,
    int retries,
    Duration pause,
    int failuresToOpen,
    Duration rest,
    Duration secondLook) {

  /** Two quick tries, then one a minute, and after five failed fetches a rest of a quarter hour. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          2,
          Duration.ofMinutes(1),
          5,
          Duration.ofMinutes(15),
          Duration.ofMinutes(10));
}
