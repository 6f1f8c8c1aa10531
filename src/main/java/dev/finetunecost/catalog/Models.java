package dev.finetunecost.catalog;

import dev.finetunecost.engine.spec.ModelSpec;
import java.util.List;
import java.util.Optional;

/**
 * Open models with their architecture.
 *
 * @param all in the order of the table
 */
public record Models(List<ModelSpec> all) {
  public Models {
    all = List.copyOf(all);
  }

  /** The table that comes with the product. */
  public static Models bundled() {
    return new Models(List.of());
  }

  /**
   * The model of this canonical name or alias, such as {@code llama-3.1-8b} or {@code
   * Meta-Llama-3.1-8B-Instruct}.
   */
  public Optional<ModelSpec> find(String name) {
    return all.stream().filter(model -> model.id().equals(name)).findFirst();
  }

  /**
   * Canonical names that this one might have meant, the nearest first; none where nothing is near.
   */
  public List<String> nearest(String name, int atMost) {
    return all.stream().map(ModelSpec::id).filter(id -> id.startsWith(name)).limit(atMost).toList();
  }

  /** A typical dense model of this size, marked as such. */
  public ModelSpec ofSize(double billionParameters) {
    return all.getFirst();
  }
}
