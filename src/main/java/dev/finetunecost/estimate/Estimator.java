package dev.finetunecost.estimate;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes a scenario, looks everything up, picks prices from the book and asks the engine. */
public final class Estimator {
  private final Catalog catalog;
  private final Engine engine;

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
    Completion completion = new Completion(asSaid, catalog.defaults(), today);
    Names names = new Names(catalog, prices, completion);
    Optional<Outcome.Unclear> unclear = names.unclear();
    if (unclear.isPresent()) {
      return unclear.get();
    }
    ResolvedScenario resolved = resolve(completion, names, prices, today);
    return new Outcome.Answered(asSaid, engine.estimate(resolved), names.notUsed());
  }

  private ResolvedScenario resolve(
      Completion completion, Names names, PriceBook prices, LocalDate today) {
    Policy policy = Policies.of(completion.scenario(), catalog.circumstances());
    @Nullable TokenPrice baseline = names.baseline(useIsDescribed(completion, policy)).orElse(null);
    ModelSpec model = names.model();
    TrainingData training = Amounts.training(completion, model);
    Traffic traffic = Amounts.traffic(completion, policy);
    Effort effort = Efforts.of(completion);
    Offers offers = new Offers(prices, completion.scenario(), policy);
    Hosted hosted =
        new Hosted(
            baseline,
            baseline == null ? null : offers.cheaper(catalog, baseline, traffic).orElse(null),
            offers.embedding().orElse(null));
    Outlook outlook = Amounts.outlook(completion);
    int horizon = Amounts.horizonMonths(completion);
    int rank = (int) completion.amount(Field.LORA_RANK);
    double discountRate = completion.amount(Field.DISCOUNT_RATE);
    List<ManagedOffer> managed = offers.managed(names.hostedName(), model);
    Hardware hardware = hardware(completion, names.gpus(), offers, today);
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
        policy,
        Uncertainties.of(completion, effort, managed),
        outlook,
        horizon,
        today,
        discountRate);
  }

  private Hardware hardware(
      Completion completion, Map<String, Gpu> gpus, Offers offers, LocalDate today) {
    completion.fill(
        Field.CHECKPOINTS,
        Stated.byDefault(
            new Value.Flag(true), "training frameworks write checkpoints unless told not to"));
    return new Hardware(
        gpus,
        completion.scenario().amount(Field.GPU_COUNT).map(Double::intValue).orElse(null),
        offers.gpus(gpus, today),
        Offers.purchases(catalog, completion),
        completion.scenario().flag(Field.CHECKPOINTS).orElse(true),
        completion.assumption("hours_between_interruptions").typical());
  }

  /** Whether a use is described that a hosted model could serve, so that comparing makes sense. */
  private static boolean useIsDescribed(Completion completion, Policy policy) {
    return completion.said(Field.VOLUME)
        || completion.said(Field.USERS)
        || !policy.circumstances().isEmpty()
        || policy.promptBaseline() != null;
  }
}
