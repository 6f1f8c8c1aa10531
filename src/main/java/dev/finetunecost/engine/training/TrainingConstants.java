package dev.finetunecost.engine.training;

/**
 * The fitted numbers of the training formulas. They stand in a data file with their sources; the
 * calibration writes it.
 */
public record TrainingConstants(Speed speed, Memory memory, Spread spread, Run run) {

  /**
   * Speed.
   *
   * @param efficiency share of the dense bf16 peak that matrix products reach on an A100
   * @param hopperAndBlackwell that share on newer NVIDIA data-centre GPUs, over an A100's
   * @param instinct the same, AMD Instinct
   * @param tpu the same, TPU, Trainium and Gaudi
   * @param fp8Speedup speed of matrix products in fp8 over bf16
   * @param fp4Speedup the same, fp4
   * @param mixture speed of matrix products in a mixture of experts over a dense model
   * @param attentionCost time of attention's arithmetic over that of matrix products of as many
   *     FLOP
   * @param trafficOptimized passes over the activations in memory for each token, optimized stack
   * @param trafficFused the same, Hugging Face with fused kernels
   * @param trafficHuggingFace the same, plain Hugging Face
   * @param layerSecondsOptimized launch time of a layer in a micro-step
   * @param layerSecondsHuggingFace the same, all Hugging Face stacks
   * @param shardedLaunch launch time with sharded weights over that without, Hugging Face
   * @param dequantizationBytes bytes moved per 4-bit weight in a micro-step
   * @param linkEfficiency share of the link's bandwidth that gathering weights reaches
   * @param tensorParallelExposure share of tensor-parallel traffic that arithmetic does not hide
   */
  public record Speed(
      double efficiency,
      double hopperAndBlackwell,
      double instinct,
      double tpu,
      double fp8Speedup,
      double fp4Speedup,
      double mixture,
      double attentionCost,
      double trafficOptimized,
      double trafficFused,
      double trafficHuggingFace,
      double layerSecondsOptimized,
      double layerSecondsHuggingFace,
      double shardedLaunch,
      double dequantizationBytes,
      double linkEfficiency,
      double tensorParallelExposure) {}

  /**
   * Memory.
   *
   * @param checkpointResidual kept residual stream under checkpointing, over 2 bytes per layer,
   *     token and channel
   * @param checkpointResidualSharded the same with sharded weights
   * @param checkpointLayer working set of the layer in hand, over its activations
   * @param activationsKept activations without checkpointing, over their sum
   * @param logitBytes per token and vocabulary entry
   * @param logitBytesFusedKernels the same where a fused kernel computes the loss in place
   * @param fullPeakBytes per weight, at the optimizer's step, bf16 AdamW
   * @param fullResidentBytes per weight, during the pass, bf16 AdamW
   * @param mixedBytes per weight, fp32 master weights and AdamW
   * @param quantizedBytes per 4-bit weight, scales included
   * @param adapterBytes per adapter weight: weight, gradient and optimizer state
   * @param variableLengths activations and logits of batches of varying length, which fragment the
   *     allocator's memory, over those of batches of one length
   * @param fixedGib libraries' buffers
   * @param driverGib what the driver shows as taken beyond what tensors take at their peak
   */
  public record Memory(
      double checkpointResidual,
      double checkpointResidualSharded,
      double checkpointLayer,
      double activationsKept,
      double logitBytes,
      double logitBytesFusedKernels,
      double fullPeakBytes,
      double fullResidentBytes,
      double mixedBytes,
      double quantizedBytes,
      double adapterBytes,
      double variableLengths,
      double fixedGib,
      double driverGib) {}

  /**
   * Measured over predicted, at the 10th and the 90th percentile of sources that the fit had not
   * seen; unknown means that the software was not given.
   */
  public record Spread(
      double timeKnownLow,
      double timeKnownHigh,
      double timeUnknownLow,
      double timeUnknownHigh,
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
   * @param globalBatchLimit most sequences in an optimizer step
   */
  public record Run(
      double paddingPerDoubling,
      double startUpMinutes,
      double loadingBytesPerSecond,
      double evaluationShare,
      int globalBatchLimit) {}
}
