package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.TokenPrice;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All prices known at one moment. Looking something up only reads memory.
 *
 * @param asOf the moment
 * @param tokens what hosted models charge, from all sheets
 * @param gpus GPUs for rent, from all sheets
 * @param sources how each source is doing
 */
public record PriceBook(
    Instant asOf,
    List<TokenPrice> tokens,
    List<GpuOffer> gpus,
    ManagedOffers managed,
    List<SourceStatus> sources) {
  public PriceBook {
    tokens = List.copyOf(tokens);
    gpus = List.copyOf(gpus);
    sources = List.copyOf(sources);
  }

  /**
   * What a hosted model costs: its maker's own price if there is one, otherwise the cheapest
   * host's, and of several sources for that the newest.
   */
  public Optional<TokenPrice> tokenPrice(String model) {
    String key = ModelNames.key(model);
    List<TokenPrice> candidates =
        tokens.stream().filter(price -> ModelNames.key(price.model()).equals(key)).toList();
    @Nullable String vendor = ModelNames.vendor(model);
    Comparator<TokenPrice> newestFirst =
        Comparator.comparing((TokenPrice price) -> price.source().asOf()).reversed();
    Optional<TokenPrice> own =
        candidates.stream().filter(price -> price.provider().equals(vendor)).min(newestFirst);
    return own.isPresent() || vendor != null
        ? own
        : candidates.stream()
            .min(Comparator.comparing((TokenPrice price) -> price.output().amount()));
  }

  /** The names of all models with a price, for suggestions. */
  public List<String> pricedModels() {
    return tokens.stream().map(TokenPrice::model).distinct().sorted().toList();
  }

  /**
   * The prices that these words name, in the order of the table: every word must be found in the
   * provider, the item, the tier, the region or the kind ({@code gpu}, {@code tokens}, {@code
   * fine-tuning}, {@code spot}). No words: all.
   */
  public List<PriceRow> search(String words) {
    List<String> wanted = PriceRow.words(words);
    return Stream.of(
            gpus.stream().map(PriceRow::of),
            tokens.stream().flatMap(PriceRow::of),
            managed.all().flatMap(PriceRow::of))
        .flatMap(rows -> rows)
        .filter(row -> row.mentions(wanted))
        .toList();
  }
}
