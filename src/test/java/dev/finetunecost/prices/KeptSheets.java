package dev.finetunecost.prices;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An archive in memory. */
final class KeptSheets implements SheetArchive {
  private final Map<String, StoredSheet> sheets = new ConcurrentHashMap<>();

  @Override
  public Optional<StoredSheet> newest(String feed, Instant notAfter) {
    return sheets.values().stream()
        .filter(sheet -> sheet.feed().equals(feed) && !sheet.asOf().isAfter(notAfter))
        .max(Comparator.comparing(StoredSheet::asOf));
  }

  @Override
  public List<String> feeds() {
    return sheets.values().stream().map(StoredSheet::feed).distinct().toList();
  }

  @Override
  public void save(StoredSheet sheet) {
    sheets.put(sheet.feed() + " " + sheet.asOf(), sheet);
  }

  List<StoredSheet> of(String feed) {
    return sheets.values().stream()
        .filter(sheet -> sheet.feed().equals(feed))
        .sorted(Comparator.comparing(StoredSheet::asOf))
        .toList();
  }
}
