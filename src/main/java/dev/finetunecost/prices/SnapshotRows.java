package dev.finetunecost.prices;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.ManagedOffer.Availability;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceSheet.Announced;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a snapshot: how a price becomes a line of text, and a line a price again. */
final class SnapshotRows {
  /** The columns, in their order. */
  private enum Column {
    FEED,
    AS_OF,
    KIND,
    PROVIDER,
    ITEM,
    TIER,
    REGION,
    SKU,
    GPUS,
    SPOT,
    /** Per 1M input tokens, or per GPU-hour. */
    PRICE,
    CACHED_INPUT,
    OUTPUT,
    METHOD,
    TRAINING_LOW,
    TRAINING_HIGH,
    TRAINING_UNIT,
    HOSTING,
    PRODUCTION,
    FROM,
    NOTE,
    REFERENCE;

    private String header() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private enum Kind {
    TOKENS,
    GPU,
    FINE_TUNING,
    ANNOUNCED;

    private String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Kind of(String label) {
      return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  static final List<String> HEADER = Stream.of(Column.values()).map(Column::header).toList();

  private static final Comparator<List<String>> BY_FIELDS =
      Comparator.comparing(fields -> String.join("\t", fields));

  private SnapshotRows() {}

  /** The rows of a sheet, sorted. */
  static List<List<String>> of(PriceSheet sheet) {
    return Stream.of(
            sheet.tokens().stream().map(price -> token(Kind.TOKENS, price)),
            sheet.gpus().stream().map(SnapshotRows::gpu),
            sheet.managed().stream().map(SnapshotRows::managed),
            sheet.announced().stream()
                .map(change ->
                    token(Kind.ANNOUNCED, change.price())
                        .with(Column.FROM, change.from().toString())))
        .flatMap(rows -> rows)
        .map(row -> row.with(Column.FEED, sheet.feed()).fields())
        .sorted(BY_FIELDS)
        .toList();
  }

  /** The sheet in these rows; it is as old as its newest price. */
  static PriceSheet sheet(String feed, List<NamedCsvRecord> records) {
    List<TokenPrice> tokens = new ArrayList<>();
    List<GpuOffer> gpus = new ArrayList<>();
    List<ManagedOffer> managed = new ArrayList<>();
    List<Announced> announced = new ArrayList<>();
    LocalDate newest = LocalDate.EPOCH;
    for (NamedCsvRecord record : records) {
      Read row = new Read(record);
      switch (Kind.of(row.text(Column.KIND))) {
        case TOKENS -> tokens.add(row.token());
        case GPU -> gpus.add(row.gpu());
        case FINE_TUNING -> managed.add(row.managed());
        case ANNOUNCED ->
            announced.add(new Announced(LocalDate.parse(row.text(Column.FROM)), row.token()));
      }
      newest = newest.isBefore(row.source().asOf()) ? row.source().asOf() : newest;
    }
    Instant asOf = newest.atStartOfDay().toInstant(ZoneOffset.UTC);
    return new PriceSheet(feed, asOf, tokens, gpus, managed, announced, 0);
  }

  private static Written token(Kind kind, TokenPrice price) {
    return Written.of(kind, price.source(), price.provider(), price.model())
        .with(Column.TIER, price.tier())
        .with(Column.REGION, price.region())
        .with(Column.PRICE, price.input())
        .with(Column.CACHED_INPUT, price.cachedInput())
        .with(Column.OUTPUT, price.output());
  }

  private static Written gpu(GpuOffer offer) {
    return Written.of(Kind.GPU, offer.source(), offer.provider(), offer.gpu())
        .with(Column.TIER, offer.tier())
        .with(Column.REGION, offer.region())
        .with(Column.SKU, offer.sku())
        .with(Column.GPUS, Integer.toString(offer.gpusPerInstance()))
        .with(Column.SPOT, Boolean.toString(offer.spot()))
        .with(Column.PRICE, offer.listUnitPrice());
  }

  private static Written managed(ManagedOffer offer) {
    Written row =
        Written.of(Kind.FINE_TUNING, offer.source(), offer.provider(), offer.model())
            .with(Column.TIER, offer.tier())
            .with(Column.REGION, offer.region())
            .with(Column.METHOD, offer.method())
            .with(Column.TRAINING_LOW, offer.trainingLow())
            .with(Column.TRAINING_HIGH, offer.trainingHigh())
            .with(Column.TRAINING_UNIT, offer.trainingLow().unit().name())
            .with(Column.HOSTING, offer.hostingPerHour())
            .with(Column.PRODUCTION, Boolean.toString(offer.availability().production()))
            .with(Column.NOTE, offer.availability().note());
    @Nullable TokenPrice tuned = offer.inference();
    return tuned == null
        ? row
        : row.with(Column.PRICE, tuned.input())
            .with(Column.CACHED_INPUT, tuned.cachedInput())
            .with(Column.OUTPUT, tuned.output());
  }

  /** A row in the making. */
  private record Written(Map<Column, String> values) {

    static Written of(Kind kind, Source source, String provider, String item) {
      return new Written(new EnumMap<>(Column.class))
          .with(Column.KIND, kind.label())
          .with(Column.AS_OF, source.asOf().toString())
          .with(Column.REFERENCE, source.reference())
          .with(Column.PROVIDER, provider)
          .with(Column.ITEM, item);
    }

    Written with(Column column, String value) {
      values.put(column, value);
      return this;
    }

    Written with(Column column, @Nullable UnitPrice price) {
      return with(column, price == null ? "" : price.amount().stripTrailingZeros().toPlainString());
    }

    List<String> fields() {
      return Stream.of(Column.values()).map(column -> values.getOrDefault(column, "")).toList();
    }
  }

  /** A row that has been read. */
  private record Read(NamedCsvRecord record) {

    String text(Column column) {
      return record.getField(column.header());
    }

    Source source() {
      return new Source(
          text(Column.FEED), text(Column.REFERENCE), LocalDate.parse(text(Column.AS_OF)));
    }

    TokenPrice token() {
      return new TokenPrice(
          text(Column.PROVIDER),
          text(Column.ITEM),
          text(Column.TIER),
          text(Column.REGION),
          price(Column.PRICE, PricingUnit.MILLION_TOKENS).orElseThrow(),
          price(Column.CACHED_INPUT, PricingUnit.MILLION_TOKENS).orElse(null),
          price(Column.OUTPUT, PricingUnit.MILLION_TOKENS).orElseThrow(),
          source());
    }

    GpuOffer gpu() {
      return new GpuOffer(
          text(Column.PROVIDER),
          text(Column.TIER),
          text(Column.ITEM),
          text(Column.SKU),
          Integer.parseInt(text(Column.GPUS)),
          text(Column.REGION),
          Boolean.parseBoolean(text(Column.SPOT)),
          price(Column.PRICE, PricingUnit.GPU_HOUR).orElseThrow(),
          source());
    }

    ManagedOffer managed() {
      PricingUnit unit = PricingUnit.valueOf(text(Column.TRAINING_UNIT));
      return new ManagedOffer(
          text(Column.PROVIDER),
          text(Column.ITEM),
          text(Column.METHOD),
          text(Column.TIER),
          text(Column.REGION),
          price(Column.TRAINING_LOW, unit).orElseThrow(),
          price(Column.TRAINING_HIGH, unit).orElseThrow(),
          text(Column.PRICE).isEmpty() ? null : token(),
          price(Column.HOSTING, PricingUnit.HOUR).orElse(null),
          new Availability(
              null, null, null, Boolean.parseBoolean(text(Column.PRODUCTION)), text(Column.NOTE)),
          source());
    }

    private Optional<UnitPrice> price(Column column, PricingUnit unit) {
      return text(column).isEmpty()
          ? Optional.empty()
          : Optional.of(UnitPrice.of(text(column), unit));
    }
  }
}
