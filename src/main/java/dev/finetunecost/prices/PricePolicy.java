package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * What a workspace wants its prices chosen by.
 *
 * @param allowedProviders the only ones that may be used, or empty where all may
 * @param excludedProviders the ones that may not
 * @param allowedRegions how the regions begin that may be used, such as {@code eu-}, or empty where
 *     all may. A price that holds everywhere is kept: whether its provider sells in a region is not
 *     known here
 * @param negotiatedTokens the workspace's own token prices, which replace the list prices of the
 *     same seller and model
 * @param negotiatedGpus the workspace's own GPU prices, which replace the list prices of the same
 *     provider and GPU
 */
public record PricePolicy(
    Set<String> allowedProviders,
    Set<String> excludedProviders,
    Set<String> allowedRegions,
    List<TokenPrice> negotiatedTokens,
    List<GpuOffer> negotiatedGpus) {
  public PricePolicy {
    allowedProviders = Set.copyOf(allowedProviders);
    excludedProviders = Set.copyOf(excludedProviders);
    allowedRegions = Set.copyOf(allowedRegions);
    negotiatedTokens = List.copyOf(negotiatedTokens);
    negotiatedGpus = List.copyOf(negotiatedGpus);
  }

  /** Everything may be used, at list prices. */
  public static final PricePolicy OPEN =
      new PricePolicy(Set.of(), Set.of(), Set.of(), List.of(), List.of());

  /** The source of a price that the workspace has negotiated. */
  public static Source negotiated(String agreement, LocalDate asOf) {
    return new Source(Trust.WORKSPACE, agreement, asOf);
  }

  boolean allows(String provider, String region) {
    return (allowedProviders.isEmpty() || allowedProviders.contains(provider))
        && !excludedProviders.contains(provider)
        && (allowedRegions.isEmpty()
            || region.equals("any")
            || allowedRegions.stream().anyMatch(region::startsWith));
  }

  boolean replaces(TokenPrice list) {
    return negotiatedTokens.stream()
        .anyMatch(own ->
            own.provider().equals(list.provider())
                && own.tier().equals(list.tier())
                && ModelNames.key(own.model()).equals(ModelNames.key(list.model())));
  }

  boolean replaces(GpuOffer list) {
    return negotiatedGpus.stream()
        .anyMatch(own ->
            own.provider().equals(list.provider())
                && own.gpu().equals(list.gpu())
                && own.spot() == list.spot());
  }
}
