package dev.finetunecost.prices;

import dev.finetunecost.prices.SourceStatus.State;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Makes a book of prices out of sheets. */
public final class PriceBooks {
  private PriceBooks() {}

  /** The book that comes with the product: the bundled snapshot and the managed services. */
  public static PriceBook bundled(Instant now) {
    List<PriceSheet> sheets = SnapshotFile.bundled();
    List<SourceStatus> sources =
        sheets.stream()
            .map(sheet ->
                new SourceStatus(
                    sheet.feed(), sheet.feed(), State.SNAPSHOT, sheet.asOf(), sheet.rows(), ""))
            .toList();
    return of(now, sheets, sources);
  }

  /** The book that these sheets make. */
  static PriceBook of(Instant asOf, List<PriceSheet> sheets, List<SourceStatus> sources) {
    return new PriceBook(
        asOf,
        sheets.stream().flatMap(sheet -> sheet.tokens().stream()).toList(),
        sheets.stream().flatMap(sheet -> sheet.gpus().stream()).toList(),
        ManagedOffers.bundled()
            .seenBy(LocalDate.ofInstant(asOf, ZoneOffset.UTC))
            .with(sheets.stream().flatMap(sheet -> sheet.managed().stream()).toList()),
        sheets.stream().flatMap(sheet -> sheet.announced().stream()).toList(),
        sources);
  }
}
