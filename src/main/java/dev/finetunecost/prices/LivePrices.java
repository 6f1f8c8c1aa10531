package dev.finetunecost.prices;

import static java.util.stream.Collectors.toMap;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import dev.finetunecost.prices.SourceStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current book of prices, kept fresh in the background. Asking for it never waits: from the
 * first moment there is a book of what the archive and the bundled snapshot hold, and each feed
 * that answers replaces its own part.
 *
 * <p>Several replicas that share an archive share their fetches: before a feed is asked, the
 * archive is, and feeds are asked at times that differ.
 */
public final class LivePrices implements Supplier<PriceBook>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LivePrices.class);
  private static final Duration TICK = Duration.ofSeconds(5);

  private final List<PriceFeed> feeds;
  private final Map<String, PriceSheet> bundled;
  private final Map<PriceFeed, FeedRefresh> refreshes;
  private final Clock clock;
  private final ScheduledExecutorService scheduler;
  private final LoadingCache<PriceFeed, FeedState> cache;
  private final Map<PriceFeed, FeedState> states = new ConcurrentHashMap<>();
  private volatile PriceBook book;
  private @Nullable ScheduledFuture<?> ticking;

  /**
   * Prices as the archive and the snapshot have them; nothing is fetched before {@link #start}.
   *
   * @param feeds what may be asked
   * @param archive where published sheets outlive the process
   * @param scheduler where the clock ticks and feeds are fetched; each of its threads may hold one
   *     payload in memory, so two are enough
   */
  public LivePrices(
      List<PriceFeed> feeds,
      OkHttpClient http,
      SheetArchive archive,
      Clock clock,
      ScheduledExecutorService scheduler) {
    this(feeds, http, archive, clock, scheduler, RandomGenerator.getDefault(), Patience.USUAL);
  }

  LivePrices(
      List<PriceFeed> feeds,
      OkHttpClient http,
      SheetArchive archive,
      Clock clock,
      ScheduledExecutorService scheduler,
      RandomGenerator random,
      Patience patience) {
    this.feeds = List.copyOf(feeds);
    this.bundled = SnapshotFile.bundled().stream().collect(toMap(PriceSheet::feed, s -> s));
    this.clock = clock;
    this.scheduler = scheduler;
    OkHttpClient bounded =
        http.newBuilder().callTimeout(patience.longestCall()).followSslRedirects(false).build();
    this.refreshes = new HashMap<>();
    for (PriceFeed feed : feeds) {
      refreshes.put(
          feed, new FeedRefresh(feed, bounded, archive, clock, random, patience, this::sheets));
    }
    this.cache = Caffeine.newBuilder().executor(scheduler).recordStats().build(new Reload());
    for (PriceFeed feed : feeds) {
      states.put(feed, cache.get(feed));
    }
    this.book = newBook();
  }

  /** Begins to ask the feeds that are due, now and from now on. */
  public synchronized void start() {
    ticking =
        scheduler.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Asks the feeds that are due, and waits for their answers, but not longer than this: for a
   * program that ends with its answer. What has not come by then is as it was before.
   */
  public PriceBook askOnce(Duration atMost) {
    CompletableFuture.allOf(refreshDue().toArray(CompletableFuture[]::new))
        .exceptionally(_ -> null)
        .completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
        .join();
    return book;
  }

  /** The book as it is now. */
  @Override
  public PriceBook get() {
    return book;
  }

  /** How often feeds have been asked, and how long that took. */
  public CacheStats stats() {
    return cache.stats();
  }

  /** Stops asking. The book stays. */
  @Override
  public synchronized void close() {
    if (ticking != null) {
      ticking.cancel(false);
    }
  }

  private void tick() {
    try {
      refreshDue();
    } catch (RuntimeException e) {
      LOG.error("prices could not be refreshed", e); // an exception would end the ticking
    }
  }

  /** Asks the feeds that are due; their answers are published as they come in. */
  List<CompletableFuture<FeedState>> refreshDue() {
    Instant now = clock.instant();
    return feeds.stream()
        .filter(feed -> Objects.requireNonNull(states.get(feed)).isDue(now))
        .map(cache::refresh)
        .toList();
  }

  private synchronized void publish(PriceFeed feed, FeedState state) {
    states.put(feed, state);
    book = newBook();
  }

  private PriceBook newBook() {
    Instant now = clock.instant();
    List<FeedState> known =
        feeds.stream()
            .map(states::get)
            .filter(Objects::nonNull)
            .filter(FeedState::isKnown)
            .toList();
    List<PriceSheet> unasked = unasked();
    List<SourceStatus> sources =
        Stream.concat(
                known.stream().map(state -> state.status(now)),
                unasked.stream()
                    .map(sheet ->
                        new SourceStatus(sheet.feed(), State.SNAPSHOT, sheet.asOf(), sheet.rows())))
            .toList();
    List<PriceSheet> sheets =
        Stream.concat(known.stream().map(FeedState::sheet), unasked.stream()).toList();
    return PriceBooks.of(now, sheets, sources);
  }

  /** The last good sheets of all sources. */
  private List<PriceSheet> sheets() {
    return Stream.concat(states.values().stream().map(FeedState::sheet), unasked().stream())
        .toList();
  }

  /** Sheets of the snapshot that no feed can replace. */
  private List<PriceSheet> unasked() {
    List<String> asked = feeds.stream().map(PriceFeed::id).toList();
    return bundled.values().stream().filter(sheet -> !asked.contains(sheet.feed())).toList();
  }

  private FeedRefresh refresh(PriceFeed feed) {
    return Objects.requireNonNull(refreshes.get(feed));
  }

  /** Serves the old state while a new one is fetched; a feed is never fetched twice at a time. */
  private final class Reload implements CacheLoader<PriceFeed, FeedState> {
    @Override
    public FeedState load(PriceFeed feed) {
      return refresh(feed)
          .archived(
              FeedState.bundled(
                  feed, bundled.getOrDefault(feed.id(), PriceSheet.empty(feed.id()))));
    }

    @Override
    public CompletableFuture<FeedState> asyncReload(
        PriceFeed feed, FeedState old, Executor executor) {
      return CompletableFuture.supplyAsync(() -> refresh(feed).refresh(old), executor)
          .thenApply(state -> {
            publish(feed, state);
            return state;
          });
    }
  }
}
