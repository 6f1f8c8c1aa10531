package dev.finetunecost.prices;

import static java.util.stream.Collectors.groupingBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each feed calls a GPU. A name that is not listed is left out, never guessed: form factors
 * differ by a third in price, and a slice of a GPU is not a GPU.
 *
 * @param names by feed and the feed's own name in lower case
 */
public record GpuNames(Map<String, List<Name>> names) {
  /** Feeds round memory differently, and some report what is left after the driver. */
  private static final double MEMORY_TOLERANCE = 0.08;

  public GpuNames {
    names = Map.copyOf(names);
  }

  /**
   * A feed's name for a GPU.
   *
   * @param memoryGb which of several GPUs of that name it is, or null where the name says it all
   * @param gpus how many GPUs the machine of that name has; 1 where the name is a GPU's
   * @param gpu the catalogue's name
   */
  public record Name(
      String feed, String theirName, @Nullable Double memoryGb, int gpus, String gpu) {
    private boolean hasMemory(double gigabytes) {
      return memoryGb == null || Math.abs(gigabytes - memoryGb) <= MEMORY_TOLERANCE * memoryGb;
    }
  }

  /** The names that come with the product. */
  public static GpuNames bundled() {
    try (InputStream in =
            Objects.requireNonNull(GpuNames.class.getResourceAsStream("/prices/gpu-names.csv"));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      return new GpuNames(
          rows.stream()
              .map(GpuNames::name)
              .collect(groupingBy(name -> key(name.feed(), name.theirName()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The catalogue's name for what this feed calls so. */
  public Optional<Name> find(String feed, @Nullable String theirName) {
    return named(feed, theirName).findFirst();
  }

  /** The catalogue's name for what this feed calls so, if it has about so much memory. */
  public Optional<Name> find(String feed, @Nullable String theirName, double memoryGb) {
    return named(feed, theirName).filter(name -> name.hasMemory(memoryGb)).findFirst();
  }

  /** All that a feed's names are known for, in the order of the table. */
  public List<String> namesOf(String feed) {
    return names.values().stream()
        .flatMap(List::stream)
        .filter(name -> name.feed().equals(feed))
        .map(Name::theirName)
        .distinct()
        .sorted()
        .toList();
  }

  private Stream<Name> named(String feed, @Nullable String theirName) {
    return theirName == null
        ? Stream.empty()
        : names.getOrDefault(key(feed, theirName), List.of()).stream();
  }

  private static Name name(NamedCsvRecord row) {
    String memory = row.getField("memory_gb");
    String gpus = row.getField("gpus");
    return new Name(
        row.getField("feed"),
        row.getField("their_name"),
        memory.isEmpty() ? null : Double.valueOf(memory),
        gpus.isEmpty() ? 1 : Integer.parseInt(gpus),
        row.getField("gpu"));
  }

  private static String key(String feed, String name) {
    return feed + " " + name.toLowerCase(Locale.ROOT);
  }
}
