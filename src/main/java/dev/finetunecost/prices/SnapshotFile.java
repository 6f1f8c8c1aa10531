package dev.finetunecost.prices;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The price snapshot as a file: one price a row, sorted, so that a new snapshot is read as a diff.
 */
public final class SnapshotFile {
  private static final String RESOURCE = "/prices/snapshot.csv";
  private static final List<String> HEADER =
      List.of(
          "feed",
          "as_of",
          "kind",
          "provider",
          "item",
          "tier",
          "region",
          "gpus_per_instance",
          "spot",
          "price",
          "cached_input",
          "output",
          "reference");

  private static final Comparator<List<String>> BY_FIELDS =
      Comparator.comparing(fields -> String.join("\t", fields));

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

  /** The sheets in a snapshot, one per feed; each is as old as its newest price. */
  static List<PriceSheet> read(Reader reader) throws IOException {
    Map<String, List<NamedCsvRecord>> byFeed;
    try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader)) {
      byFeed =
          rows.stream()
              .collect(
                  Collectors.groupingBy(
                      row -> row.getField("feed"), LinkedHashMap::new, Collectors.toList()));
    }
    List<PriceSheet> sheets = new ArrayList<>();
    byFeed.forEach((feed, rows) -> sheets.add(sheet(feed, rows)));
    return List.copyOf(sheets);
  }

  /** Writes these sheets as a snapshot. */
  static void write(List<PriceSheet> sheets, Writer writer) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().build(writer)) {
      csv.writeRecord(HEADER);
      for (PriceSheet sheet : sheets) {
        sheet.tokens().stream().map(SnapshotFile::row).sorted(BY_FIELDS).forEach(csv::writeRecord);
        sheet.gpus().stream().map(SnapshotFile::row).sorted(BY_FIELDS).forEach(csv::writeRecord);
      }
    }
  }

  private static List<String> row(TokenPrice price) {
    @Nullable UnitPrice cached = price.cachedInput();
    return List.of(
        price.source().id(),
        price.source().asOf().toString(),
        "tokens",
        price.provider(),
        price.model(),
        "standard",
        "any",
        "",
        "",
        plain(price.input()),
        cached == null ? "" : plain(cached),
        plain(price.output()),
        price.source().reference());
  }

  private static List<String> row(GpuOffer offer) {
    return List.of(
        offer.source().id(),
        offer.source().asOf().toString(),
        "gpu",
        offer.provider(),
        offer.gpu(),
        offer.tier(),
        offer.region(),
        Integer.toString(offer.gpusPerInstance()),
        Boolean.toString(offer.spot()),
        plain(offer.listUnitPrice()),
        "",
        "",
        offer.source().reference());
  }

  private static String plain(UnitPrice price) {
    return price.amount().stripTrailingZeros().toPlainString();
  }

  private static PriceSheet sheet(String feed, List<NamedCsvRecord> rows) {
    List<TokenPrice> tokens = new ArrayList<>();
    List<GpuOffer> gpus = new ArrayList<>();
    Instant newest = Instant.EPOCH;
    for (NamedCsvRecord row : rows) {
      LocalDate asOf = LocalDate.parse(row.getField("as_of"));
      Source source = new Source(feed, row.getField("reference"), asOf);
      if ("gpu".equals(row.getField("kind"))) {
        gpus.add(gpu(row, source));
      } else {
        tokens.add(token(row, source));
      }
      Instant midnight = asOf.atStartOfDay().toInstant(ZoneOffset.UTC);
      newest = midnight.isAfter(newest) ? midnight : newest;
    }
    return new PriceSheet(feed, newest, tokens, gpus, 0);
  }

  private static TokenPrice token(NamedCsvRecord row, Source source) {
    String cached = row.getField("cached_input");
    return new TokenPrice(
        row.getField("provider"),
        row.getField("item"),
        UnitPrice.of(row.getField("price"), PricingUnit.MILLION_TOKENS),
        cached.isEmpty() ? null : UnitPrice.of(cached, PricingUnit.MILLION_TOKENS),
        UnitPrice.of(row.getField("output"), PricingUnit.MILLION_TOKENS),
        source);
  }

  private static GpuOffer gpu(NamedCsvRecord row, Source source) {
    return new GpuOffer(
        row.getField("provider"),
        row.getField("tier"),
        row.getField("item"),
        Integer.parseInt(row.getField("gpus_per_instance")),
        row.getField("region"),
        Boolean.parseBoolean(row.getField("spot")),
        UnitPrice.of(row.getField("price"), PricingUnit.GPU_HOUR),
        source);
  }
}
