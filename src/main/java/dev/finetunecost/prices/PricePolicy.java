package dev.finetunecost.prices;

import dev.finetunecost.engine.alternative.Regions;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a workspace wants its prices chosen by.
 *
 * @param allowedProviders the only ones that may be used, or empty where all may
 * @param excludedProviders the ones that may not
 * @param allowedRegions how the regions begin that may be used, such as {@code eu-}, or empty where
 *     all may. A price that holds everywhere is kept: whether its provider sells in a region is not
 *     known here
 * @param excludedRegions how the regions begin that may not; a price that holds everywhere is kept
 * @param negotiatedTokens the workspace's own token prices, which replace the list prices of the
 *     same seller and model
 * @param negotiatedGpus the workspace's own GPU prices, which replace the list prices of the same
 *     provider and GPU
 */
public record PricePolicy(
    Set<String> allowedProviders,
    Set<String> excludedProviders,
    Set<String> allowedRegions,
    Set<String> excludedRegions,
    List<TokenPrice> negotiatedTokens,
    List<GpuOffer> negotiatedGpus) {
  /** Stands for every region of the European Union. */
  public static final String EUROPE = "eu";

  public PricePolicy {
    allowedProviders = Set.copyOf(allowedProviders);
    excludedProviders = Set.copyOf(excludedProviders);
    allowedRegions = Set.copyOf(allowedRegions);
    excludedRegions = Set.copyOf(excludedRegions);
    negotiatedTokens = List.copyOf(negotiatedTokens);
    negotiatedGpus = List.copyOf(negotiatedGpus);
  }

  /** A policy that excludes no region. */
  public PricePolicy(
      Set<String> allowedProviders,
      Set<String> excludedProviders,
      Set<String> allowedRegions,
      List<TokenPrice> negotiatedTokens,
      List<GpuOffer> negotiatedGpus) {
    this(
        allowedProviders,
        excludedProviders,
        allowedRegions,
        Set.of(),
        negotiatedTokens,
        negotiatedGpus);
  }

  /** Everything may be used, at list prices. */
  public static final PricePolicy OPEN =
      new PricePolicy(Set.of(), Set.of(), Set.of(), List.of(), List.of());

  /** The source of a price that the workspace has negotiated. */
  public static Source negotiated(String agreement, LocalDate asOf) {
    return new Source(Trust.WORKSPACE, agreement, asOf);
  }

  /** The same policy, open to all providers. */
  public PricePolicy withAnyProvider() {
    return new PricePolicy(
        Set.of(), Set.of(), allowedRegions, excludedRegions, negotiatedTokens, negotiatedGpus);
  }

  /** The same policy, closed to these providers too. */
  public PricePolicy without(Set<String> providers) {
    Set<String> excluded = new HashSet<>(excludedProviders);
    excluded.addAll(providers);
    return new PricePolicy(
        allowedProviders,
        excluded,
        allowedRegions,
        excludedRegions,
        negotiatedTokens,
        negotiatedGpus);
  }

  /** Whether this provider may be used. */
  public boolean allowsProvider(String provider) {
    return (allowedProviders.isEmpty() || allowedProviders.contains(provider))
        && !excludedProviders.contains(provider);
  }

  boolean allows(String provider, String region) {
    return allowsProvider(provider) && (region.equals("any") || allowsRegion(region));
  }

  private boolean allowsRegion(String region) {
    return (allowedRegions.isEmpty() || allowedRegions.stream().anyMatch(in(region)))
        && excludedRegions.stream().noneMatch(in(region));
  }

  /** Whether a region begins so; {@code eu} is the whole Union, whatever its regions are called. */
  private static Predicate<String> in(String region) {
    return start ->
        start.equals(EUROPE)
            ? Regions.mayBeInEurope(region)
            : region.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT));
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
