package dev.finetunecost.jobs;

import java.time.Duration;

/** The other side asked us to come again after some time. */
public final class TryAgainLater extends Exception {
  private static final long serialVersionUID = 1L;

  private final Duration after;

  public TryAgainLater(Duration after) {
    super("asked to try again after " + after);
    this.after = after;
  }

  /** How long to wait at least. */
  public Duration after() {
    return after;
  }
}
