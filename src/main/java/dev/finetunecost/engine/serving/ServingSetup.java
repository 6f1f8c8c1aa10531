package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;

/**
 * One replica of a self-hosted model, and the requests it answers.
 *
 * @param gpuCount GPUs of one replica, at least 1
 * @param engine the class of serving software
 * @param inputTokens mean per request
 * @param outputTokens mean per request, at least 1
 * @param concurrency most requests at once; {@link Integer#MAX_VALUE} where only memory limits it
 */
public record ServingSetup(
    ModelSpec model,
    Gpu gpu,
    int gpuCount,
    Precision precision,
    Engine engine,
    double inputTokens,
    double outputTokens,
    int concurrency) {

  public ServingSetup {
    atLeast("gpu_count", gpuCount, 1);
    atLeast("input_tokens", inputTokens, 0);
    atLeast("output_tokens", outputTokens, 1);
    atLeast("concurrency", concurrency, 1);
  }

  /** The same on so many GPUs. */
  public ServingSetup onGpus(int count) {
    return new ServingSetup(
        model, gpu, count, precision, engine, inputTokens, outputTokens, concurrency);
  }

  private static void atLeast(String name, double number, double least) {
    if (!(number >= least) || Double.isInfinite(number)) {
      throw new IllegalArgumentException(name + " must be at least " + least + ", not " + number);
    }
  }

  /** The form in which weights are held, which also decides the arithmetic. */
  public enum Precision {
    FP16(2, Arithmetic.FP16),
    FP8(1, Arithmetic.EIGHT_BIT),
    INT8(1, Arithmetic.EIGHT_BIT),
    /** 8-bit weights, 16-bit arithmetic. */
    INT8_WEIGHTS(1, Arithmetic.FP16),
    /** AWQ, GPTQ and their like: 4-bit weights with scales for each group. */
    INT4(0.55, Arithmetic.FP16),
    /** 4-bit weights, 8-bit arithmetic, 4-bit cache. */
    W4A8KV4(0.55, Arithmetic.EIGHT_BIT),
    /** GGUF Q4_K_M: 4.9 bits per weight. */
    Q4_K_M(0.612, Arithmetic.FP16),
    /** GGUF Q8_0: 8.5 bits per weight. */
    Q8_0(1.0625, Arithmetic.FP16),
    EXL2_2_5(0.3125, Arithmetic.FP16),
    EXL2_4(0.5, Arithmetic.FP16),
    EXL2_5(0.625, Arithmetic.FP16),
    /** 16-bit arithmetic up to Hopper, 8-bit on Blackwell. */
    MXFP4(0.55, Arithmetic.FP16),
    FP4(0.5625, Arithmetic.FP4);

    private final double bytesPerWeight;
    private final Arithmetic arithmetic;

    Precision(double bytesPerWeight, Arithmetic arithmetic) {
      this.bytesPerWeight = bytesPerWeight;
      this.arithmetic = arithmetic;
    }

    /** Bytes per weight, scales included. */
    public double bytesPerWeight() {
      return bytesPerWeight;
    }

    /** What the weights are multiplied in on this GPU. */
    Arithmetic arithmeticOn(Gpu gpu) {
      return this == MXFP4 && gpu.hasFp4() ? Arithmetic.EIGHT_BIT : arithmetic;
    }

    /** Whether packed weights are unpacked before they are multiplied. */
    boolean unpacked() {
      return switch (this) {
        case FP16, FP8, INT8, INT8_WEIGHTS, Q8_0, FP4 -> false;
        case INT4, W4A8KV4, Q4_K_M, EXL2_2_5, EXL2_4, EXL2_5, MXFP4 -> true;
      };
    }
  }

  /** The form in which numbers are multiplied. */
  enum Arithmetic {
    FP16,
    EIGHT_BIT,
    FP4
  }

  /** Serving software that spends its time alike. */
  public enum Engine {
    /**
     * TensorRT-LLM from 1.0 on, and its like: also splits a model by layers where that is faster.
     */
    TENSORRT_LLM,
    /** Earlier TensorRT-LLM, TurboMind, ExLlama, fused AWQ kernels: compiled, tensor parallel. */
    COMPILED,
    /** vLLM, SGLang, TGI: scheduled in Python. */
    PYTHON_SCHEDULED,
    /** llama.cpp: splits a model by layers. */
    LLAMA_CPP,
    /** Plain transformers: launches each kernel from Python. */
    EAGER
  }
}
