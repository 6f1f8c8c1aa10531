package dev.finetunecost.prices;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source answered, but not with what was asked for: a status other than success. */
public final class FeedRefused extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable Duration retryAfter;

  FeedRefused(int status, @Nullable Duration retryAfter) {
    super(status == 429 ? "asked too often (HTTP 429)" : "answered HTTP " + status);
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** How long the source wants to be left alone, if it says so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Whether the same question may be answered a moment later. */
  boolean passing() {
    return status >= 500 && retryAfter == null;
  }
}
