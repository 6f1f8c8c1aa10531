package dev.finetunecost.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/** Every line of every alternative as CSV, for spreadsheets. */
public final class LinesCsv {
  private static final List<String> HEADER =
      List.of(
          "alternative",
          "feasible",
          "phase",
          "category",
          "label",
          "quantity",
          "unit",
          "unit_price_usd",
          "amount_usd",
          "usage_based",
          "source",
          "as_of");

  private LinesCsv() {}

  /** A header, then one row a line; amounts are per month in the monthly phase. */
  public static String write(Estimate estimate) {
    StringWriter text = new StringWriter();
    RankingTable names = new RankingTable(Subject.of(estimate, Words.ENGLISH));
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord(HEADER);
      for (Option option : estimate.alternatives()) {
        for (CostLine line : option.plan().lines()) {
          csv.writeRecord(row(names.label(option), option, line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static List<String> row(String label, Option option, CostLine line) {
    return List.of(
        harmless(label),
        Boolean.toString(option.feasible()),
        lower(line.phase()),
        lower(line.category()),
        harmless(line.label()),
        Double.toString(Bill.quantity(line)),
        line.price().unit().label(),
        line.price().amount().toPlainString(),
        line.amount().amount().toPlainString(),
        Boolean.toString(line.usageBased()),
        harmless(line.source().reference()),
        line.source().asOf().toString());
  }

  /** Text that a spreadsheet takes for text: a leading {@code = + - @} would make it a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
