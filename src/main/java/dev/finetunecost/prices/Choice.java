package dev.finetunecost.prices;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Of several sources that price the same thing, the one that is believed, and what the others say.
 *
 * @param chosen one price for each thing
 * @param agreements what other sources say, by the chosen price; absent where there is no other
 */
record Choice<T>(List<T> chosen, Map<T, Agreement> agreements) {
  Choice {
    chosen = List.copyOf(chosen);
    agreements = Map.copyOf(agreements);
  }

  /** One token price for each seller, model, tier and region. */
  static Choice<TokenPrice> ofTokens(List<TokenPrice> prices) {
    return of(
        prices,
        Identity::of,
        TokenPrice::source,
        Comparator.comparing(price -> price.input().amount()),
        (price, other) ->
            farther(
                difference(price.input(), other.input()),
                difference(price.output(), other.output())));
  }

  /** One offer for each provider, tier, GPU, machine size, region and commitment. */
  static Choice<GpuOffer> ofGpus(List<GpuOffer> offers) {
    return of(
        offers,
        Identity::of,
        GpuOffer::source,
        Comparator.comparing(offer -> offer.listUnitPrice().amount()),
        (offer, other) -> difference(offer.listUnitPrice(), other.listUnitPrice()));
  }

  private interface Difference<T> {
    double between(T price, T other);
  }

  private static <T> Choice<T> of(
      List<T> all,
      Function<T, String> identity,
      Function<T, Source> source,
      Comparator<T> cheapest,
      Difference<T> difference) {
    Comparator<T> best = Comparator.comparing(source, Trust.ORDER).thenComparing(cheapest);
    List<T> chosen = new ArrayList<>();
    Map<T, Agreement> agreements = new LinkedHashMap<>();
    for (List<T> same :
        all.stream().collect(groupingBy(identity, LinkedHashMap::new, toList())).values()) {
      List<T> ordered = same.stream().sorted(best).toList();
      T first = ordered.getFirst();
      chosen.add(first);
      Set<String> heard = new HashSet<>(Set.of(source.apply(first).id()));
      List<Agreement.Opinion> others = new ArrayList<>();
      for (T other : ordered) {
        if (heard.add(source.apply(other).id())) {
          others.add(new Agreement.Opinion(source.apply(other), difference.between(first, other)));
        }
      }
      if (!others.isEmpty()) {
        agreements.put(first, new Agreement(others));
      }
    }
    return new Choice<>(chosen, agreements);
  }

  private static double difference(UnitPrice price, UnitPrice other) {
    return other.dollars() / price.dollars() - 1;
  }

  private static double farther(double one, double other) {
    return Math.abs(one) >= Math.abs(other) ? one : other;
  }
}
