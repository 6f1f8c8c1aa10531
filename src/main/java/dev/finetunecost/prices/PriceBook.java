package dev.finetunecost.prices;

import static java.util.stream.Collectors.groupingBy;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.prices.PriceSheet.Announced;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All prices known at one moment, one for each thing that is sold. Looking something up only reads
 * memory.
 */
public final class PriceBook {
  /** Beyond this age a price is shown as stale: GPU prices moved by a fifth in eight weeks. */
  public static final Duration STALE_AFTER = Duration.ofDays(30);

  private final Instant asOf;
  private final Choice<TokenPrice> tokens;
  private final Choice<GpuOffer> gpus;
  private final ManagedOffers managed;
  private final List<Announced> announced;
  private final List<SourceStatus> sources;
  private final TokenIndex tokenIndex;
  private final Map<String, List<GpuOffer>> gpusByName;

  /**
   * @param asOf the moment
   * @param tokens what hosted models charge, from all sheets
   * @param gpus GPUs for rent, from all sheets
   * @param sources how each source is doing
   */
  public PriceBook(
      Instant asOf,
      List<TokenPrice> tokens,
      List<GpuOffer> gpus,
      ManagedOffers managed,
      List<SourceStatus> sources) {
    this(asOf, tokens, gpus, managed, List.of(), sources);
  }

  PriceBook(
      Instant asOf,
      List<TokenPrice> tokens,
      List<GpuOffer> gpus,
      ManagedOffers managed,
      List<Announced> announced,
      List<SourceStatus> sources) {
    this(
        asOf,
        Choice.ofTokens(tokens),
        Choice.ofGpus(gpus),
        managed,
        List.copyOf(announced),
        sources);
  }

  private PriceBook(
      Instant asOf,
      Choice<TokenPrice> tokens,
      Choice<GpuOffer> gpus,
      ManagedOffers managed,
      List<Announced> announced,
      List<SourceStatus> sources) {
    this.asOf = asOf;
    this.tokens = tokens;
    this.gpus = gpus;
    this.managed = managed;
    this.announced = announced;
    this.sources = List.copyOf(sources);
    this.tokenIndex = new TokenIndex(tokens.chosen());
    this.gpusByName = gpus.chosen().stream().collect(groupingBy(GpuOffer::gpu));
  }

  /** The moment of the book. */
  public Instant asOf() {
    return asOf;
  }

  /** What hosted models charge: one price for each seller, model, tier and region. */
  public List<TokenPrice> tokens() {
    return tokens.chosen();
  }

  /** GPUs for rent: one offer for each provider, tier, GPU, machine size, region and commitment. */
  public List<GpuOffer> gpus() {
    return gpus.chosen();
  }

  /** The offers of the GPU with this canonical name. */
  public List<GpuOffer> gpus(String gpu) {
    return gpusByName.getOrDefault(gpu, List.of());
  }

  /** Managed fine-tuning services. */
  public ManagedOffers managed() {
    return managed;
  }

  /** How each source is doing. */
  public List<SourceStatus> sources() {
    return sources;
  }

  /**
   * What a hosted model costs in the standard tier: its maker's own price if there is one,
   * otherwise the cheapest host's. A name may hold a date, and the seller: {@code
   * azure/gpt-4.1-mini-2025-04-14}.
   */
  public Optional<TokenPrice> tokenPrice(String model) {
    return tokenIndex.find(model, "standard");
  }

  /** What a hosted model costs where answers may take a day; empty where that is not offered. */
  public Optional<TokenPrice> batchPrice(String model) {
    return tokenIndex.find(model, "batch");
  }

  /** The next price of what is now sold at this one, where a change is announced. */
  public Optional<Announced> announcedAfter(TokenPrice price) {
    String identity = Identity.of(price);
    return announced.stream()
        .filter(change -> Identity.of(change.price()).equals(identity))
        .findFirst();
  }

  /** What other sources say about this price of the book. */
  public Agreement agreement(TokenPrice price) {
    return tokens.agreements().getOrDefault(price, Agreement.NONE);
  }

  /** What other sources say about this offer of the book. */
  public Agreement agreement(GpuOffer offer) {
    return gpus.agreements().getOrDefault(offer, Agreement.NONE);
  }

  /** Whether a price from this source must be shown as stale on this day. */
  public static boolean isStale(Source source, LocalDate today) {
    return source.asOf().plusDays(STALE_AFTER.toDays()).isBefore(today);
  }

  /** The names of all models with a price, for suggestions. */
  public List<String> pricedModels() {
    return tokens().stream().map(TokenPrice::model).distinct().sorted().toList();
  }

  /** The book as a workspace may use it: only what it allows, at the prices that it negotiated. */
  public PriceBook under(PricePolicy policy) {
    if (policy.equals(PricePolicy.OPEN)) {
      return this;
    }
    List<TokenPrice> listed =
        tokens().stream()
            .filter(
                price -> policy.allows(price.provider(), price.region()) && !policy.replaces(price))
            .toList();
    List<GpuOffer> offered =
        gpus().stream()
            .filter(
                offer -> policy.allows(offer.provider(), offer.region()) && !policy.replaces(offer))
            .toList();
    return new PriceBook(
        asOf,
        new Choice<>(
            Stream.concat(policy.negotiatedTokens().stream(), listed.stream()).toList(),
            tokens.agreements()),
        new Choice<>(
            Stream.concat(policy.negotiatedGpus().stream(), offered.stream()).toList(),
            gpus.agreements()),
        managed.under(policy),
        announced,
        sources);
  }

  /**
   * The prices that these words name, the best match first: {@code h100}, {@code fine-tuning llama
   * 70b}, {@code gpt-4.1-mini}, {@code aws spot}. A word that nothing is called by is read as the
   * nearest that something is. No words: all prices.
   */
  public List<PriceRow> search(String words) {
    return new PriceSearch(this).find(words);
  }
}
