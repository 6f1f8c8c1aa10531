package dev.finetunecost.catalog;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** The rows of a data file that comes with the product. */
final class Rows {
  private Rows() {}

  /** One object for each row of the file, in its order. */
  static <T> List<T> read(String resource, Function<NamedCsvRecord, T> make) {
    try (InputStream in = Objects.requireNonNull(Rows.class.getResourceAsStream(resource));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      return rows.stream().map(make).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }

  static int count(NamedCsvRecord row, String column) {
    return Integer.parseInt(row.getField(column));
  }

  /** The parts of a cell that holds several names, separated by {@code ;}. */
  static Stream<String> names(NamedCsvRecord row, String column) {
    return Stream.of(row.getField(column).split(";", -1)).filter(name -> !name.isBlank());
  }
}
