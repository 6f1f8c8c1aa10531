package dev.finetunecost.estimate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.Engine;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.serving.ServingModel;
import dev.finetunecost.engine.serving.ServingPlanner;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.spec.ResolvedScenario.Effort;
import dev.finetunecost.engine.spec.ResolvedScenario.Hardware;
import dev.finetunecost.engine.spec.ResolvedScenario.Hosted;
import dev.finetunecost.engine.spec.ResolvedScenario.Outlook;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.spec.ResolvedScenario.TrainingData;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.training.TrainingModel;
import dev.finetunecost.engine.training.TrainingPlanner;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PricePolicy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes a scenario, looks everything up, picks prices from the book and asks the engine. */
public final class Estimator {
  private static final int BOOKS = 32;
  private static final Duration KEPT = Duration.ofMinutes(30);

  private final Catalog catalog;
  private final Engine engine;

  /** A workspace asks for the same book again and again, and taking one apart takes long. */
  private final LoadingCache<Under, PriceBook> books =
      Caffeine.newBuilder()
          .maximumSize(BOOKS)
          .expireAfterAccess(KEPT)
          .build(under -> under.list().under(under.policy()));

  private record Under(PriceBook list, PricePolicy policy) {}

  public Estimator(Catalog catalog) {
    this.catalog = catalog;
    this.engine =
        new Engine(
            new TrainingPlanner(new TrainingModel(catalog.training())),
            new ServingPlanner(new ServingModel(catalog.serving())));
  }

  /**
   * What comes of asking: an estimate, or the name that nobody knows. A value that cannot be:
   * {@link IllegalArgumentException} naming the field.
   *
   * @param asSaid stated and inferred values, and defaults that an earlier estimate filled in
   * @param today the day on which the work would begin
   */
  public Outcome estimate(Scenario asSaid, PriceBook prices, LocalDate today) {
    return estimate(asSaid, prices, today, Terms.NONE);
  }

  /** The same for a workspace with terms of its own. What the scenario says is closer, and wins. */
  public Outcome estimate(Scenario asSaid, PriceBook list, LocalDate today, Terms terms) {
    Completion completion = new Completion(terms.under(asSaid), catalog.defaults(), today);
    // What is in use today is compared with, whether it may be used or not
    PriceBook prices = book(list, terms.prices().withAnyProvider());
    Terms binding = terms.barring(Policies.excluded(completion.scenario()));
    PriceBook allowed = book(list, binding.prices());
    Names names = new Names(catalog, prices, allowed, completion);
    Optional<Outcome.Unclear> unclear = names.unclear();
    if (unclear.isPresent()) {
      return unclear.get();
    }
    Amounts.currency(completion.scenario());
    ResolvedScenario resolved = resolve(completion, names, prices, allowed, binding, today);
    List<String> notUsed = new ArrayList<>(names.notUsed());
    notUsed.addAll(terms.excluded(asSaid));
    return new Outcome.Answered(asSaid, engine.estimate(resolved), notUsed);
  }

  private ResolvedScenario resolve(
      Completion completion,
      Names names,
      PriceBook prices,
      PriceBook allowed,
      Terms terms,
      LocalDate today) {
    Policy policy = Policies.of(completion.scenario(), catalog.circumstances());
    @Nullable TokenPrice baseline = names.baseline(useIsDescribed(completion, policy)).orElse(null);
    ModelSpec model = names.model();
    Efforts.pretraining(completion);
    TrainingData training = Amounts.training(completion, model);
    Traffic traffic = Amounts.traffic(completion, policy, baseline);
    Effort effort = Efforts.of(completion);
    Offers offers = new Offers(allowed, completion.scenario(), policy);
    Hosted hosted =
        new Hosted(
            baseline,
            baseline == null
                ? null
                : offers.cheaper(catalog, baseline, traffic, names::itsMakerIsAllowed).orElse(null),
            offers.embedding().orElse(null));
    Outlook outlook = Amounts.outlook(completion);
    int horizon = Amounts.horizonMonths(completion);
    int rank = (int) completion.amount(Field.LORA_RANK);
    double discountRate = completion.amount(Field.DISCOUNT_RATE);
    List<ManagedOffer> managed =
        Offers.managed(prices, names.hostedName(), model, completion.scenario());
    Hardware hardware = hardware(completion, names.gpus(), offers, policy, today);
    return new ResolvedScenario(
        completion.scenario(),
        model,
        names.methods(),
        rank,
        training,
        traffic,
        hosted,
        hardware,
        managed,
        effort,
        policy.without(terms.excluded(baseline, managed)),
        Uncertainties.of(completion, effort, managed),
        outlook,
        horizon,
        today,
        discountRate,
        terms.teamFactor());
  }

  private Hardware hardware(
      Completion completion, Map<String, Gpu> gpus, Offers offers, Policy policy, LocalDate today) {
    completion.fill(
        Field.CHECKPOINTS,
        Stated.byDefault(
            new Value.Flag(true), "training frameworks write checkpoints unless told not to"));
    return new Hardware(
        gpus,
        completion.scenario().amount(Field.GPU_COUNT).map(Double::intValue).orElse(null),
        offers.gpus(gpus, today),
        Offers.purchases(catalog, completion, policy),
        completion.scenario().flag(Field.CHECKPOINTS).orElse(true),
        completion.assumption("hours_between_interruptions").typical());
  }

  private PriceBook book(PriceBook list, PricePolicy policy) {
    return policy.equals(PricePolicy.OPEN) ? list : books.get(new Under(list, policy));
  }

  /** Whether a use is described that a hosted model could serve, so that comparing makes sense. */
  private static boolean useIsDescribed(Completion completion, Policy policy) {
    return completion.said(Field.VOLUME)
        || completion.said(Field.USERS)
        || !policy.circumstances().isEmpty()
        || policy.promptBaseline() != null;
  }
}
