package dev.finetunecost.prices;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the daily observations of gpu-price-index: what twelve clouds ask for a GPU-hour. Its code
 * is MIT; prices are the publishers' facts. It has no address of its own here, and serves to build
 * the bundled snapshot.
 */
final class GpuPriceIndexFeed {
  private static final BigDecimal FILLER = new BigDecimal("0.5");

  private final GpuNames names;

  GpuPriceIndexFeed(GpuNames names) {
    this.names = names;
  }

  /**
   * The prices in a file of observations.
   *
   * @throws IOException if it is not such a file
   */
  PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(new ByteArrayInputStream(payload), StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : rows) {
        Optional<GpuOffer> offer = offer(row);
        offer.ifPresent(offers::add);
        rejected += offer.isPresent() ? 0 : 1;
      }
    } catch (CsvParseException | IllegalArgumentException e) {
      throw new IOException("not a file of observations", e);
    }
    return new PriceSheet("gpu-price-index", asOf, List.of(), offers, rejected);
  }

  private Optional<GpuOffer> offer(NamedCsvRecord row) {
    Optional<String> gpu = names.canonical("gpu-price-index", row.getField("gpu_model"));
    BigDecimal perGpuHour = new BigDecimal(row.getField("usd_per_gpu_hour"));
    boolean filler = perGpuHour.compareTo(FILLER) == 0 || row.getField("sku").contains("MIG");
    if (gpu.isEmpty() || filler) {
      return Optional.empty();
    }
    return Dollars.perGpuHour(perGpuHour)
        .map(price ->
            new GpuOffer(
                provider(row),
                tier(row),
                gpu.get(),
                Integer.parseInt(row.getField("gpu_count")),
                row.getField("region"),
                "spot".equals(row.getField("pricing")),
                price,
                new Source(
                    "gpu-price-index",
                    row.getField("sku") + " at " + row.getField("provider"),
                    LocalDate.parse(row.getField("date")))));
  }

  private static String provider(NamedCsvRecord row) {
    return row.getField("source").toLowerCase(Locale.ROOT);
  }

  private static String tier(NamedCsvRecord row) {
    if ("marketplace".equals(row.getField("segment"))) {
      return "community";
    }
    return "runpod".equals(row.getField("source")) ? "secure" : "standard";
  }
}
