package dev.finetunecost.engine.training;

import dev.finetunecost.engine.units.Range;

/**
 * What a training setup is expected to do.
 *
 * @param tokensPerSecondPerGpu processed tokens per second on one GPU
 * @param peakGibPerGpu peak memory of one GPU in GiB
 */
public record TrainingPrediction(Range tokensPerSecondPerGpu, Range peakGibPerGpu) {

  /**
   * GPU-hours to process so many tokens, with the range of the speed.
   *
   * @param tokens dataset tokens × epochs, as processed (padding included)
   */
  public Range gpuHours(double tokens) {
    return new Range(
        tokens / tokensPerSecondPerGpu.p90() / 3600,
        tokens / tokensPerSecondPerGpu.p50() / 3600,
        tokens / tokensPerSecondPerGpu.p10() / 3600);
  }
}
