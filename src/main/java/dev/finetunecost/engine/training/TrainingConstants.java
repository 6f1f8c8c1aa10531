package dev.finetunecost.engine.training;

/**
 * The fitted numbers of the training formulas. They stand in a data file with their sources; the
 * calibration writes it.
 */
public record TrainingConstants(Speed speed, Memory memory, Spread spread, Run run) {

  /**
   * Speed.
   *
   * @param optimizedFull share of the dense bf16 peak that executed arithmetic reaches on an A100,
   *     optimized stack, full fine-tune
   * @param optimizedLora the same, LoRA
   * @param huggingFaceFull the same, Hugging Face stack, full fine-tune
   * @param huggingFaceLora the same, LoRA
   * @param huggingFaceQlora the same, QLoRA
   * @param hopper efficiency over that of an A100
   * @param blackwell the same
   * @param instinct the same
   * @param consumer the same, consumer and PCIe cards
   * @param tpu the same, TPU, Trainium and Gaudi
   * @param fp8Speedup speed over bf16
   * @param fp4Speedup the same
   * @param mixture speed of a mixture of experts over a dense model of its active size
   * @param scalingExponent efficiency falls as (GPUs / 8) to this power beyond 8 GPUs
   * @param layerSecondsOptimized launch and optimizer time of a layer in a micro-step
   * @param layerSecondsHuggingFace the same
   * @param layerSecondsHuggingFaceQlora the same
   * @param dequantizationBytes bytes moved per 4-bit weight in a micro-step
   * @param linkEfficiency share of the link's bandwidth that collectives reach
   */
  public record Speed(
      double optimizedFull,
      double optimizedLora,
      double huggingFaceFull,
      double huggingFaceLora,
      double huggingFaceQlora,
      double hopper,
      double blackwell,
      double instinct,
      double consumer,
      double tpu,
      double fp8Speedup,
      double fp4Speedup,
      double mixture,
      double scalingExponent,
      double layerSecondsOptimized,
      double layerSecondsHuggingFace,
      double layerSecondsHuggingFaceQlora,
      double dequantizationBytes,
      double linkEfficiency) {}

  /**
   * Memory.
   *
   * @param checkpointResidual kept residual stream under checkpointing, over 2 bytes per layer,
   *     token and channel
   * @param checkpointLayer working set of the layer in hand, over its activations
   * @param activationsKept activations without checkpointing, over their sum
   * @param logitBytes per token and vocabulary entry
   * @param fullPeakBytes per weight, at the optimizer's step, bf16 AdamW
   * @param fullResidentBytes per weight, during the pass, bf16 AdamW
   * @param mixedBytes per weight, fp32 master weights and AdamW
   * @param quantizedBytes per 4-bit weight, scales included
   * @param adapterBytes per adapter weight: weight, gradient and optimizer state
   * @param allocatorFactor fragmentation
   * @param fixedGib context and buffers
   */
  public record Memory(
      double checkpointResidual,
      double checkpointLayer,
      double activationsKept,
      double logitBytes,
      double fullPeakBytes,
      double fullResidentBytes,
      double mixedBytes,
      double quantizedBytes,
      double adapterBytes,
      double allocatorFactor,
      double fixedGib) {}

  /**
   * Measured over predicted, at the 10th and the 90th percentile of sources that the fit had not
   * seen.
   */
  public record Spread(
      double speedKnownLow,
      double speedKnownHigh,
      double speedUnknownLow,
      double speedUnknownHigh,
      double memoryKnownLow,
      double memoryKnownHigh,
      double memoryUnknownLow,
      double memoryUnknownHigh) {}

  /**
   * What a whole run takes besides its micro-steps.
   *
   * @param paddingPerDoubling padding for each doubling of the micro-batch of unpacked examples, as
   *     a share of the real tokens
   * @param startUpMinutes machine, libraries, compilation
   * @param loadingBytesPerSecond download and loading of the weights
   * @param evaluationShare evaluations and checkpoints on top of training time
   * @param spotRework work done again after interruptions, as a share
   * @param contextGib memory of the card that the driver takes
   * @param globalBatchLimit most sequences in an optimizer step
   */
  public record Run(
      double paddingPerDoubling,
      double startUpMinutes,
      double loadingBytesPerSecond,
      double evaluationShare,
      double spotRework,
      double contextGib,
      int globalBatchLimit) {}
}
