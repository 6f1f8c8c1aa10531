package dev.finetunecost.prices;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.finetunecost.prices.FeedState.Origin;
import dev.finetunecost.prices.Plausibility.Finding;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks one feed again, and again: takes what another replica has fetched meanwhile, or fetches it,
 * checks it, and keeps it. Whatever goes wrong becomes a state with a reason; nothing is thrown.
 */
final class FeedRefresh {
  private static final Logger LOG = LoggerFactory.getLogger(FeedRefresh.class);

  /** Feeds are asked a little earlier than they must be, each at its own time. */
  private static final double EARLIEST_SHARE_OF_TIME_TO_LIVE = 0.8;

  /** A replica that has kept nothing by then did not get an answer, or is dead. */
  private static final Duration CLAIM = Duration.ofMinutes(2);

  /** When to look for what another replica has fetched. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

  private final PriceFeed feed;
  private final OkHttpClient http;
  private final SheetArchive archive;
  private final Clock clock;
  private final RandomGenerator random;
  private final Patience patience;
  private final Supplier<List<PriceSheet>> allSheets;
  private final FailsafeExecutor<PriceSheet> guarded;
  private final CircuitBreaker<PriceSheet> breaker;

  /**
   * @param allSheets the last good sheets of all sources, against which a new one is checked
   */
  FeedRefresh(
      PriceFeed feed,
      OkHttpClient http,
      SheetArchive archive,
      Clock clock,
      RandomGenerator random,
      Patience patience,
      Supplier<List<PriceSheet>> allSheets) {
    this.feed = feed;
    this.http = http;
    this.archive = archive;
    this.clock = clock;
    this.random = random;
    this.patience = patience;
    this.allSheets = allSheets;
    this.breaker =
        CircuitBreaker.<PriceSheet>builder()
            .handleIf(error -> error instanceof IOException && !(error instanceof NotModified))
            .withFailureThreshold(patience.failuresToOpen())
            .withDelay(patience.rest())
            .build();
    this.guarded = Failsafe.with(breaker).compose(retry(patience));
  }

  /** The state that the archive knows, or the given one. */
  FeedState archived(FeedState bundled) {
    return newest(clock.instant())
        .filter(stored -> stored.checkedAt().isAfter(bundled.checkedAt()))
        .flatMap(stored -> adopt(bundled, stored))
        .orElse(bundled);
  }

  /** The state after the feed has been asked. */
  FeedState refresh(FeedState old) {
    Instant now = clock.instant();
    Optional<FeedState> fetchedByAnother =
        newest(now)
            .filter(stored -> stored.checkedAt().isAfter(old.checkedAt()))
            .flatMap(stored -> adopt(old, stored))
            .filter(state -> !state.isDue(now));
    if (fetchedByAnother.isPresent()) {
      return fetchedByAnother.get();
    }
    return claimed(now)
        ? ask(old, now)
        : old.failed(old.problem(), old.quarantine(), now.plus(LOOK_AGAIN));
  }

  private boolean claimed(Instant now) {
    try {
      return archive.claim(feed.id(), now, now.plus(CLAIM));
    } catch (RuntimeException e) {
      LOG.warn("whether another replica asks {} is not known", feed.name(), e);
      return true;
    }
  }

