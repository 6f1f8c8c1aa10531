package dev.finetunecost.estimate;

import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.prices.PricePolicy;
import dev.finetunecost.report.Asked;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a workspace has settled for all its estimates.
 *
 * @param numbers its own values, such as what an engineer costs an hour, each of origin workspace
 * @param prices which providers and regions may be used, and the prices it negotiated
 * @param teamFactor what its own training runs teach
 * @param currency in which totals are also said, or null for dollars alone
 */
public record Terms(
    Scenario numbers,
    PricePolicy prices,
    TeamFactor teamFactor,
    Asked.@Nullable Currency currency) {

  /** Nothing was settled, and no runs are known. */
  public static final Terms NONE =
      new Terms(Scenario.EMPTY, PricePolicy.OPEN, TeamFactor.NONE, null);

  /** These terms, with these providers out of the question too. */
  Terms barring(Set<String> providers) {
    return providers.isEmpty()
        ? this
        : new Terms(numbers, prices.without(providers), teamFactor, currency);
  }

  /** A scenario with these numbers wherever nothing closer was said. */
  Scenario under(Scenario asSaid) {
    Scenario scenario = asSaid;
    for (Map.Entry<Field, Stated> own : numbers.fields().entrySet()) {
      boolean said =
          asSaid.get(own.getKey()).filter(value -> value.origin() != Origin.DEFAULT).isPresent();
      scenario = said ? scenario : scenario.with(own.getKey(), own.getValue());
    }
    return scenario;
  }

  /** The providers that may not be used, those of these prices included. */
  Set<String> excluded(@Nullable TokenPrice baseline, List<ManagedOffer> managed) {
    Set<String> excluded = new HashSet<>(prices.excludedProviders());
    if (baseline != null && !prices.allowsProvider(baseline.provider())) {
      excluded.add(baseline.provider());
    }
    managed.stream()
        .map(ManagedOffer::provider)
        .filter(provider -> !prices.allowsProvider(provider))
        .forEach(excluded::add);
    return excluded;
  }

  /** What a scenario asks for and may not have. */
  List<String> excluded(Scenario asSaid) {
    return asSaid.texts(Field.PROVIDER).stream()
        .filter(name -> !prices.allowsProvider(name.toLowerCase(Locale.ROOT)))
        .map(name -> name + " (left out by your workspace)")
        .toList();
  }
}
