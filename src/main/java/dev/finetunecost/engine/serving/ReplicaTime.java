package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.serving.ServingConstants.Speed;
import dev.finetunecost.engine.serving.ServingSetup.Engine;
import dev.finetunecost.engine.serving.ServingSetup.Precision;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;

/**
 * Where the time of one replica goes at full batch.
 *
 * <p>A decoding step reads all weights and the cache of each request, multiplies, and exchanges
 * results between GPUs; the parts add up. Before its first token a request's input is read.
 *
 * @param batch requests in work at once
 * @param memorySeconds reading weights and cache in one decoding step
 * @param computeSeconds arithmetic of one decoding step
 * @param communicationSeconds collectives of one decoding step
 * @param fixedSeconds scheduling and launches of one decoding step
 * @param prefillSeconds reading one request's input
 * @param byLayers whether the GPUs share the model by layers, and not each layer
 */
record ReplicaTime(
    double batch,
    double memorySeconds,
    double computeSeconds,
    double communicationSeconds,
    double fixedSeconds,
    double prefillSeconds,
    boolean byLayers) {

  /** At full batch, with the faster way of sharing the model that the engine has. */
  static ReplicaTime of(ServingSetup setup, Speed c) {
    double batch =
        Math.max(1, Math.min(Math.min(batchThatFits(setup, c), c.batchCap()), setup.concurrency()));
    return of(setup, batch, c);
  }

  static ReplicaTime of(ServingSetup setup, double batch, Speed c) {
    if (setup.gpuCount() == 1) {
      return sharedWithinLayers(setup, batch, c);
    }
    return switch (setup.engine()) {
      case LLAMA_CPP -> sharedByLayers(setup, batch, c);
      case TENSORRT_LLM -> {
        ReplicaTime within = sharedWithinLayers(setup, batch, c);
        ReplicaTime byLayers = sharedByLayers(setup, batch, c);
        double out = setup.outputTokens();
        yield byLayers.outputTokensPerSecond(out) > within.outputTokensPerSecond(out)
            ? byLayers
            : within;
      }
      case COMPILED, PYTHON_SCHEDULED, EAGER -> sharedWithinLayers(setup, batch, c);
    };
  }

  /** Time of one decoding step: one token for each request in work. */
  double stepSeconds() {
    return memorySeconds + computeSeconds + communicationSeconds + fixedSeconds;
  }

  /** Output of the replica when each request yields so many tokens. */
  double outputTokensPerSecond(double outputTokens) {
    return batch * outputTokens / (batch * prefillSeconds + outputTokens * stepSeconds());
  }

  /** Time between two tokens of a request while others are read in. */
  double secondsPerOutputToken(double outputTokens) {
    return stepSeconds() + batch * prefillSeconds / outputTokens;
  }

  /** Requests whose cache fits beside the weights; below 1 where not even one does. */
  static double batchThatFits(ServingSetup setup, Speed c) {
    double free =
        setup.gpuCount() * setup.gpu().memory().bytes() * c.usableMemory() - weightBytes(setup);
    double perRequest =
        cacheBytesPerToken(setup)
            * (setup.inputTokens() + c.reservedOutput() * setup.outputTokens());
    return free / perRequest;
  }

  /** Bytes of all weights. */
  static double weightBytes(ServingSetup setup) {
    return setup.model().parameters() * setup.precision().bytesPerWeight();
  }

  /** Each GPU holds a part of each layer (tensor parallel), or all of them where there is one. */
  private static ReplicaTime sharedWithinLayers(ServingSetup setup, double batch, Speed c) {
    int n = setup.gpuCount();
    return new ReplicaTime(
        batch,
        memorySeconds(setup, batch, c) / n,
        2 * setup.model().activeParameters() * batch / (n * flopsPerSecond(setup, c)),
        communicationSeconds(setup, batch, 1, c),
        fixedSeconds(setup, c),
        prefillFlops(setup) / (n * flopsPerSecond(setup, c))
            + communicationSeconds(
                setup, setup.inputTokens(), setup.inputTokens() / c.prefillTokens(), c),
        false);
  }

  /**
   * Each GPU holds some of the layers (pipeline parallel). The batch goes round in as many groups
   * as there are GPUs, so a step of one token for all takes a round of all stages.
   */
  private static ReplicaTime sharedByLayers(ServingSetup setup, double batch, Speed c) {
    int n = setup.gpuCount();
    double group = Math.max(1, batch / n);
    return new ReplicaTime(
        batch,
        memorySeconds(setup, group, c),
        2 * setup.model().activeParameters() * group / flopsPerSecond(setup, c),
        0,
        n * fixedSeconds(setup, c),
        prefillFlops(setup) / (n * flopsPerSecond(setup, c)),
        true);
  }

  /** Reading the weights that the batch needs, and its cache, on one GPU. */
  private static double memorySeconds(ServingSetup setup, double batch, Speed c) {
    double cache =
        batch * (setup.inputTokens() + setup.outputTokens() / 2) * cacheBytesPerToken(setup);
    return (weightBytesRead(setup, batch) + cache)
        / (setup.gpu().memoryBandwidth() * bandwidthEfficiency(setup, c));
  }

  static double bandwidthEfficiency(ServingSetup setup, Speed c) {
    return setup.engine() == Engine.LLAMA_CPP && setup.gpu().family() != Gpu.Family.CONSUMER_OR_PCIE
        ? c.bandwidthEfficiencyLlamaCpp()
        : c.bandwidthEfficiency();
  }

  /**
   * Bytes of cache for one token, all layers. Compiled engines keep an 8-bit cache beside 8-bit and
   * 4-bit floating-point weights; others keep 16 bits unless told otherwise.
   */
  private static double cacheBytesPerToken(ServingSetup setup) {
    boolean compiled =
        switch (setup.engine()) {
          case TENSORRT_LLM, COMPILED -> true;
          case PYTHON_SCHEDULED, LLAMA_CPP, EAGER -> false;
        };
    double bytes =
        switch (setup.precision()) {
          case FP8, FP4, MXFP4 -> compiled ? 1 : 2;
          case W4A8KV4 -> 0.55;
          case FP16, INT8, INT8_WEIGHTS, INT4, Q4_K_M, Q8_0, EXL2_2_5, EXL2_4, EXL2_5 -> 2;
        };
    return (double) setup.model().layers() * setup.model().cachedPerLayer() * bytes;
  }

  /** A mixture reads the experts that any request of the batch visits. */
  private static double weightBytesRead(ServingSetup setup, double batch) {
    ModelSpec model = setup.model();
    ModelSpec.Experts experts = model.experts();
    if (experts == null) {
      return weightBytes(setup);
    }
    double visited = (double) experts.perToken() / experts.count();
    double shared =
        Math.max(0, (model.activeParameters() - visited * model.parameters()) / (1 - visited));
    double touched = 1 - Math.pow(1 - visited, batch);
    return (shared + (model.parameters() - shared) * touched) * setup.precision().bytesPerWeight();
  }

  private static double prefillFlops(ServingSetup setup) {
    ModelSpec model = setup.model();
    double in = setup.inputTokens();
    return 2 * model.activeParameters() * in
        + 2.0 * model.layers() * model.attentionWidth() * in * in;
  }

  /** Two all-reduces a layer, each of one hidden vector per token. */
  private static double communicationSeconds(
      ServingSetup setup, double tokens, double passes, Speed c) {
    int n = setup.gpuCount();
    if (n == 1) {
      return 0;
    }
    double bytes = tokens * 2 * (n - 1) / n * setup.model().hidden() * 2;
    return 2.0
        * setup.model().layers()
        * (passes * c.collectiveSeconds()
            + bytes / (c.linkEfficiency() * setup.gpu().linkBandwidth()));
  }

  private static double fixedSeconds(ServingSetup setup, Speed c) {
    return switch (setup.engine()) {
      case TENSORRT_LLM, COMPILED, LLAMA_CPP -> c.stepSecondsCompiled();
      case PYTHON_SCHEDULED -> c.stepSecondsPython();
      case EAGER -> c.layerSecondsEager() * setup.model().layers();
    };
  }

  /** Arithmetic that one GPU reaches. */
  private static double flopsPerSecond(ServingSetup setup, Speed c) {
    Gpu gpu = setup.gpu();
    Precision precision = setup.precision();
    double reached =
        switch (precision.arithmeticOn(gpu)) {
          case FP16 -> gpu.bf16FlopsPerSecond() * c.computeEfficiencyFp16();
          case EIGHT_BIT -> eightBit(gpu, precision, c);
          case FP4 ->
              gpu.hasFp4()
                  ? gpu.fp4FlopsPerSecond() * c.computeEfficiencyFp4()
                  : eightBit(gpu, precision, c);
        };
    return reached
        * (setup.model().isMixture() ? c.mixture() : 1)
        * (precision.unpacked() ? c.unpacked() : 1)
        * (gpu.family() == Gpu.Family.INSTINCT ? c.instinct() : 1);
  }

  /** In fp8 or int8; without such units weights are unpacked to 16 bits. */
  private static double eightBit(Gpu gpu, Precision precision, Speed c) {
    double peak =
        precision == Precision.INT8 || precision == Precision.W4A8KV4
            ? gpu.int8OpsPerSecond()
            : gpu.fp8FlopsPerSecond();
    return Math.max(
        peak * c.computeEfficiencyEightBit(), gpu.bf16FlopsPerSecond() * c.computeEfficiencyFp16());
  }
}
