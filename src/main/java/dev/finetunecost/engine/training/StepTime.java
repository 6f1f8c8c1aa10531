package dev.finetunecost.engine.training;

import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.training.TrainingConstants.Speed;
import dev.finetunecost.engine.training.TrainingSetup.Sharding;
import dev.finetunecost.engine.training.TrainingSetup.Stack;

/**
 * Where the time of one micro-step (forward and backward pass over one micro-batch) goes on one
 * GPU.
 *
 * <p>The GPU multiplies matrices, moves activations through its memory, and gathers sharded weights
 * beside both; the host launches kernels beside all of it. Tensor-parallel exchanges and the
 * unpacking of 4-bit weights come on top.
 *
 * @param tokens that one GPU answers for in a micro-step
 * @param flopsPerToken executed arithmetic, recomputation included
 * @param flopsPerSecond that matrix products reach
 * @param arithmeticSeconds matrix products and attention
 * @param trafficSeconds activations through memory
 * @param gatherSeconds sharded weights over the link between GPUs
 * @param launchSeconds kernels launched by the host
 * @param tensorParallelSeconds exchanges that arithmetic does not hide
 * @param dequantizationSeconds unpacking 4-bit weights
 */
public record StepTime(
    double tokens,
    double flopsPerToken,
    double flopsPerSecond,
    double arithmeticSeconds,
    double trafficSeconds,
    double gatherSeconds,
    double launchSeconds,
    double tensorParallelSeconds,
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

  /** Read and written for each logit, forward and backward: six bytes, as for an activation. */
  private static final double BYTES_PER_LOGIT = 6;

  /** Stored bytes of a 4-bit weight with its scales. */
  private static final double QUANTIZED_BYTES = 0.55;

  /** Who trains on a whole host without saying how is taken to use a tuned stack. */
  private static final int GPUS_OF_A_TUNED_STACK = 8;

  static StepTime of(TrainingSetup setup, Speed c) {
    Sharding sharding = setup.sharding();
    double tokens =
        (double) setup.microBatchSize() * setup.sequenceLength() / sharding.modelParallel();
    double flopsPerToken = flopsPerToken(setup, c);
    double flopsPerSecond = setup.gpu().bf16FlopsPerSecond() * efficiency(setup, c);
    double layers = (double) setup.model().layers() / sharding.pipelineParallelSize();
    return new StepTime(
        tokens,
        flopsPerToken,
        flopsPerSecond,
        flopsPerToken * tokens / flopsPerSecond,
        trafficPerToken(setup, c) * tokens / setup.gpu().memoryBandwidth(),
        gatheredBytes(setup) / (setup.gpu().linkBandwidth() * c.linkEfficiency()),
        layers * layerSeconds(setup, c),
        c.tensorParallelExposure() * exchangedBytes(setup) / setup.gpu().linkBandwidth(),
        setup.method() == Method.QLORA
            ? setup.model().parameters() * c.dequantizationBytes() / setup.gpu().memoryBandwidth()
            : 0);
  }

  /** What the GPU is busy with, beside which the host launches kernels. */
  private double busySeconds() {
    return Math.max(arithmeticSeconds + trafficSeconds, gatherSeconds);
  }

  /** All of it; launches overlap in part with the work of the GPU. */
  public double totalSeconds() {
    return Math.hypot(busySeconds(), launchSeconds) + tensorParallelSeconds + dequantizationSeconds;
  }

  /** Processed tokens per second on one GPU. */
  public double tokensPerSecond() {
    return tokens / totalSeconds();
  }

  private static double recomputedShare(TrainingSetup setup) {
    return switch (setup.checkpointing()) {
      case FULL -> 1;
      case SELECTIVE -> SELECTIVE_SHARE;
      case NONE -> 0;
    };
  }

  /**
   * Executed arithmetic per token: {@code N(M + 2g) + a·2·L·width·s·(3 + g)} for causal attention,
   * where g is the share of the forward pass that is computed again and a the cost of attention.
   */
  private static double flopsPerToken(TrainingSetup setup, Speed c) {
    ModelSpec model = setup.model();
    double passes = setup.method() == Method.FULL ? PASSES_FULL : PASSES_ADAPTERS;
    double again = recomputedShare(setup);
    double attention =
        2.0 * model.layers() * model.attentionWidth() * setup.sequenceLength() * (3 + again);
    return model.matmulParameters() * (passes + PASSES_RECOMPUTE * again)
        + c.attentionCost() * attention;
  }

  private static double efficiency(TrainingSetup setup, Speed c) {
    double family =
        switch (setup.gpu().family()) {
          case AMPERE_DATACENTER, CONSUMER_OR_PCIE -> 1;
          case HOPPER, BLACKWELL -> c.hopperAndBlackwell();
          case INSTINCT -> c.instinct();
          case TPU_OR_TRAINIUM -> c.tpu();
        };
    double precision =
        switch (setup.precision()) {
          // tf32 runs at half the rate of bf16
          case FP32 -> 0.5;
          case BF16, MIXED -> 1;
          case FP8 -> setup.gpu().hasFp8() ? c.fp8Speedup() : 1;
          case FP4 ->
              setup.gpu().hasFp4() ? c.fp4Speedup() : setup.gpu().hasFp8() ? c.fp8Speedup() : 1;
        };
    return c.efficiency() * family * precision * (setup.model().isMixture() ? c.mixture() : 1);
  }

  /** Bytes that a token's activations move through memory; a third of it again in recomputation. */
  private static double trafficPerToken(TrainingSetup setup, Speed c) {
    double passes =
        switch (setup.stack()) {
          case OPTIMIZED -> c.trafficOptimized();
          case FUSED -> c.trafficFused();
          case HUGGING_FACE -> c.trafficHuggingFace();
          case UNKNOWN -> tuned(setup) ? c.trafficOptimized() : c.trafficHuggingFace();
        };
    ModelSpec model = setup.model();
    return passes
        * (1 + recomputedShare(setup) / 3)
        * (model.layers() * model.activationBytesPerLayer() + BYTES_PER_LOGIT * model.vocabulary());
  }

  private static boolean tuned(TrainingSetup setup) {
    return setup.stack() == Stack.OPTIMIZED
        || (setup.stack() == Stack.UNKNOWN && setup.gpuCount() >= GPUS_OF_A_TUNED_STACK);
  }

  /** Weights gathered forward and backward, and gradients scattered in a full fine-tune. */
  private static double gatheredBytes(TrainingSetup setup) {
    if (!setup.sharding().splitsWeights()) {
      return 0;
    }
    double transfers = setup.method() == Method.FULL ? 3 : 2;
    double bytesPerWeight = setup.method() == Method.QLORA ? QUANTIZED_BYTES : 2;
    return transfers
        * bytesPerWeight
        * setup.model().parameters()
        / setup.sharding().modelParallel();
  }

  /** Two all-reduces of the residual stream a layer, forward, backward, and when recomputed. */
  private static double exchangedBytes(TrainingSetup setup) {
    Sharding sharding = setup.sharding();
    double degree = sharding.tensorParallelSize();
    double tokens =
        (double) setup.microBatchSize()
            * setup.sequenceLength()
            / sharding.contextParallelSize()
            / sharding.pipelineParallelSize();
    double reductions = 4 + 2 * recomputedShare(setup);
    double bytesPerReduction = 2.0 * setup.model().hidden() * 2 * (degree - 1) / degree;
    return setup.model().layers() * reductions * tokens * bytesPerReduction;
  }

  private static double layerSeconds(TrainingSetup setup, Speed c) {
    if (tuned(setup)) {
      return c.layerSecondsOptimized();
    }
    return c.layerSecondsHuggingFace() * (setup.sharding().splitsWeights() ? c.shardedLaunch() : 1);
  }
}