  private FeedState ask(FeedState old, Instant now) {
    // A price that is held back is seen again only if the source sends it again
    Download download =
        new Download(http, now, old.quarantine().isEmpty() ? old.validators() : null);
    try {
      PriceSheet fetched = guarded.get(() -> feed.fetch(download));
      return believed(old, fetched, download.validators(), now);
    } catch (CircuitBreakerOpenException e) {
      return old.failed(old.problem(), old.quarantine(), now.plus(breaker.getRemainingDelay()));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof NotModified) {
        return published(
            old, old.sheet().confirmed(now), old.validators(), Quarantine.EMPTY, old.note(), now);
      }
      return failed(old, e.getCause() instanceof IOException io ? io : e, now);
    } catch (RuntimeException e) {
      LOG.warn("{} could not be read", feed.name(), e);
      return failed(old, e, now);
    }
  }

  private FeedState believed(
      FeedState old, PriceSheet fetched, Download.@Nullable Validators validators, Instant now) {
    List<PriceSheet> others =
        allSheets.get().stream().filter(sheet -> !sheet.feed().equals(fetched.feed())).toList();
    return switch (Plausibility.check(
        fetched, old.sheet(), old.quarantine(), new Plausibility.Peers(others))) {
      case Finding.Publish(PriceSheet sheet, Quarantine held, String note) ->
          published(old, sheet, validators, held, note, now);
      case Finding.Refuse(String reason, Quarantine held) -> {
        LOG.warn("{}: {}", feed.name(), reason);
        yield old.failed(reason, held, now.plus(patience.secondLook()));
      }
    };
  }

  private FeedState published(
      FeedState old,
      PriceSheet sheet,
      Download.@Nullable Validators validators,
      Quarantine held,
      String note,
      Instant now) {
    boolean same = old.origin() != Origin.SNAPSHOT && sheet.hasRowsOf(old.sheet());
    Instant since = same ? old.since() : sheet.asOf();
    FeedState state =
        new FeedState(
            feed, sheet, Origin.SOURCE, since, now, validators, held, due(held, now), "", note);
    keep(state);
    return state;
  }

  private FeedState failed(FeedState old, Exception reason, Instant now) {
    Duration wait =
        reason instanceof FeedRefused refused
            ? refused
                .retryAfter()
                .filter(asked -> asked.compareTo(patience.pause()) > 0)
                .orElse(patience.pause())
            : patience.pause();
    String words = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    LOG.info("{}: {}", feed.name(), words);
    return old.failed(words, old.quarantine(), now.plus(wait));
  }

  private Instant due(Quarantine held, Instant now) {
    Duration timeToLive = feed.timeToLive();
    double share = random.nextDouble(EARLIEST_SHARE_OF_TIME_TO_LIVE, 1);
    Duration wait = Duration.ofMillis((long) (timeToLive.toMillis() * share));
    return now.plus(
        held.isEmpty() || wait.compareTo(patience.secondLook()) < 0 ? wait : patience.secondLook());
  }

  private Optional<StoredSheet> newest(Instant notAfter) {
    try {
      return archive.newest(feed.id(), notAfter);
    } catch (RuntimeException e) {
      LOG.warn("the last good prices of {} cannot be read", feed.name(), e);
      return Optional.empty();
    }
  }

  private Optional<FeedState> adopt(FeedState old, StoredSheet stored) {
    try {
      PriceSheet sheet = SnapshotFile.sheet(stored.rows()).confirmed(stored.checkedAt());
      Download.Validators validators =
          new Download.Validators(stored.etag(), stored.lastModified());
      return Optional.of(
          new FeedState(
              feed,
              sheet,
              Origin.ARCHIVE,
              stored.asOf(),
              stored.checkedAt(),
              validators,
              old.quarantine(),
              due(Quarantine.EMPTY, stored.checkedAt()),
              "",
              ""));
    } catch (IOException e) {
      LOG.warn("the last good prices of {} cannot be read", feed.name(), e);
      return Optional.empty();
    }
  }

  private void keep(FeedState state) {
    Download.@Nullable Validators validators = state.validators();
    try {
      archive.save(
          new StoredSheet(
              feed.id(),
              state.since(),
              state.checkedAt(),
              validators == null ? null : validators.etag(),
              validators == null ? null : validators.lastModified(),
              SnapshotFile.text(state.sheet())));
    } catch (RuntimeException e) {
      LOG.warn("the prices of {} cannot be kept", feed.name(), e);
    }
  }

  private static RetryPolicy<PriceSheet> retry(Patience patience) {
    return RetryPolicy.<PriceSheet>builder()
        .handleIf(FeedRefresh::mayPass)
        .withMaxRetries(patience.retries())
        .withBackoff(patience.firstRetry(), patience.firstRetry().multipliedBy(8))
        .withJitter(0.25)
        .build();
  }

  /**
   * Whether trying again at once may help: not where the source refuses, sends something that we do
   * not know, or has already made us wait.
   */
  private static boolean mayPass(Throwable error) {
    return error instanceof FeedRefused refused
        ? refused.passing()
        : error.getCause() instanceof IOException cause
            && !(cause instanceof InterruptedIOException);
  }
}
