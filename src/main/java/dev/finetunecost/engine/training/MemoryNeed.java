package dev.finetunecost.engine.training;

import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.training.TrainingConstants.Memory;
import dev.finetunecost.engine.training.TrainingSetup.Optimizer;
import dev.finetunecost.engine.training.TrainingSetup.Precision;
import dev.finetunecost.engine.training.TrainingSetup.Sharding;
import dev.finetunecost.engine.training.TrainingSetup.Stack;

/**
 * What takes memory on one GPU at the peak, in bytes.
 *
 * @param weights of the model, as they stay
 * @param gradientsAndOptimizer of a full fine-tune
 * @param adapters their weights, gradients and optimizer state
 * @param gatheredLayers layers that are whole for a moment although they are sharded
 * @param activations kept for the backward pass
 * @param logits of the micro-batch; 0 with a fused loss
 * @param fixed buffers of libraries
 */
public record MemoryNeed(
    double weights,
    double gradientsAndOptimizer,
    double adapters,
    double gatheredLayers,
    double activations,
    double logits,
    double fixed) {

  private static final double BYTES_PER_GIB = 1L << 30;

  /** Layers that are whole at the same time: the one in use and the one fetched ahead. */
  private static final double GATHERED_LAYERS = 2;

  private static final double SELECTIVE_SHARE = 0.5;

  static MemoryNeed of(TrainingSetup setup, Memory c) {
    Shards shards = Shards.of(setup);
    double varying = setup.packed() || setup.stack() == Stack.OPTIMIZED ? 1 : c.variableLengths();
    double activations = varying * activations(setup, c);
    double logits = varying * logits(setup, c);
    return new MemoryNeed(
        residentWeights(setup, c) / shards.weights(),
        setup.method() == Method.FULL ? state(setup, c, shards, activations + logits) : 0,
        setup.method() == Method.FULL
            ? 0
            : c.adapterBytes() * setup.model().adapterParameters(setup.loraRank()) / shards.model(),
        gathered(setup, c, shards),
        activations,
        logits,
        c.fixedGib() * BYTES_PER_GIB);
  }

  /** All of it, in GiB. */
  public double totalGib() {
    return (weights
            + gradientsAndOptimizer
            + adapters
            + gatheredLayers
            + activations
            + logits
            + fixed)
        / BYTES_PER_GIB;
  }

  /** Weights, and for 4-bit ones half a layer that is unpacked at the time. */
  private static double residentWeights(TrainingSetup setup, Memory c) {
    ModelSpec model = setup.model();
    double linear = model.parameters() - model.embeddingParameters();
    return setup.method() == Method.QLORA
        ? c.quantizedBytes() * linear + 2 * model.embeddingParameters() + linear / model.layers()
        : bytesPerWeight(setup) * model.parameters();
  }

  private static double bytesPerWeight(TrainingSetup setup) {
    return setup.precision() == Precision.FP32 ? 4 : 2;
  }

  /**
   * Gradients and optimizer state. In pure bf16 the step of AdamW needs room for temporaries when
   * the activations are gone; mixed precision keeps fp32 master weights.
   */
  private static double state(
      TrainingSetup setup, Memory c, Shards shards, double activationsAndLogits) {
    double parameters = setup.model().parameters();
    double weights = bytesPerWeight(setup);
    double saved = savedByOptimizer(setup.optimizer());
    if (setup.precision() != Precision.BF16 || setup.stack() == Stack.OPTIMIZED) {
      return (c.mixedBytes() - weights - saved) * parameters / shards.state();
    }
    double resident = (c.fullResidentBytes() - weights - saved) * parameters / shards.state();
    double peak = (c.fullPeakBytes() - weights - saved) * parameters / shards.state();
    return Math.max(resident, peak - activationsAndLogits);
  }

  /** Bytes per weight that the optimizer's state is smaller than that of AdamW in bf16. */
  private static double savedByOptimizer(Optimizer optimizer) {
    return switch (optimizer) {
      case ADAMW -> 0;
      case ADAMW_8BIT -> 2;
      // paged state is moved to the host under pressure
      case PAGED_ADAMW_8BIT -> 3;
      case SGD -> 4;
    };
  }

  private static double gathered(TrainingSetup setup, Memory c, Shards shards) {
    if (!setup.sharding().splitsWeights()) {
      return 0;
    }
    ModelSpec model = setup.model();
    double layers = model.parameters() - model.embeddingParameters();
    double bytes = setup.method() == Method.QLORA ? c.quantizedBytes() : 2;
    double share =
        Math.min(GATHERED_LAYERS / model.layers(), 1 - shards.model() / shards.weights());
    return bytes * layers * share / setup.sharding().tensorParallelSize();
  }

  /** Tokens of one micro-batch on one GPU. */
  private static double tokens(TrainingSetup setup) {
    return (double) setup.microBatchSize()
        * setup.sequenceLength()
        / setup.sharding().contextParallelSize();
  }

  private static double logits(TrainingSetup setup, Memory c) {
    if (setup.fusedLoss()) {
      return 0;
    }
    double bytes = setup.stack() == Stack.FUSED ? c.logitBytesFusedKernels() : c.logitBytes();
    return bytes
        * tokens(setup)
        * setup.model().vocabulary()
        / setup.sharding().tensorParallelSize();
  }

  private static double activations(TrainingSetup setup, Memory c) {
    ModelSpec model = setup.model();
    Sharding sharding = setup.sharding();
    double width = setup.precision() == Precision.FP32 ? 2 : 1;
    double layers = (double) model.layers() / sharding.pipelineParallelSize();
    double layer = width * model.activationBytesPerLayer();
    double residual =
        sharding.splitsWeights() ? c.checkpointResidualSharded() : c.checkpointResidual();
    double kept = c.activationsKept() * layers * layer;
    double checkpointed =
        Math.min(
            kept, residual * 2 * width * layers * model.hidden() + c.checkpointLayer() * layer);
    double perToken =
        switch (setup.checkpointing()) {
          case FULL -> checkpointed;
          case SELECTIVE -> SELECTIVE_SHARE * checkpointed + (1 - SELECTIVE_SHARE) * kept;
          case NONE -> kept;
        };
    return tokens(setup) * perToken / sharding.tensorParallelSize();
  }

  /**
   * Among how many GPUs each part is split.
   *
   * @param model by tensor and pipeline parallelism
   * @param weights by these and by the data-parallel group, where it splits weights
   * @param state the same for the optimizer state
   */
  private record Shards(double model, double weights, double state) {
    static Shards of(TrainingSetup setup) {
      Sharding sharding = setup.sharding();
      double model = (double) sharding.tensorParallelSize() * sharding.pipelineParallelSize();
      double dataParallel = Math.max(1, (double) setup.gpuCount() / sharding.modelParallel());
      return new Shards(
          model,
          sharding.splitsWeights() ? model * dataParallel : model,
          sharding.splitsOptimizer() ? model * dataParallel : model);
    }
  }
}
