package dev.finetunecost.prices;

import dev.finetunecost.prices.SourceStatus.State;
import java.time.Instant;
import java.util.List;

/** Makes a book of prices out of sheets. */
public final class PriceBooks {
  private PriceBooks() {}

  /** The book that comes with the product: the bundled snapshot and the managed services. */
  public static PriceBook bundled(Instant now) {
    List<PriceSheet> sheets = SnapshotFile.bundled();
    return new PriceBook(
        now,
        sheets.stream().flatMap(sheet -> sheet.tokens().stream()).toList(),
        sheets.stream().flatMap(sheet -> sheet.gpus().stream()).toList(),
        ManagedOffers.bundled(),
        sheets.stream()
            .map(
                sheet -> new SourceStatus(sheet.feed(), State.SNAPSHOT, sheet.asOf(), sheet.rows()))
            .toList());
  }
}
