package dev.finetunecost.prices;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * Price sheets as text: one price a row, sorted, so that a new snapshot is read as a diff. The
 * bundled snapshot has this form, and so have sheets that are kept in the database.
 */
public final class SnapshotFile {
  private static final String RESOURCE = "/prices/snapshot.csv";

  private SnapshotFile() {}

  /** The snapshot that comes with the product, one sheet per feed. */
  public static List<PriceSheet> bundled() {
    try (InputStream in = Objects.requireNonNull(SnapshotFile.class.getResourceAsStream(RESOURCE));
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return read(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The sheets in a snapshot, one per feed; each is as old as its newest price.
   *
   * @throws IOException if it is not such a snapshot
   */
  public static List<PriceSheet> read(Reader reader) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
      Map<String, List<NamedCsvRecord>> byFeed =
          rows.stream()
              .collect(groupingBy(row -> row.getField("feed"), LinkedHashMap::new, toList()));
      List<PriceSheet> sheets = new ArrayList<>();
      byFeed.forEach((feed, records) -> sheets.add(SnapshotRows.sheet(feed, records)));
      return List.copyOf(sheets);
    } catch (CsvParseException
        | IllegalArgumentException
        | NoSuchElementException
        | DateTimeException e) {
      throw new IOException("not a snapshot of prices", e);
    }
  }

  /** Writes these sheets as a snapshot. */
  public static void write(List<PriceSheet> sheets, Writer writer) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(writer)) {
      csv.writeRecord(SnapshotRows.HEADER);
      for (PriceSheet sheet : sheets) {
        SnapshotRows.of(sheet).forEach(csv::writeRecord);
      }
    }
  }

  /** One sheet as text, as it is kept between runs. */
  static String text(PriceSheet sheet) {
    StringWriter text = new StringWriter();
    try {
      write(List.of(sheet), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** The sheet in such a text. */
  static PriceSheet sheet(String text) throws IOException {
    List<PriceSheet> sheets = read(new StringReader(text));
    if (sheets.size() != 1) {
      throw new IOException("not one sheet but " + sheets.size());
    }
    return sheets.getFirst();
  }
}
