package dev.finetunecost.calibration;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.finetunecost.catalog.FittedConstants;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A file of constants. */
record ConstantTable(Path file, List<Constant> constants) {
  static ConstantTable read(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
      return new ConstantTable(file, rows.stream().map(ConstantTable::constant).toList());
    }
  }

  private static Constant constant(NamedCsvRecord row) {
    String prior = row.getField("prior");
    return new Constant(
        row.getField("name"),
        Double.parseDouble(row.getField("value")),
        prior.isEmpty() ? null : Double.valueOf(prior),
        prior.isEmpty() ? 0 : Double.parseDouble(row.getField("prior_spread")),
        row.getField("unit"),
        row.getField("meaning"),
        row.getField("source"));
  }

  void write() throws IOException {
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
      csv.writeRecord("name", "value", "prior", "prior_spread", "unit", "meaning", "source");
      for (Constant c : constants) {
        csv.writeRecord(
            c.name(),
            plain(c.value()),
            c.prior() == null ? "" : plain(c.prior()),
            c.fitted() ? plain(c.spread()) : "",
            c.unit(),
            c.meaning(),
            c.source());
      }
    }
  }

  /** The constants that these names belong to and that are fitted. */
  List<Constant> fitted(List<String> names) {
    return constants.stream().filter(c -> c.fitted() && names.contains(c.name())).toList();
  }

  /** This table with other values for some constants. */
  ConstantTable with(Map<String, Double> values) {
    return new ConstantTable(
        file,
        constants.stream()
            .map(c -> c.withValue(values.getOrDefault(c.name(), c.value())))
            .toList());
  }

  FittedConstants engineConstants() {
    Map<String, Double> values = new LinkedHashMap<>();
    constants.forEach(c -> values.put(c.name(), c.value()));
    return new FittedConstants(values);
  }

  /** Four significant digits: more than the points can tell. */
  static double rounded(double value) {
    return new BigDecimal(value).round(new MathContext(4)).doubleValue();
  }

  private static String plain(double value) {
    return new BigDecimal(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
