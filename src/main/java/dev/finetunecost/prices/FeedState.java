package dev.finetunecost.prices;

import dev.finetunecost.prices.SourceStatus.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one feed: its last good sheet, and when to ask again.
 *
 * @param sheet the last good sheet; empty where there has never been one
 * @param origin how the sheet came here
 * @param since since when its rows are what they are
 * @param checkedAt when the source last said this
 * @param validators what the source calls this version of its contents, or null
 * @param quarantine what was fetched and is not believed yet
 * @param due when to ask again
 * @param problem why the last fetch brought nothing, or empty
 * @param note what is held back, or empty
 */
record FeedState(
    PriceFeed feed,
    PriceSheet sheet,
    Origin origin,
    Instant since,
    Instant checkedAt,
    Download.@Nullable Validators validators,
    Quarantine quarantine,
    Instant due,
    String problem,
    String note) {

  /** How a sheet came here. */
  enum Origin {
    SNAPSHOT,
    ARCHIVE,
    SOURCE
  }

  /** The state before anything is asked: what came with the product, due at once. */
  static FeedState bundled(PriceFeed feed, PriceSheet sheet) {
    return new FeedState(
        feed,
        sheet,
        Origin.SNAPSHOT,
        sheet.asOf(),
        sheet.asOf(),
        null,
        Quarantine.EMPTY,
        Instant.EPOCH,
        "",
        "");
  }

  /** The state after a fetch that brought nothing: the last good sheet stays. */
  FeedState failed(String reason, Quarantine held, Instant next) {
    return new FeedState(
        feed, sheet, origin, since, checkedAt, validators, held, next, reason, note);
  }

  boolean isDue(Instant now) {
    return !due.isAfter(now);
  }

  /** Whether there is anything to tell of the feed. */
  boolean isKnown() {
    return !sheet.isEmpty() || !problem.isEmpty();
  }

  /** How the feed is doing. */
  SourceStatus status(Instant now) {
    String text = problem.isEmpty() ? note : problem;
    return new SourceStatus(feed.id(), feed.name(), state(now), sheet.asOf(), sheet.rows(), text);
  }

  private State state(Instant now) {
    if (!problem.isEmpty()) {
      return State.FAILED;
    }
    Duration age = Duration.between(checkedAt, now);
    return switch (origin) {
      case SNAPSHOT -> State.SNAPSHOT;
      case ARCHIVE, SOURCE -> age.compareTo(feed.timeToLive()) <= 0 ? State.LIVE : State.CACHED;
    };
  }
}
