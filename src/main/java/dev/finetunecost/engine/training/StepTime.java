package dev.finetunecost.engine.training;

import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.training.TrainingConstants.Speed;
import dev.finetunecost.engine.training.TrainingSetup.Stack;

/**
 * Where the time of one micro-step (forward and backward pass over one micro-batch) goes on one
 * GPU.
 *
 * @param tokens that one GPU answers for in a micro-step
 * @param flopsPerToken executed arithmetic, recomputation included
 * @param flopsPerSecond that the GPU reaches
 * @param computeSeconds arithmetic
 * @param communicationSeconds gathering sharded weights, as far as arithmetic does not hide it
 * @param overheadSeconds launches and the optimizer's step
 * @param dequantizationSeconds unpacking 4-bit weights
 */
public record StepTime(
    double tokens,
    double flopsPerToken,
    double flopsPerSecond,
    double computeSeconds,
    double communicationSeconds,
    double overheadSeconds,
    double dequantizationSeconds) {

  /**
   * Multiplications and additions per weight and token: forward, backward to inputs, to weights.
   */
  private static final double PASSES_FULL = 6;

  /** Without gradients of the frozen weights. */
  private static final double PASSES_ADAPTERS = 4;

  /** One more forward pass. */
  private static final double PASSES_RECOMPUTE = 2;

  private static final double SELECTIVE_SHARE = 0.25;
  private static final int GPUS_PER_HOST = 8;

  static StepTime of(TrainingSetup setup, Speed constants) {
    double tokens =
        (double) setup.microBatchSize() * setup.sequenceLength() / setup.sharding().modelParallel();
    double flopsPerToken = flopsPerToken(setup);
    double flopsPerSecond =
        setup.gpu().bf16FlopsPerSecond() * efficiency(setup, constants) * speedup(setup, constants);
    double compute = flopsPerToken * tokens / flopsPerSecond;
    double communication = communicationSeconds(setup, constants);
    double layers = (double) setup.model().layers() / setup.sharding().pipelineParallelSize();
    return new StepTime(
        tokens,
        flopsPerToken,
        flopsPerSecond,
        compute,
        Math.max(0, communication - compute),
        layers * layerSeconds(setup, constants),
        setup.method() == Method.QLORA
            ? setup.model().parameters()
                * constants.dequantizationBytes()
                / setup.gpu().memoryBandwidth()
            : 0);
  }

  /** All of it. */
  public double totalSeconds() {
    return computeSeconds + communicationSeconds + overheadSeconds + dequantizationSeconds;
  }

  /** Processed tokens per second on one GPU. */
  public double tokensPerSecond() {
    return tokens / totalSeconds();
  }

  /**
   * Executed arithmetic per token: {@code N(M + 2g) + 2·L·width·s·(3 + g)}, causal attention, where
   * g is the share of the forward pass that is computed again.
   */
  private static double flopsPerToken(TrainingSetup setup) {
    ModelSpec model = setup.model();
    double passes = setup.method() == Method.FULL ? PASSES_FULL : PASSES_ADAPTERS;
    double again =
        switch (setup.checkpointing()) {
          case FULL -> 1;
          case SELECTIVE -> SELECTIVE_SHARE;
          case NONE -> 0;
        };
    double attention =
        2.0 * model.layers() * model.attentionWidth() * setup.sequenceLength() * (3 + again);
    return model.matmulParameters() * (passes + PASSES_RECOMPUTE * again) + attention;
  }

  private static double efficiency(TrainingSetup setup, Speed c) {
    double base =
        setup.stack() == Stack.OPTIMIZED
            ? switch (setup.method()) {
              case FULL -> c.optimizedFull();
              case LORA, QLORA -> c.optimizedLora();
            }
            : switch (setup.method()) {
              case FULL -> c.huggingFaceFull();
              case LORA -> c.huggingFaceLora();
              case QLORA -> c.huggingFaceQlora();
            };
    double family =
        switch (setup.gpu().family()) {
          case AMPERE_DATACENTER -> 1;
          case HOPPER -> c.hopper();
          case BLACKWELL -> c.blackwell();
          case INSTINCT -> c.instinct();
          case CONSUMER_OR_PCIE -> c.consumer();
          case TPU_OR_TRAINIUM -> c.tpu();
        };
    double mixture = setup.model().isMixture() ? c.mixture() : 1;
    double scale =
        Math.pow(Math.max(1, (double) setup.gpuCount() / GPUS_PER_HOST), c.scalingExponent());
    return base * family * mixture * scale;
  }

  private static double speedup(TrainingSetup setup, Speed c) {
    return switch (setup.precision()) {
      case FP32 -> 0.5;
      case BF16, MIXED -> 1;
      case FP8 -> setup.gpu().fp8FlopsPerSecond() > 0 ? c.fp8Speedup() : 1;
      case FP4 -> setup.gpu().fp4FlopsPerSecond() > 0 ? c.fp4Speedup() : c.fp8Speedup();
    };
  }

  /** Weights gathered forward and backward, and gradients scattered in a full fine-tune. */
  private static double communicationSeconds(TrainingSetup setup, Speed c) {
    double bytesPerWeight = setup.method() == Method.QLORA ? 0.55 : 2;
    double transfers =
        switch (setup.sharding().data()) {
          case NONE, DDP -> 0;
          case ZERO2 -> setup.method() == Method.FULL ? 1 : 0;
          case ZERO3, FSDP -> setup.method() == Method.FULL ? 3 : 2;
        };
    return transfers
        * bytesPerWeight
        * setup.model().parameters()
        / setup.sharding().modelParallel()
        / (setup.gpu().linkBandwidth() * c.linkEfficiency());
  }

  private static double layerSeconds(TrainingSetup setup, Speed c) {
    if (setup.stack() == Stack.OPTIMIZED) {
      return c.layerSecondsOptimized();
    }
    return setup.method() == Method.QLORA
        ? c.layerSecondsHuggingFaceQlora()
        : c.layerSecondsHuggingFace();
  }
}
