package dev.finetunecost.prices;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.finetunecost.engine.alternative.Regions;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.ManagedOffer.Availability;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Managed fine-tuning services: the dated table that comes with the product, and what a feed says
 * of the same services today. Most providers publish these prices on pages, not in feeds; only rows
 * of at least medium confidence are in the table.
 *
 * @param rows in the order of the table
 */
public record ManagedOffers(List<Row> rows) {
  public ManagedOffers {
    rows = List.copyOf(rows);
  }

  /**
   * One offer.
   *
   * @param offer its model is empty where any model up to a size may be tuned
   * @param mostParameters the largest model that it takes, or null where it names its model
   */
  public record Row(ManagedOffer offer, @Nullable Double mostParameters) {}

  /** The table that comes with the product. */
  public static ManagedOffers bundled() {
    try (InputStream in =
            Objects.requireNonNull(
                ManagedOffers.class.getResourceAsStream("/prices/managed-fine-tuning.csv"));
        CsvReader<NamedCsvRecord> records =
            CsvReader.builder().ofNamedCsvRecord(in, StandardCharsets.UTF_8)) {
      List<Row> rows = new ArrayList<>();
      for (NamedCsvRecord row : records) {
        rows.add(
            new Row(offer(row), optional(row, "max_params_b", b -> Double.parseDouble(b) * 1e9)));
      }
      return new ManagedOffers(rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All offers, for look-ups by words. */
  public Stream<ManagedOffer> all() {
    return rows.stream().map(Row::offer);
  }

  /**
   * Offers for a hosted model that its provider tunes: of each provider and tier the one in its
   * cheapest region, and the one in its cheapest region of the European Union.
   */
  public List<ManagedOffer> forHosted(String model) {
    return cheapestRegions(all().filter(offer -> isModel(offer, model)));
  }

  /**
   * Offers for an open model of so many parameters: those that name it, and those that take any up
   * to that size.
   */
  public List<ManagedOffer> forOpen(String model, double parameters) {
    return cheapestRegions(
        rows.stream()
            .filter(row ->
                row.mostParameters() == null
                    ? isModel(row.offer(), model)
                    : parameters <= row.mostParameters())
            .map(row -> named(row.offer(), model)));
  }

  /** These offers, with what feeds say of the same provider, model and tier in their place. */
  ManagedOffers with(List<ManagedOffer> live) {
    Predicate<ManagedOffer> superseded =
        offer -> live.stream().anyMatch(fresh -> service(fresh).equals(service(offer)));
    return new ManagedOffers(
        Stream.concat(
                rows.stream().filter(row -> !superseded.test(row.offer())),
                live.stream().map(offer -> new Row(offer, null)))
            .toList());
  }

  /** The offers that were known by this day. */
  ManagedOffers seenBy(LocalDate day) {
    return new ManagedOffers(
        rows.stream().filter(row -> !row.offer().source().asOf().isAfter(day)).toList());
  }

  ManagedOffers under(PricePolicy policy) {
    return new ManagedOffers(
        rows.stream()
            .filter(row -> policy.allows(row.offer().provider(), row.offer().region()))
            .toList());
  }

  private static List<ManagedOffer> cheapestRegions(Stream<ManagedOffer> offers) {
    Map<String, ManagedOffer> best = new LinkedHashMap<>();
    offers
        .sorted(Comparator.comparing(offer -> offer.trainingLow().amount()))
        .forEach(offer -> {
          best.putIfAbsent(service(offer), offer);
          if (Regions.mayBeInEurope(offer.region())) {
            best.putIfAbsent(service(offer) + "|eu", offer);
          }
        });
    return best.values().stream().distinct().toList();
  }

  private static String service(ManagedOffer offer) {
    return String.join(
        "|", offer.provider(), ModelNames.key(offer.model()), offer.method(), offer.tier());
  }

  private static boolean isModel(ManagedOffer offer, String model) {
    String key = ModelNames.key(offer.model());
    return !offer.model().isEmpty()
        && (ModelNames.keys(model).contains(key)
            || (ModelNames.vendor(model) == null
                && ModelNames.family(ModelNames.key(model)).equals(ModelNames.family(key))));
  }

  private static ManagedOffer named(ManagedOffer offer, String model) {
    return new ManagedOffer(
        offer.provider(),
        model,
        offer.method(),
        offer.tier(),
        offer.region(),
        offer.trainingLow(),
        offer.trainingHigh(),
        offer.inference(),
        offer.hostingPerHour(),
        offer.availability(),
        offer.source());
  }

  private static ManagedOffer offer(NamedCsvRecord row) {
    Source source =
        new Source(
            "managed-fine-tuning", row.getField("source"), LocalDate.parse(row.getField("as_of")));
    PricingUnit unit =
        row.getField("unit").equals("hour") ? PricingUnit.HOUR : PricingUnit.MILLION_TOKENS;
    return new ManagedOffer(
        row.getField("provider"),
        row.getField("model"),
        row.getField("method"),
        row.getField("tier"),
        row.getField("region"),
        UnitPrice.of(row.getField("training_low"), unit),
        UnitPrice.of(row.getField("training_high"), unit),
        inference(row, source),
        optional(row, "hosting_per_hour", price -> UnitPrice.of(price, PricingUnit.HOUR)),
        new Availability(
            optional(row, "closed_to_new_since", LocalDate::parse),
            optional(row, "last_jobs", LocalDate::parse),
            optional(row, "tuned_models_end", LocalDate::parse),
            Boolean.parseBoolean(row.getField("production")),
            row.getField("availability")),
        source);
  }

  private static @Nullable TokenPrice inference(NamedCsvRecord row, Source source) {
    Optional<UnitPrice> input = perMillion(row, "inference_input");
    Optional<UnitPrice> output = perMillion(row, "inference_output");
    return input.isEmpty() || output.isEmpty()
        ? null
        : new TokenPrice(
            row.getField("provider"),
            row.getField("model"),
            row.getField("tier"),
            row.getField("region"),
            input.get(),
            perMillion(row, "inference_cached").orElse(null),
            output.get(),
            source);
  }

  private static Optional<UnitPrice> perMillion(NamedCsvRecord row, String column) {
    return Optional.ofNullable(
        optional(row, column, price -> UnitPrice.of(price, PricingUnit.MILLION_TOKENS)));
  }

  private static <T> @Nullable T optional(
      NamedCsvRecord row, String column, Function<String, T> parse) {
    String field = row.getField(column);
    return field.isEmpty() ? null : parse.apply(field);
  }
}
