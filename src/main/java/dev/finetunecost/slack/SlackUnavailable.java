package dev.finetunecost.slack;

import java.time.Duration;

/** Slack could not be reached, is overloaded or asks us to wait; asking again may help. */
final class SlackUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  /**
   * @param retryAfter how long Slack asks us to wait; zero where it does not say
   */
  SlackUnavailable(String method, String why, Duration retryAfter) {
    super(method + ": " + why);
    this.retryAfter = retryAfter;
  }

  Duration retryAfter() {
    return retryAfter;
  }
}
