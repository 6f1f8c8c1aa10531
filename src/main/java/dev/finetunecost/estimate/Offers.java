package dev.finetunecost.estimate;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.alternative.Regions;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.GpuPurchase;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceBook;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The prices of the book that a scenario may use. */
final class Offers {
  /**
   * Market places on which strangers rent out machines: not for production unless somebody asks for
   * them, and never for data that must stay private.
   */
  private static final List<String> STRANGERS = List.of("community", "marketplace", "peer");

  private static final Set<String> REINFORCEMENT = Set.of("rl", "rft", "grpo", "ppo", "rlvr");

  private final PriceBook prices;
  private final Scenario scenario;
  private final Policy policy;

  Offers(PriceBook prices, Scenario scenario, Policy policy) {
    this.prices = prices;
    this.scenario = scenario;
    this.policy = policy;
  }

  /**
   * GPUs for rent on the scenario's terms: the cheapest of each kind, size of instance and promise
   * to stay. A price of one's own replaces them all.
   */
  List<GpuOffer> gpus(Map<String, Gpu> allowed, LocalDate today) {
    Optional<Double> own = scenario.amount(Field.RATE_USD_PER_HOUR);
    if (own.isPresent()) {
      return allowed.keySet().stream().map(gpu -> ownPrice(gpu, own.get(), today)).toList();
    }
    Map<Kind, GpuOffer> cheapest = new LinkedHashMap<>();
    prices.gpus().stream()
        .filter(offer -> allowed.containsKey(offer.gpu()))
        .filter(this::isAllowed)
        .forEach(offer ->
            cheapest.merge(
                new Kind(offer.gpu(), offer.gpusPerInstance(), offer.spot()),
                offer,
                BinaryOperator.minBy(Comparator.comparing(each -> each.listUnitPrice().amount()))));
    return List.copyOf(cheapest.values());
  }

  private record Kind(String gpu, int gpusPerInstance, boolean spot) {}

  private boolean isAllowed(GpuOffer offer) {
    boolean spotAllowed =
        scenario.flag(Field.SPOT).orElse(policy.has(Circumstance.CAN_WAIT))
            && !policy.has(Circumstance.DEADLINE);
    return (spotAllowed || !offer.spot())
        && isAllowedProvider(offer.provider())
        && (!isFromStrangers(offer) || isAskedFor(offer))
        && (!policy.has(Circumstance.EU_ONLY) || Regions.mayBeInEurope(offer.region()));
  }

  /** Where a cloud that rents out GPUs was named, its prices alone count. */
  private boolean isAllowedProvider(String provider) {
    List<String> named =
        scenario.texts(Field.PROVIDER).stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .filter(name -> prices.gpus().stream().anyMatch(offer -> offer.provider().equals(name)))
            .toList();
    return named.isEmpty() || named.contains(provider);
  }

  private boolean isAskedFor(GpuOffer offer) {
    return scenario.texts(Field.PROVIDER).stream().anyMatch(offer.provider()::equalsIgnoreCase)
        && !policy.has(Circumstance.DATA_MUST_STAY);
  }

  private static boolean isFromStrangers(GpuOffer offer) {
    return STRANGERS.stream().anyMatch(offer.tier()::contains);
  }

  private GpuOffer ownPrice(String gpu, double perHour, LocalDate today) {
    return new GpuOffer(
        scenario.text(Field.PROVIDER).orElse("you"),
        "your price",
        gpu,
        1,
        "any",
        scenario.flag(Field.SPOT).orElse(false),
        UnitPrice.of(perHour, PricingUnit.GPU_HOUR),
        new Source("stated", "the price that was said", today));
  }

  /** Managed tuning of the hosted model and of the open one. */
  static List<ManagedOffer> managed(
      PriceBook prices, Optional<String> hosted, ModelSpec open, Scenario said) {
    boolean reinforcement = isReinforcement(said);
    return Stream.concat(
            hosted.stream().flatMap(name -> prices.managed().forHosted(name).stream()),
            prices.managed().forOpen(open.id(), open.parameters()).stream())
        .filter(offer -> offer.method().equals("rft") == reinforcement)
        .distinct()
        .toList();
  }

  /**
   * Reinforcement is another product, billed by the hour, and never an answer to who labels data.
   */
  private static boolean isReinforcement(Scenario said) {
    return said.texts(Field.METHOD).stream().anyMatch(REINFORCEMENT::contains)
        && said.texts(Field.METHOD).stream().noneMatch(name -> Method.named(name).isPresent());
  }

  /** The cheapest other model of the same class at this mix of tokens, if it is cheaper. */
  Optional<TokenPrice> cheaper(
      Catalog catalog, TokenPrice baseline, Traffic traffic, Predicate<String> isAllowedModel) {
    return catalog.hosted().peersOf(baseline.model()).stream()
        .filter(isAllowedModel)
        .flatMap(name -> prices.tokenPrice(name).stream())
        .min(Comparator.comparingDouble(price -> perRequest(price, traffic)))
        .filter(price -> perRequest(price, traffic) < perRequest(baseline, traffic));
  }

  private static double perRequest(TokenPrice price, Traffic traffic) {
    return traffic.inputTokens() * price.input().dollars()
        + traffic.outputTokens() * price.output().dollars();
  }

  /** What turning text into vectors costs. */
  Optional<TokenPrice> embedding() {
    return prices.tokenPrice("text-embedding-3-small");
  }

  /**
   * What buying each accelerator costs for which that is known; nothing where it is there already.
   */
  static List<GpuPurchase> purchases(Catalog catalog, Completion completion, Policy policy) {
    Parameter resale = completion.parameter(Field.RESALE_SHARE);
    Parameter power = completion.parameter(Field.POWER_USD_PER_KWH);
    Parameter colocation = completion.parameter(Field.COLOCATION_USD_PER_KW_MONTH);
    Optional<Double> own =
        completion
            .scenario()
            .amount(Field.GPU_PURCHASE_USD)
            .or(() -> policy.has(Circumstance.OWNS_HARDWARE) ? Optional.of(0.0) : Optional.empty());
    return catalog.hardware().all().stream()
        .map(row ->
            new GpuPurchase(
                row.gpu(),
                own.map(price -> new Parameter(Range.exactly(price), row.perGpu().source()))
                    .orElse(row.perGpu()),
                resale,
                row.kilowatts(),
                power,
                colocation))
        .toList();
  }
}
