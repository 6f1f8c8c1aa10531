package dev.finetunecost.engine.price;

import dev.finetunecost.engine.units.UnitPrice;

/**
 * A GPU for rent.
 *
 * @param provider who rents it out, such as {@code runpod}
 * @param tier the provider's class of service, such as {@code secure}, {@code community} or {@code
 *     standard}
 * @param gpu the canonical accelerator name of the catalogue, such as {@code H100}
 * @param sku what the provider calls the machine, such as {@code p5.48xlarge}, or empty
 * @param gpusPerInstance how many GPUs one must rent at once, at least 1
 * @param region the provider's region, or {@code any}
 * @param spot whether it can be taken away at any time
 * @param listUnitPrice per GPU-hour, host included
 */
public record GpuOffer(
    String provider,
    String tier,
    String gpu,
    String sku,
    int gpusPerInstance,
    String region,
    boolean spot,
    UnitPrice listUnitPrice,
    Source source) {

  /** An offer of a machine that has no name of its own. */
  public GpuOffer(
      String provider,
      String tier,
      String gpu,
      int gpusPerInstance,
      String region,
      boolean spot,
      UnitPrice listUnitPrice,
      Source source) {
    this(provider, tier, gpu, "", gpusPerInstance, region, spot, listUnitPrice, source);
  }
}
