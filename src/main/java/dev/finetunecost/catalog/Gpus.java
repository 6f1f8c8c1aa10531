package dev.finetunecost.catalog;

import dev.finetunecost.engine.spec.Gpu;
import java.util.List;
import java.util.Optional;

/**
 * Accelerators.
 *
 * @param all in the order of the table
 */
public record Gpus(List<Gpu> all) {
  public Gpus {
    all = List.copyOf(all);
  }

  /** The table that comes with the product. */
  public static Gpus bundled() {
    return new Gpus(List.of());
  }

  /**
   * The accelerator of this canonical name or alias, such as {@code H100}, {@code A100 80G} or
   * {@code 4090}.
   */
  public Optional<Gpu> find(String name) {
    return all.stream().filter(gpu -> gpu.name().equals(name)).findFirst();
  }

  /**
   * Canonical names that this one might have meant, the nearest first; none where nothing is near.
   */
  public List<String> nearest(String name, int atMost) {
    return all.stream().map(Gpu::name).filter(id -> id.startsWith(name)).limit(atMost).toList();
  }
}
