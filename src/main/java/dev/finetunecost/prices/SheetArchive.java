package dev.finetunecost.prices;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where published sheets outlive the process: the newest serves after a restart and to other
 * replicas, the older ones tell what something cost. Implementations may be called from several
 * threads; they may throw, which costs a sheet its shelf, and never a price.
 */
public interface SheetArchive {

  /** The newest sheet of this feed whose {@code asOf} is not after this moment. */
  Optional<StoredSheet> newest(String feed, Instant notAfter);

  /** The ids of the feeds of which something is kept. */
  List<String> feeds();

  /**
   * Keeps a sheet. One of the same feed and {@code asOf} is replaced: its source was asked again,
   * and said the same.
   */
  void save(StoredSheet sheet);

  /**
   * Claims the asking of a feed, so that of many replicas one asks.
   *
   * @param until when the others may, if nothing has been kept by then
   * @return whether this replica is to ask
   */
  default boolean claim(String feed, Instant now, Instant until) {
    return true;
  }

  /** An archive that keeps nothing. */
  static SheetArchive none() {
    return new SheetArchive() {
      @Override
      public Optional<StoredSheet> newest(String feed, Instant notAfter) {
        return Optional.empty();
      }

      @Override
      public List<String> feeds() {
        return List.of();
      }

      @Override
      public void save(StoredSheet sheet) {}
    };
  }
}
