package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one feed said at one time.
 *
 * @param feed the feed's id
 * @param asOf when the prices were true
 * @param announced prices that will hold later
 * @param rejected rows that were left out because they make no sense, such as a price of 0
 */
public record PriceSheet(
    String feed,
    Instant asOf,
    List<TokenPrice> tokens,
    List<GpuOffer> gpus,
    List<ManagedOffer> managed,
    List<Announced> announced,
    int rejected) {
  public PriceSheet {
    tokens = List.copyOf(tokens);
    gpus = List.copyOf(gpus);
    managed = List.copyOf(managed);
    announced = List.copyOf(announced);
  }

  /**
   * A change of price that has been announced.
   *
   * @param from the first day on which the price will hold
   */
  public record Announced(LocalDate from, TokenPrice price) {}

  /** A sheet of what hosted models charge. */
  public static PriceSheet ofTokens(
      String feed, Instant asOf, List<TokenPrice> tokens, int rejected) {
    return new PriceSheet(feed, asOf, tokens, List.of(), List.of(), List.of(), rejected);
  }

  /** A sheet of GPUs for rent. */
  public static PriceSheet ofGpus(String feed, Instant asOf, List<GpuOffer> gpus, int rejected) {
    return new PriceSheet(feed, asOf, List.of(), gpus, List.of(), List.of(), rejected);
  }

  /** A sheet without prices. */
  public static PriceSheet empty(String feed) {
    return ofTokens(feed, Instant.EPOCH, List.of(), 0);
  }

  /** How many prices it holds. */
  public int rows() {
    return tokens.size() + gpus.size() + managed.size();
  }

  public boolean isEmpty() {
    return rows() == 0;
  }

  /** The same prices, found to be true at this moment, except those that were older already. */
  PriceSheet confirmed(Instant moment) {
    LocalDate old = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
    LocalDate day = LocalDate.ofInstant(moment, ZoneOffset.UTC);
    return dated(
        moment,
        source ->
            source.asOf().equals(old) ? new Source(source.id(), source.reference(), day) : source);
  }

  /** Whether the other sheet says the same, whenever it said so. */
  boolean hasRowsOf(PriceSheet other) {
    Source nowhere = new Source("", "", LocalDate.EPOCH);
    PriceSheet one = dated(Instant.EPOCH, source -> nowhere);
    PriceSheet two = other.dated(Instant.EPOCH, source -> nowhere);
    return one.tokens.equals(two.tokens)
        && one.gpus.equals(two.gpus)
        && one.managed.equals(two.managed)
        && one.announced.equals(two.announced);
  }

  private PriceSheet dated(Instant moment, UnaryOperator<Source> source) {
    return new PriceSheet(
        feed,
        moment,
        tokens.stream().map(price -> dated(price, source)).toList(),
        gpus.stream().map(offer -> dated(offer, source)).toList(),
        managed.stream().map(offer -> dated(offer, source)).toList(),
        announced.stream()
            .map(change -> new Announced(change.from(), dated(change.price(), source)))
            .toList(),
        rejected);
  }

  private static TokenPrice dated(TokenPrice price, UnaryOperator<Source> source) {
    return new TokenPrice(
        price.provider(),
        price.model(),
        price.tier(),
        price.region(),
        price.input(),
        price.cachedInput(),
        price.output(),
        source.apply(price.source()));
  }

  private static GpuOffer dated(GpuOffer offer, UnaryOperator<Source> source) {
    return new GpuOffer(
        offer.provider(),
        offer.tier(),
        offer.gpu(),
        offer.sku(),
        offer.gpusPerInstance(),
        offer.region(),
        offer.spot(),
        offer.listUnitPrice(),
        source.apply(offer.source()));
  }

  private static ManagedOffer dated(ManagedOffer offer, UnaryOperator<Source> source) {
    @Nullable TokenPrice inference = offer.inference();
    return new ManagedOffer(
        offer.provider(),
        offer.model(),
        offer.method(),
        offer.tier(),
        offer.region(),
        offer.trainingLow(),
        offer.trainingHigh(),
        inference == null ? null : dated(inference, source),
        offer.hostingPerHour(),
        offer.availability(),
        source.apply(offer.source()));
  }
}
