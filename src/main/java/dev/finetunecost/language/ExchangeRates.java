package dev.finetunecost.language;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.language.text.Table;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one unit of a currency was worth on one day.
 *
 * @param rates by ISO code
 */
public record ExchangeRates(Map<String, Rate> rates) {
  /**
   * One currency's rate.
   *
   * @param perEuro units of the currency for one euro
   */
  public record Rate(double perEuro, LocalDate asOf, String source) {}

  public ExchangeRates {
    rates = Map.copyOf(rates);
  }

  /** The table that comes with the product. */
  public static ExchangeRates bundled() {
    Map<String, Rate> rates = new HashMap<>();
    for (Map.Entry<String, Rate> row : Table.read("exchange-rates", ExchangeRates::row)) {
      rates.put(row.getKey(), row.getValue());
    }
    return new ExchangeRates(rates);
  }

  private static Map.Entry<String, Rate> row(NamedCsvRecord row) {
    double perEuro = Double.parseDouble(row.getField("per_euro"));
    LocalDate asOf = LocalDate.parse(row.getField("as_of"));
    return Map.entry(row.getField("currency"), new Rate(perEuro, asOf, row.getField("source")));
  }

  /** Dollars for one unit of the currency; empty where the table has no rate. */
  public Optional<Double> dollarsPer(String currency) {
    Rate dollar = Objects.requireNonNull(rates.get("USD"));
    return Optional.ofNullable(rates.get(currency)).map(rate -> dollar.perEuro() / rate.perEuro());
  }

  /** Where the currency's rate comes from, in a few words. */
  public String sourceOf(String currency) {
    Rate rate = Objects.requireNonNull(rates.get(currency));
    return "%s, %s".formatted(rate.source(), rate.asOf());
  }
}
