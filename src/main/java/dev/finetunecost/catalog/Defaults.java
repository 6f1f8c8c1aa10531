package dev.finetunecost.catalog;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.units.Range;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is assumed where nobody says otherwise: a low, a typical and a high value with its source,
 * by name.
 *
 * @param parameters by the name of the scenario field that it stands in for, or of the assumption
 *     itself
 */
public record Defaults(Map<String, Parameter> parameters) {
  private static final String RESOURCE = "/catalog/defaults.csv";

  public Defaults {
    parameters = Map.copyOf(parameters);
  }

  /** The defaults that come with the product. */
  public static Defaults bundled() {
    try (InputStream in = Objects.requireNonNull(Defaults.class.getResourceAsStream(RESOURCE));
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      Map<String, Parameter> parameters = new HashMap<>();
      for (NamedCsvRecord row : rows) {
        parameters.put(row.getField("field"), parameter(row));
      }
      return new Defaults(parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parameter of this name. Unknown: {@link IllegalArgumentException}. */
  public Parameter get(String name) {
    @Nullable Parameter parameter = parameters.get(name);
    if (parameter == null) {
      throw new IllegalArgumentException("no default for " + name);
    }
    return parameter;
  }

  private static Parameter parameter(NamedCsvRecord row) {
    return new Parameter(
        new Range(number(row, "low"), number(row, "typical"), number(row, "high")),
        new Source("defaults", row.getField("source"), LocalDate.parse(row.getField("as_of"))));
  }

  private static double number(NamedCsvRecord row, String column) {
    return Double.parseDouble(row.getField(column));
  }
}
