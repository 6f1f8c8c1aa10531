package dev.finetunecost.engine.serving;

/**
 * The numbers of the serving formulas. They stand in a data file with their sources; the
 * calibration writes it.
 */
public record ServingConstants(Speed speed, Spread spread, Load load) {

  /**
   * Speed.
   *
   * @param bandwidthEfficiency share of memory bandwidth that decoding reaches
   * @param bandwidthEfficiencyLlamaCpp the same, llama.cpp on data-centre GPUs
   * @param computeEfficiencyFp16 share of the dense fp16 peak
   * @param computeEfficiencyEightBit share of the dense fp8 or int8 peak
   * @param computeEfficiencyFp4 share of the dense fp4 peak
   * @param mixture arithmetic of a mixture of experts over that of a dense model
   * @param unpacked arithmetic on weights that are unpacked first over that on plain ones
   * @param instinct arithmetic on AMD Instinct over that on NVIDIA GPUs
   * @param stepSecondsCompiled fixed time of a step, compiled engines
   * @param stepSecondsPython the same, engines scheduled in Python
   * @param layerSecondsEager time of a layer in a step that kernel launches take, plain
   *     transformers
   * @param collectiveSeconds latency of one collective operation
   * @param linkEfficiency share of the link's bandwidth that collectives reach
   * @param usableMemory share of memory for weights and cache
   * @param reservedOutput share of the output's cache that is reserved for each request
   * @param batchCap most requests in a batch
   * @param prefillTokens input tokens that are read in one go
   */
  public record Speed(
      double bandwidthEfficiency,
      double bandwidthEfficiencyLlamaCpp,
      double computeEfficiencyFp16,
      double computeEfficiencyEightBit,
      double computeEfficiencyFp4,
      double mixture,
      double unpacked,
      double instinct,
      double stepSecondsCompiled,
      double stepSecondsPython,
      double layerSecondsEager,
      double collectiveSeconds,
      double linkEfficiency,
      double usableMemory,
      double reservedOutput,
      double batchCap,
      double prefillTokens) {}

  /**
   * Measured over predicted throughput of sources that the fit had not seen.
   *
   * @param low 10th percentile
   * @param high 90th percentile
   */
  public record Spread(double low, double high) {}

  /**
   * From full throughput to what can be relied on.
   *
   * @param chatDerate throughput under a chat latency promise over offline throughput
   * @param interactiveDerate the same, tight latency promise
   * @param targetUtilization share of capacity at which queues stay short
   * @param adapterThroughput throughput with unmerged adapters over the base model's
   * @param coldStartSeconds from nothing to the first token, where replicas scale to zero
   */
  public record Load(
      double chatDerate,
      double interactiveDerate,
      double targetUtilization,
      double adapterThroughput,
      double coldStartSeconds) {}
}
