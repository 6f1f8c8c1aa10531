package dev.finetunecost.prices;

import dev.finetunecost.prices.SourceStatus.State;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What things cost on an earlier day, as far as sheets have been kept: those of the archive, and
 * before its beginning those that came with the product.
 */
public final class PriceHistory {
  private static final Logger LOG = LoggerFactory.getLogger(PriceHistory.class);

  private final SheetArchive archive;

  public PriceHistory(SheetArchive archive) {
    this.archive = archive;
  }

  /** The book as it was at the end of this day. */
  public PriceBook on(LocalDate day) {
    Instant end = day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);
    Map<String, PriceSheet> bundled = new HashMap<>();
    SnapshotFile.bundled().forEach(sheet -> bundled.put(sheet.feed(), sheet));
    List<PriceSheet> sheets = new ArrayList<>();
    Stream.concat(feeds().stream(), bundled.keySet().stream())
        .distinct()
        .sorted()
        .forEach(feed ->
            kept(feed, end)
                .or(() ->
                    Optional.ofNullable(bundled.get(feed))
                        .filter(sheet -> !sheet.asOf().isAfter(end)))
                .ifPresent(sheets::add));
    List<SourceStatus> sources =
        sheets.stream()
            .map(sheet -> new SourceStatus(sheet.feed(), State.CACHED, sheet.asOf(), sheet.rows()))
            .toList();
    return PriceBooks.of(end, sheets, sources);
  }

  /**
   * The prices that a text asks for: today's, or those of the day that it names, each with what it
   * is now where that is another price.
   *
   * @param now the book of today
   */
  public PriceAnswer answer(String text, PriceBook now) {
    PriceQuestion question =
        PriceQuestion.of(text, LocalDate.ofInstant(now.asOf(), ZoneOffset.UTC));
    @Nullable LocalDate day = question.day();
    return new PriceAnswer(
        question, day == null ? now.search(question.words()) : search(question.words(), day, now));
  }

  private List<PriceRow> search(String words, LocalDate day, PriceBook now) {
    Map<String, PriceRow> today = new HashMap<>();
    now.search(words).forEach(row -> today.putIfAbsent(thing(row), row));
    return on(day).search(words).stream().map(row -> since(row, today.get(thing(row)))).toList();
  }

  private static PriceRow since(PriceRow then, @Nullable PriceRow now) {
    BigDecimal before = then.listUnitPrice().amount();
    if (now == null || now.listUnitPrice().amount().compareTo(before) == 0) {
      return then;
    }
    BigDecimal after = now.listUnitPrice().amount();
    int percent =
        after
            .subtract(before)
            .movePointRight(2)
            .divide(before, 0, RoundingMode.HALF_EVEN)
            .intValue();
    return then.withNote(
        "now $%s (%s%d%%)"
            .formatted(
                after.stripTrailingZeros().toPlainString(),
                percent < 0 ? "−" : "+",
                Math.abs(percent)));
  }

  private static String thing(PriceRow row) {
    return String.join(
        "|",
        row.kind(),
        row.provider(),
        row.item(),
        row.tier(),
        row.region(),
        Boolean.toString(row.spot()));
  }

  private List<String> feeds() {
    try {
      return archive.feeds();
    } catch (RuntimeException e) {
      LOG.warn("old prices cannot be read", e);
      return List.of();
    }
  }

  private Optional<PriceSheet> kept(String feed, Instant end) {
    try {
      Optional<StoredSheet> stored = archive.newest(feed, end);
      return stored.isPresent()
          ? Optional.of(SnapshotFile.sheet(stored.get().rows()))
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      LOG.warn("old prices of {} cannot be read", feed, e);
      return Optional.empty();
    }
  }
}
