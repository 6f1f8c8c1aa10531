package dev.finetunecost.jobs;

import java.time.Duration;

/**
 * How long and how often a delivery is tried.
 *
 * @param firstPause between the first and the second attempt; each next one is twice as long
 * @param longestPause where the doubling ends
 * @param answerWithin for so long after it came a delivery can be answered
 * @param giveUpWithin for so long after it came its worker is asked to give up properly
 */
public record Patience(
    Duration firstPause, Duration longestPause, Duration answerWithin, Duration giveUpWithin) {

  /** Slack's own limit: a response URL lives for 30 minutes. */
  public static final Patience OF_SLACK =
      new Patience(
          Duration.ofSeconds(1),
          Duration.ofSeconds(30),
          Duration.ofMinutes(29),
          Duration.ofDays(1));

  /** The pause after this many attempts, at least 1. */
  Duration pauseAfter(int attempts) {
    int doublings = Math.min(attempts - 1, 20);
    Duration pause = firstPause.multipliedBy(1L << doublings);
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
