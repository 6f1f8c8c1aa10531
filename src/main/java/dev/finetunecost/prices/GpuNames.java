package dev.finetunecost.prices;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What each feed calls a GPU. A name that is not listed is left out, never guessed: form factors
 * differ by a third in price, and a slice of a GPU is not a GPU.
 *
 * @param canonical the catalogue's name, by feed and the feed's own name
 */
public record GpuNames(Map<String, String> canonical) {
  public GpuNames {
    canonical = Map.copyOf(canonical);
  }

  /** The names that come with the product. */
  public static GpuNames bundled() {
    try (InputStream in =
            Objects.requireNonNull(GpuNames.class.getResourceAsStream("/prices/gpu-names.csv"));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      Map<String, String> names = new HashMap<>();
      for (NamedCsvRecord row : rows) {
        names.put(key(row.getField("feed"), row.getField("their_name")), row.getField("gpu"));
      }
      return new GpuNames(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The catalogue's name for what this feed calls so. */
  Optional<String> canonical(String feed, String theirName) {
    return Optional.ofNullable(canonical.get(key(feed, theirName)));
  }

  private static String key(String feed, String name) {
    return feed + " " + name;
  }
}
