package dev.finetunecost.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.prices.SourceStatus.State;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.EachDatabase;
import dev.finetunecost.store.PriceArchive;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;

/** Three replicas over one database whose feeds are due at the same moment. */
final class FeedsOncePerClusterIT {
  private static final int REPLICAS = 3;

  @StartStop private final MockWebServer server = new MockWebServer();
  private final Sources sources = new Sources(server);
  private final HandClock clock = new HandClock("2026-11-25T09:00:00Z");

  @EachDatabase
  void aFeedIsAskedByOneOfThemAndServesThemAll(DatabaseAddress address) {
    List<PriceFeed> feeds = sources.feeds("litellm", "openrouter", "runpod", "oracle");
    List<Database> databases = new ArrayList<>();
    List<LivePrices> replicas = new ArrayList<>();
    try (ScheduledExecutorService threads = Executors.newScheduledThreadPool(REPLICAS * 2)) {
      for (int i = 0; i < REPLICAS; i++) {
        Database database = Database.open(address, Clock.systemUTC());
        databases.add(database);
        replicas.add(
            new LivePrices(
                feeds,
                new OkHttpClient(),
                new PriceArchive(database),
                clock,
                threads,
                new Random(i),
                Patience.USUAL));
      }
      refreshAll(replicas);
      int once = server.getRequestCount();
      assertThat(once).isEqualTo(feeds.size());
      clock.advance(Duration.ofSeconds(15));
      refreshAll(replicas);

      assertThat(server.getRequestCount()).isEqualTo(once);
      assertThat(replicas)
          .allSatisfy(replica ->
              assertThat(replica.get().sources())
                  .filteredOn(source -> feeds.stream().anyMatch(f -> f.id().equals(source.id())))
                  .hasSize(feeds.size())
                  .allMatch(source -> source.state() == State.LIVE));
      assertThat(replicas)
          .allSatisfy(
              replica -> assertThat(offers(replica)).isEqualTo(offers(replicas.getFirst())));
    } finally {
      databases.forEach(Database::close);
    }
  }

  @EachDatabase
  void whoDiesWhileAskingIsFollowedByAnotherAfterTwoMinutes(Database database) {
    assertThat(new PriceArchive(database).claim("runpod", clock.instant(), inTwoMinutes()))
        .isTrue();
    LivePrices other =
        new LivePrices(
            sources.feeds("runpod"),
            new OkHttpClient(),
            new PriceArchive(database),
            clock,
            new Inline(),
            new Random(1),
            Patience.USUAL);
    other.refreshDue();
    assertThat(server.getRequestCount()).isZero();

    clock.advance(Duration.ofMinutes(2));
    other.refreshDue();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  private static Set<String> offers(LivePrices replica) {
    return replica.get().gpus().stream()
        .map(offer ->
            "%s %s %s"
                .formatted(
                    offer.provider(), offer.sku(), offer.listUnitPrice().amount().toPlainString()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Instant inTwoMinutes() {
    return clock.instant().plus(Duration.ofMinutes(2));
  }

  /** All at once, and until all have what they can get. */
  private static void refreshAll(List<LivePrices> replicas) {
    List<CompletableFuture<FeedState>> asked = new ArrayList<>();
    replicas.forEach(replica -> asked.addAll(replica.refreshDue()));
    CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).join();
  }
}
