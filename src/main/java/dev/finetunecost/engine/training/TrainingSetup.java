package dev.finetunecost.engine.training;

import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;

/**
 * One way to run a training: everything that memory and speed depend on.
 *
 * @param loraRank rank of the adapters; ignored in a full fine-tune
 * @param gpuCount GPUs in all, at least 1
 * @param sequenceLength tokens per sequence; the mean length where examples are not packed
 * @param packed whether all sequences have one length: short examples share one, or are padded to
 *     it
 * @param microBatchSize sequences in one forward pass on one GPU
 * @param checkpointing how much of the activations is recomputed
 * @param fusedLoss whether the logits are never held in full (Liger, Unsloth, chunked losses)
 */
public record TrainingSetup(
    ModelSpec model,
    Method method,
    int loraRank,
    Gpu gpu,
    int gpuCount,
    Precision precision,
    int sequenceLength,
    boolean packed,
    int microBatchSize,
    Checkpointing checkpointing,
    Optimizer optimizer,
    Stack stack,
    Sharding sharding,
    boolean fusedLoss) {

  public TrainingSetup {
    atLeastOne("lora_rank", loraRank);
    atLeastOne("gpu_count", gpuCount);
    atLeastOne("max_seq_len", sequenceLength);
    atLeastOne("micro_batch", microBatchSize);
  }

  /** The same with another length. */
  public TrainingSetup withSequenceLength(int tokens) {
    return new TrainingSetup(
        model,
        method,
        loraRank,
        gpu,
        gpuCount,
        precision,
        tokens,
        packed,
        microBatchSize,
        checkpointing,
        optimizer,
        stack,
        sharding,
        fusedLoss);
  }

  private static void atLeastOne(String name, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + number);
    }
  }

  /** The form of the weights and the arithmetic. */
  public enum Precision {
    FP32,
    BF16,
    /** bf16 arithmetic with fp32 master weights and optimizer state. */
    MIXED,
    FP8,
    FP4
  }

  /** How much of the activations is kept, and how much computed again on the way back. */
  public enum Checkpointing {
    FULL,
    SELECTIVE,
    NONE
  }

  /** The optimizer, as far as its state takes memory. */
  public enum Optimizer {
    ADAMW,
    ADAMW_8BIT,
    PAGED_ADAMW_8BIT,
    SGD
  }

  /** The class of framework. */
  public enum Stack {
    /** NeMo, Megatron, torchtitan, MaxText and their like. */
    OPTIMIZED,
    /** Hugging Face with fused kernels: Unsloth, Liger, fast kernels. */
    FUSED,
    /** Hugging Face Trainer, DeepSpeed, LitGPT, XTuner and their like. */
    HUGGING_FACE,
    /** Not said: taken for optimized on a whole host or more, for Hugging Face below. */
    UNKNOWN
  }

  /**
   * How the model is spread over GPUs.
   *
   * @param data whether weights, gradients and optimizer state are split over the data-parallel
   *     group, and which
   * @param tensorParallelSize GPUs that share each layer
   * @param pipelineParallelSize GPUs among which the layers are divided
   * @param contextParallelSize GPUs among which each sequence is divided
   */
  public record Sharding(
      Data data, int tensorParallelSize, int pipelineParallelSize, int contextParallelSize) {

    public static final Sharding NONE = new Sharding(Data.NONE, 1, 1, 1);

    public Sharding {
      atLeastOne("tensor_parallel", tensorParallelSize);
      atLeastOne("pipeline_parallel", pipelineParallelSize);
      atLeastOne("context_parallel", contextParallelSize);
    }

    public static Sharding of(Data data) {
      return new Sharding(data, 1, 1, 1);
    }

    /** GPUs that work on one micro-batch together. */
    public int modelParallel() {
      return tensorParallelSize * pipelineParallelSize * contextParallelSize;
    }

    /** Whether each GPU of the data-parallel group holds a part of the weights only. */
    public boolean splitsWeights() {
      return data == Data.ZERO3 || data == Data.FSDP;
    }

    /** Whether each GPU of the data-parallel group holds a part of the optimizer state only. */
    public boolean splitsOptimizer() {
      return splitsWeights() || data == Data.ZERO2;
    }

    /** What the data-parallel group splits. */
    public enum Data {
      NONE,
      DDP,
      ZERO2,
      ZERO3,
      FSDP
    }
  }
}
