package dev.finetunecost.engine.serving;

/**
 * The fitted numbers of the serving formulas. They stand in a data file with their sources.
 *
 * @param bandwidthEfficiency share of memory bandwidth that decoding reaches
 * @param computeEfficiencyFp16 share of the dense fp16 peak
 * @param computeEfficiencyFp8 share of the dense fp8 or int8 peak
 * @param computeEfficiencyFp4 share of the dense fp4 peak
 * @param stepSeconds scheduler and launch time of a step
 * @param collectiveSeconds latency of one collective operation
 * @param linkEfficiency share of the link's bandwidth that collectives reach
 * @param usableMemory share of memory for weights and cache
 * @param reservedOutput share of the output's cache that is reserved for each request
 * @param batchCap most requests in a batch
 * @param throughputLow measured over predicted, 10th percentile
 * @param throughputHigh measured over predicted, 90th percentile
 * @param chatDerate throughput under a chat latency promise over offline throughput
 * @param interactiveDerate the same, tight latency promise
 * @param targetUtilization share of capacity at which queues stay short
 * @param adapterThroughput throughput with unmerged adapters over the base model's
 */
public record ServingConstants(
    double bandwidthEfficiency,
    double computeEfficiencyFp16,
    double computeEfficiencyFp8,
    double computeEfficiencyFp4,
    double stepSeconds,
    double collectiveSeconds,
    double linkEfficiency,
    double usableMemory,
    double reservedOutput,
    int batchCap,
    double throughputLow,
    double throughputHigh,
    double chatDerate,
    double interactiveDerate,
    double targetUtilization,
    double adapterThroughput) {}
