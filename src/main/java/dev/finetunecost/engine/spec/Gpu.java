package dev.finetunecost.engine.spec;

import dev.finetunecost.engine.units.ByteCount;

/**
 * An accelerator.
 *
 * @param name canonical name, such as {@code H100} or {@code A100-40GB}
 * @param family the class whose constants hold for it
 * @param memory of one device
 * @param memoryBandwidth bytes per second
 * @param bf16FlopsPerSecond dense bf16 (fp16 where it has no bf16) peak FLOP/s
 * @param fp8FlopsPerSecond dense fp8 peak FLOP/s, 0 where it has none
 * @param int8OpsPerSecond dense int8 peak, 0 where it has none
 * @param fp4FlopsPerSecond dense fp4 peak FLOP/s, 0 where it has none
 * @param linkBandwidth bytes per second between two GPUs of one host
 */
public record Gpu(
    String name,
    Family family,
    ByteCount memory,
    double memoryBandwidth,
    double bf16FlopsPerSecond,
    double fp8FlopsPerSecond,
    double int8OpsPerSecond,
    double fp4FlopsPerSecond,
    double linkBandwidth) {

  public boolean hasFp8() {
    return fp8FlopsPerSecond > 0;
  }

  public boolean hasFp4() {
    return fp4FlopsPerSecond > 0;
  }

  /** GPUs whose kernels reach a similar share of their peak. */
  public enum Family {
    AMPERE_DATACENTER,
    HOPPER,
    BLACKWELL,
    INSTINCT,
    CONSUMER_OR_PCIE,
    TPU_OR_TRAINIUM
  }
}
