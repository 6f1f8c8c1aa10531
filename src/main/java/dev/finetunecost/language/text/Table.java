package dev.finetunecost.language.text;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Reads the tables of this room, which stand under {@code /language/} on the class path. */
public final class Table {
  private Table() {}

  /** One object for each row of the table, in its order. */
  public static <T> List<T> read(String name, Function<NamedCsvRecord, T> make) {
    String resource = "/language/" + name + ".csv";
    try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(resource));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      return rows.stream().map(make).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parts of a cell that holds several phrases, separated by bars. */
  public static List<String> phrases(String cell) {
    return List.of(cell.split("\\|", -1));
  }
}
