package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.serving.ServingSetup.Precision;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;

/**
 * Where the time of one replica goes at full batch.
 *
 * @param batch requests in work at once
 * @param memorySeconds reading weights and cache in one decoding step
 * @param computeSeconds arithmetic of one decoding step
 * @param communicationSeconds tensor-parallel collectives of one decoding step
 * @param stepSeconds the whole decoding step: one token for each request in work
 * @param prefillSeconds reading one request's input
 */
public record StepOfDecoding(
    double batch,
    double memorySeconds,
    double computeSeconds,
    double communicationSeconds,
    double stepSeconds,
    double prefillSeconds) {

  static StepOfDecoding of(ServingSetup setup, ServingConstants c) {
    ModelSpec model = setup.model();
    Gpu gpu = setup.gpu();
    int n = setup.gpuCount();
    double batch = Math.max(1, Math.min(batchThatFits(setup, c), limit(setup, c)));
    double flops = n * peak(setup.precision(), gpu) * efficiency(setup.precision(), gpu, c);
    double cached = batch * (setup.inputTokens() + setup.outputTokens() / 2) * cacheBytes(setup);
    double memory =
        (weightsRead(setup, batch) + cached)
            / (n * gpu.memoryBandwidth() * c.bandwidthEfficiency());
    double compute = 2 * model.activeParameters() * batch / flops;
    double communication = communication(setup, batch, c);
    double prefill =
        (2 * model.activeParameters() * setup.inputTokens()
                    + 2.0
                        * model.layers()
                        * model.attentionWidth()
                        * setup.inputTokens()
                        * setup.inputTokens())
                / flops
            + (setup.inputTokens() > 0 ? communication(setup, setup.inputTokens(), c) : 0);
    return new StepOfDecoding(
        batch,
        memory,
        compute,
        communication,
        memory + compute + communication + c.stepSeconds(),
        prefill);
  }

  /** Requests whose cache fits beside the weights; below 1 where not even one does. */
  static double batchThatFits(ServingSetup setup, ServingConstants c) {
    double free =
        setup.gpuCount() * setup.gpu().memory().bytes() * c.usableMemory() - weights(setup);
    double perRequest =
        cacheBytes(setup) * (setup.inputTokens() + c.reservedOutput() * setup.outputTokens());
    return free / perRequest;
  }

  private static double limit(ServingSetup setup, ServingConstants c) {
    return Math.min(setup.concurrency(), c.batchCap());
  }

  /** Bytes of all weights. */
  static double weights(ServingSetup setup) {
    return setup.model().parameters() * bytesPerWeight(setup.precision());
  }

  /** Bytes of cache for one token, all layers. */
  private static double cacheBytes(ServingSetup setup) {
    double bytes =
        switch (setup.precision()) {
          case FP8, FP4 -> 1;
          case FP16, INT8, INT4, MXFP4 -> 2;
        };
    return (double) setup.model().layers() * setup.model().cachedPerLayer() * bytes;
  }

  /** A mixture reads the experts that any request of the batch visits. */
  private static double weightsRead(ServingSetup setup, double batch) {
    ModelSpec model = setup.model();
    ModelSpec.Experts experts = model.experts();
    if (experts == null) {
      return weights(setup);
    }
    double visited = (double) experts.perToken() / experts.count();
    double shared = (model.activeParameters() - visited * model.parameters()) / (1 - visited);
    double touched = 1 - Math.pow(1 - visited, batch);
    return (shared + (model.parameters() - shared) * touched) * bytesPerWeight(setup.precision());
  }

  /** Two collectives a layer, each of one hidden vector per token, between the replica's GPUs. */
  private static double communication(ServingSetup setup, double tokens, ServingConstants c) {
    int n = setup.gpuCount();
    if (n == 1) {
      return 0;
    }
    double bytes = tokens * 2 * (n - 1) / n * setup.model().hidden() * 2;
    return 2.0
        * setup.model().layers()
        * (c.collectiveSeconds() + bytes / (c.linkEfficiency() * setup.gpu().linkBandwidth()));
  }

  static double bytesPerWeight(Precision precision) {
    return switch (precision) {
      case FP16 -> 2;
      case FP8, INT8 -> 1;
      case FP4 -> 0.5625;
      case INT4, MXFP4 -> 0.55;
    };
  }

  private static double peak(Precision precision, Gpu gpu) {
    return switch (precision) {
      case FP16, INT4 -> gpu.bf16FlopsPerSecond();
      case FP8, INT8 -> Math.max(gpu.fp8FlopsPerSecond(), gpu.bf16FlopsPerSecond());
      case FP4 ->
          gpu.fp4FlopsPerSecond() > 0
              ? gpu.fp4FlopsPerSecond()
              : Math.max(gpu.fp8FlopsPerSecond(), gpu.bf16FlopsPerSecond());
      case MXFP4 ->
          gpu.family() == Gpu.Family.BLACKWELL ? gpu.fp8FlopsPerSecond() : gpu.bf16FlopsPerSecond();
    };
  }

  private static double efficiency(Precision precision, Gpu gpu, ServingConstants c) {
    return switch (precision) {
      case FP16, INT4 -> c.computeEfficiencyFp16();
      case FP8, INT8 -> c.computeEfficiencyFp8();
      case FP4 -> gpu.fp4FlopsPerSecond() > 0 ? c.computeEfficiencyFp4() : c.computeEfficiencyFp8();
      case MXFP4 ->
          gpu.family() == Gpu.Family.BLACKWELL
              ? c.computeEfficiencyFp8()
              : c.computeEfficiencyFp16();
    };
  }
}
