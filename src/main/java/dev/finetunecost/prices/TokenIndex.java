package dev.finetunecost.prices;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.finetunecost.engine.price.TokenPrice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the price of a model by any of its names, without looking at all prices. */
final class TokenIndex {
  /** Where prices of hosts lie farther apart than this below the middle, a digit is wrong. */
  private static final double FARTHEST_BELOW_MEDIAN = 3;

  private static final int MOST_NAMES = 10_000;

  private final Map<String, List<TokenPrice>> byKey = new HashMap<>();
  private final Map<String, List<TokenPrice>> byUndatedKey = new HashMap<>();
  private final Map<String, List<TokenPrice>> byFamily = new HashMap<>();

  /** The same few models are asked for all the time; taking a name apart is most of the work. */
  private final LoadingCache<Wanted, Optional<TokenPrice>> found =
      Caffeine.newBuilder().maximumSize(MOST_NAMES).build(this::search);

  private record Wanted(String model, String tier) {}

  TokenIndex(List<TokenPrice> prices) {
    for (TokenPrice price : prices) {
      String key = ModelNames.key(price.model());
      add(byKey, key, price);
      add(byUndatedKey, ModelNames.undated(key), price);
      if (ModelNames.vendor(price.model()) == null) {
        add(byFamily, ModelNames.family(key), price);
      }
    }
  }

  /**
   * What a model costs in this tier: at the seller that its name begins with, else at its maker,
   * else at the cheapest host that is not out of all proportion.
   */
  Optional<TokenPrice> find(String model, String tier) {
    return found.get(new Wanted(model, tier));
  }

  private Optional<TokenPrice> search(Wanted wanted) {
    String model = wanted.model();
    String tier = wanted.tier();
    @Nullable String seller = ModelNames.seller(model);
    @Nullable String vendor = ModelNames.vendor(model);
    String family = ModelNames.family(ModelNames.key(model));
    if (vendor == null && family.equals(ModelNames.key(model))) {
      // "llama-3.1-8b" is what every host runs under a longer name
      return choose(byFamily.get(family), tier, seller, null);
    }
    for (String key : ModelNames.keys(model)) {
      for (Map<String, List<TokenPrice>> index : List.of(byKey, byUndatedKey)) {
        Optional<TokenPrice> found = choose(index.get(key), tier, seller, vendor);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return vendor == null ? choose(byFamily.get(family), tier, seller, null) : Optional.empty();
  }

  private static Optional<TokenPrice> choose(
      @Nullable List<TokenPrice> prices,
      String tier,
      @Nullable String seller,
      @Nullable String vendor) {
    if (prices == null) {
      return Optional.empty();
    }
    List<TokenPrice> inTier = prices.stream().filter(price -> price.tier().equals(tier)).toList();
    for (@Nullable String wanted : new @Nullable String[] {seller, vendor}) {
      Optional<TokenPrice> own =
          inTier.stream()
              .filter(price -> price.provider().equals(wanted))
              .min(
                  Comparator.comparing((TokenPrice price) -> !price.region().equals("any"))
                      .thenComparing(TokenPrice::model, Comparator.reverseOrder()));
      if (own.isPresent()) {
        return own;
      }
    }
    return cheapest(inTier);
  }

  /** Makers and hosts before resellers, prices that hold everywhere before those of a region. */
  private static Optional<TokenPrice> cheapest(List<TokenPrice> prices) {
    List<Double> sorted = prices.stream().map(TokenIndex::blended).sorted().toList();
    double least = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2) / FARTHEST_BELOW_MEDIAN;
    return prices.stream()
        .filter(price -> blended(price) >= least)
        .min(
            Comparator.comparing((TokenPrice price) -> Trust.isReseller(price.provider()))
                .thenComparing(price -> !price.region().equals("any"))
                .thenComparingDouble(TokenIndex::blended));
  }

  /** Three tokens of input for one of output, as most requests have it. */
  private static double blended(TokenPrice price) {
    return 3 * price.input().dollars() + price.output().dollars();
  }

  private static void add(Map<String, List<TokenPrice>> index, String key, TokenPrice price) {
    index.computeIfAbsent(key, _ -> new ArrayList<>()).add(price);
  }
}
