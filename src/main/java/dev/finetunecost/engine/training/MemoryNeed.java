package dev.finetunecost.engine.training;

import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.training.TrainingConstants.Memory;
import dev.finetunecost.engine.training.TrainingSetup.Precision;
import dev.finetunecost.engine.training.TrainingSetup.Sharding;

/**
 * What takes memory on one GPU at the peak, in bytes.
 *
 * @param weights of the model, as they stay
 * @param gradientsAndOptimizer of a full fine-tune
 * @param adapters their weights, gradients and optimizer state
 * @param gatheredLayers layers that are whole for a moment although they are sharded
 * @param activations kept for the backward pass
 * @param logits of the micro-batch; 0 with a fused loss
 * @param allocator fragmentation, context and buffers
 */
public record MemoryNeed(
    double weights,
    double gradientsAndOptimizer,
    double adapters,
    double gatheredLayers,
    double activations,
    double logits,
    double allocator) {

  private static final double BYTES_PER_GIB = 1L << 30;

  /** Layers that are whole at the same time: the one in use and the one fetched ahead. */
  private static final double GATHERED_LAYERS = 2;

  private static final double SELECTIVE_SHARE = 0.5;

  static MemoryNeed of(TrainingSetup setup, Memory c) {
    ModelSpec model = setup.model();
    Sharding sharding = setup.sharding();
    int split = sharding.tensorParallelSize() * sharding.pipelineParallelSize();
    double dataParallel = Math.max(1.0, (double) setup.gpuCount() / sharding.modelParallel());
    double weightShards = split * (sharding.splitsWeights() ? dataParallel : 1);
    double stateShards = split * (sharding.splitsOptimizer() ? dataParallel : 1);

    double plainWeights = bytesOfWeights(setup, c);
    double weights = plainWeights / weightShards;
    double gathered =
        sharding.splitsWeights()
            ? plainWeights
                / split
                * Math.min(GATHERED_LAYERS / model.layers(), 1 - 1 / dataParallel)
            : 0;
    double activations = activations(setup, c);
    double logits =
        setup.fusedLoss()
            ? 0
            : c.logitBytes() * tokens(setup) * model.vocabulary() / sharding.tensorParallelSize();
    double state = 0;
    if (setup.method() == Method.FULL) {
      double resident = stateBytes(setup, c.fullResidentBytes() - 2) * model.parameters();
      double peak = stateBytes(setup, c.fullPeakBytes() - 2) * model.parameters();
      state =
          setup.precision() == Precision.BF16
              ? Math.max(resident, peak - (activations + logits) * stateShards) / stateShards
              : (c.mixedBytes() - bytesPerWeight(setup)) * model.parameters() / stateShards;
    }
    double adapters =
        setup.method() == Method.FULL
            ? 0
            : c.adapterBytes() * model.adapterParameters(setup.loraRank()) / split;
    double sum = weights + state + adapters + gathered + activations + logits;
    return new MemoryNeed(
        weights,
        state,
        adapters,
        gathered,
        activations,
        logits,
        (c.allocatorFactor() - 1) * sum + c.fixedGib() * BYTES_PER_GIB);
  }

  /** All of it, in GiB. */
  public double totalGib() {
    return (weights
            + gradientsAndOptimizer
            + adapters
            + gatheredLayers
            + activations
            + logits
            + allocator)
        / BYTES_PER_GIB;
  }

  private static double bytesOfWeights(TrainingSetup setup, Memory c) {
    ModelSpec model = setup.model();
    if (setup.method() != Method.QLORA) {
      return bytesPerWeight(setup) * model.parameters();
    }
    double linear = model.parameters() - model.embeddingParameters();
    return c.quantizedBytes() * linear
        + 2 * model.embeddingParameters()
        + 0.5 * 2 * linear / model.layers();
  }

  private static double bytesPerWeight(TrainingSetup setup) {
    return setup.precision() == Precision.FP32 ? 4 : 2;
  }

  /** Gradients and optimizer state per weight; 8-bit states are 6 bytes smaller than fp32 ones. */
  private static double stateBytes(TrainingSetup setup, double adamW) {
    return switch (setup.optimizer()) {
      case ADAMW -> adamW;
      case ADAMW_8BIT -> adamW - 2;
      case PAGED_ADAMW_8BIT -> adamW - 3;
      case SGD -> adamW - 4;
    };
  }

  /** Tokens of one micro-batch on one GPU. */
  private static double tokens(TrainingSetup setup) {
    return (double) setup.microBatchSize()
        * setup.sequenceLength()
        / setup.sharding().contextParallelSize();
  }

  private static double activations(TrainingSetup setup, Memory c) {
    ModelSpec model = setup.model();
    double width = setup.precision() == Precision.FP32 ? 2 : 1;
    double layer =
        width
            * (2.0
                    * (6.0 * model.hidden()
                        + 2.0 * model.kvHeads() * model.headDim()
                        + (double) model.ffnMatrices() * model.activeFfn())
                + 4.0 * model.hidden());
    double layers = (double) model.layers() / setup.sharding().pipelineParallelSize();
    double checkpointed =
        c.checkpointResidual() * 2 * width * layers * model.hidden() + c.checkpointLayer() * layer;
    double kept = c.activationsKept() * layers * layer;
    double perToken =
        switch (setup.checkpointing()) {
          case FULL -> Math.min(checkpointed, kept);
          case SELECTIVE ->
              SELECTIVE_SHARE * Math.min(checkpointed, kept) + (1 - SELECTIVE_SHARE) * kept;
          case NONE -> kept;
        };
    return tokens(setup) * perToken / setup.sharding().tensorParallelSize();
  }
}
