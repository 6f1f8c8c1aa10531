package dev.finetunecost.prices.feed;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.prices.GpuNames;
import dev.finetunecost.prices.PriceSheet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the daily observations of gpu-price-index: what twelve clouds ask for a GPU-hour, recorded
 * at their own endpoints. It is not asked live, and serves to build the bundled snapshot.
 */
final class GpuPriceIndex {
  private static final String ID = "gpu-price-index";
  private static final BigDecimal FILLER = new BigDecimal("0.5");

  private GpuPriceIndex() {}

  static PriceSheet parse(byte[] payload, Instant asOf, GpuNames names) throws IOException {
    List<GpuOffer> offers = new ArrayList<>();
    int rejected = 0;
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .ofNamedCsvRecord(new ByteArrayInputStream(payload), StandardCharsets.UTF_8)) {
      for (NamedCsvRecord row : rows) {
        Optional<GpuOffer> offer = offer(row, names);
        offer.ifPresent(offers::add);
        rejected += offer.isPresent() ? 0 : 1;
      }
    }
    return PriceSheet.ofGpus(ID, asOf, offers, rejected);
  }

  private static Optional<GpuOffer> offer(NamedCsvRecord row, GpuNames names) {
    Optional<GpuNames.Name> name = names.find(ID, row.getField("gpu_model"));
    BigDecimal perGpuHour = new BigDecimal(row.getField("usd_per_gpu_hour"));
    boolean filler = perGpuHour.compareTo(FILLER) == 0 || row.getField("sku").contains("MIG");
    if (name.isEmpty() || filler) {
      return Optional.empty();
    }
    int gpus = Integer.parseInt(row.getField("gpu_count"));
    return Dollars.perMachineHour(new BigDecimal(row.getField("usd_per_hour")), gpus)
        .map(price ->
            new GpuOffer(
                row.getField("source"),
                tier(row),
                name.get().gpu(),
                row.getField("sku").strip(),
                gpus,
                "global".equals(row.getField("region")) ? "any" : row.getField("region"),
                "spot".equals(row.getField("pricing")),
                price,
                new Source(
                    ID,
                    "https://github.com/ewyluda/gpu-price-index (%s, %s)"
                        .formatted(row.getField("provider"), row.getField("sku").strip()),
                    LocalDate.parse(row.getField("date")))));
  }

  private static String tier(NamedCsvRecord row) {
    if ("marketplace".equals(row.getField("segment"))) {
      return "community";
    }
    return "runpod".equals(row.getField("source")) ? "secure" : "standard";
  }
}
