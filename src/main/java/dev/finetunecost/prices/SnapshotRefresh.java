package dev.finetunecost.prices;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import okhttp3.OkHttpClient;

/** Makes a new snapshot from the live feeds, to be bundled with the next release. */
public final class SnapshotRefresh {
  private SnapshotRefresh() {}

  /**
   * Asks each feed once, and writes a snapshot: new sheets where they came and are believed, the
   * bundled ones elsewhere.
   *
   * @return how each feed did
   * @throws IOException if the file cannot be written; an older one is then still there
   */
  public static List<SourceStatus> write(
      List<PriceFeed> feeds, OkHttpClient http, Clock clock, Path file) throws IOException {
    Map<String, PriceSheet> sheets =
        SnapshotFile.bundled().stream()
            .collect(toMap(PriceSheet::feed, sheet -> sheet, (a, b) -> a, LinkedHashMap::new));
    OkHttpClient bounded =
        http.newBuilder()
            .callTimeout(Patience.USUAL.longestCall())
            .followSslRedirects(false)
            .build();
    Instant now = clock.instant();
    List<SourceStatus> statuses = new ArrayList<>();
    for (PriceFeed feed : feeds) {
      FeedRefresh refresh =
          new FeedRefresh(
              feed,
              bounded,
              SheetArchive.none(),
              clock,
              RandomGenerator.getDefault(),
              Patience.USUAL,
              () -> List.copyOf(sheets.values()));
      FeedState state =
          refresh.refresh(
              FeedState.bundled(feed, sheets.getOrDefault(feed.id(), PriceSheet.empty(feed.id()))));
      if (!state.sheet().isEmpty()) {
        sheets.put(feed.id(), state.sheet());
      }
      statuses.add(state.status(now));
    }
    Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "snapshot", ".csv");
    try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
      SnapshotFile.write(List.copyOf(sheets.values()), writer);
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    return statuses;
  }
}
