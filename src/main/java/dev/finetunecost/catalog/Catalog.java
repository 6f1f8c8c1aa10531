package dev.finetunecost.catalog;

/**
 * Everything that is known without asking anyone: models, accelerators and what is usually assumed.
 *
 * @param models open models with their architecture
 * @param gpus accelerators
 * @param defaults what is assumed where nobody says otherwise
 */
public record Catalog(Models models, Gpus gpus, Defaults defaults) {
  /** The catalogue that comes with the product. */
  public static Catalog bundled() {
    return new Catalog(Models.bundled(), Gpus.bundled(), Defaults.bundled());
  }
}
