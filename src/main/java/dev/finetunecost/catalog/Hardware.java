package dev.finetunecost.catalog;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.units.Range;
import java.time.LocalDate;
import java.util.List;

/**
 * What accelerators cost to buy, and what they draw.
 *
 * @param all in the order of the table
 */
public record Hardware(List<Row> all) {
  private static final String RESOURCE = "/catalog/hardware.csv";

  public Hardware {
    all = List.copyOf(all);
  }

  /**
   * One accelerator.
   *
   * @param gpu canonical name
   * @param perGpu dollars, with its share of a server
   * @param kilowatts drawn under load, with its share of a server
   */
  public record Row(String gpu, Parameter perGpu, Parameter kilowatts) {}

  /** The table that comes with the product. */
  public static Hardware bundled() {
    return new Hardware(
        Rows.read(
            RESOURCE,
            row -> {
              Source source =
                  new Source(
                      "hardware", row.getField("source"), LocalDate.parse(row.getField("as_of")));
              Range price =
                  new Range(
                      Rows.number(row, "low"),
                      Rows.number(row, "typical"),
                      Rows.number(row, "high"));
              return new Row(
                  row.getField("gpu"),
                  new Parameter(price, source),
                  new Parameter(Range.exactly(Rows.number(row, "kilowatts")), source));
            }));
  }
}
