package dev.finetunecost.catalog;

import dev.finetunecost.engine.serving.ServingConstants;
import dev.finetunecost.engine.training.TrainingConstants;

/**
 * Everything that is known without asking anyone: models, accelerators, what is usually assumed,
 * and the constants fitted to measurements.
 *
 * @param models open models with their architecture
 * @param gpus accelerators
 * @param defaults what is assumed where nobody says otherwise
 * @param hosted hosted models by class
 * @param hardware what accelerators cost to buy
 * @param circumstances phrases that say what decides more than money does
 * @param training constants of the training formulas
 * @param serving constants of the serving formulas
 */
public record Catalog(
    Models models,
    Gpus gpus,
    Defaults defaults,
    HostedModels hosted,
    Hardware hardware,
    Circumstances circumstances,
    TrainingConstants training,
    ServingConstants serving) {
  /** The catalogue that comes with the product. */
  public static Catalog bundled() {
    return new Catalog(
        Models.bundled(),
        Gpus.bundled(),
        Defaults.bundled(),
        HostedModels.bundled(),
        Hardware.bundled(),
        Circumstances.bundled(),
        FittedConstants.bundled(FittedConstants.TRAINING).training(),
        FittedConstants.bundled(FittedConstants.SERVING).serving());
  }
}
