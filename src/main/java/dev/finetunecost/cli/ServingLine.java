package dev.finetunecost.cli;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.serving.ServingModel;
import dev.finetunecost.engine.serving.ServingSetup;
import dev.finetunecost.engine.serving.ServingSetup.Engine;
import dev.finetunecost.engine.serving.ServingSetup.Precision;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * One serving configuration, read from its JSON; what is not given is filled with what is usual.
 */
public final class ServingLine {
  /** Mean of a chat request in the Azure LLM inference trace of 2024. */
  private static final double USUAL_INPUT = 1155;

  /** The same, of its answer. */
  private static final double USUAL_OUTPUT = 211;

  private static final double MOST_TOKENS = 1e8;

  private ServingLine() {}

  /** Reads a configuration. Impossible or unknown: {@link IllegalArgumentException}. */
  public static ServingSetup read(JsonNode json, Catalog catalog) {
    Inputs in = new Inputs(json);
    ModelSpec model = in.model(catalog, "params_b_total", "params_b_active");
    Gpu gpu = in.gpu(catalog);
    Precision precision =
        in.word("precision").map(ServingLine::precision).orElseGet(() -> usual(model));
    Engine engine = engine(in.word("engine").orElse(""), precision);
    ServingSetup one =
        new ServingSetup(
            model,
            gpu,
            1,
            precision,
            engine,
            in.number("input_len", 0, MOST_TOKENS).orElse(USUAL_INPUT),
            Math.max(1, in.number("output_len", 0, MOST_TOKENS).orElse(USUAL_OUTPUT)),
            in.count("concurrency", Integer.MAX_VALUE, Integer.MAX_VALUE));
    OptionalDouble gpus = in.number("num_gpus", 1, 100_000);
    return gpus.isPresent()
        ? one.onGpus((int) Math.round(gpus.getAsDouble()))
        : onAsManyAsItNeeds(one, new ServingModel(catalog.serving()));
  }

  private static ServingSetup onAsManyAsItNeeds(ServingSetup one, ServingModel model) {
    return List.of(1, 2, 4, 8).stream()
        .map(one::onGpus)
        .filter(setup -> model.predict(setup).fits())
        .findFirst()
        .orElseGet(() -> one.onGpus(16));
  }

  /** The form in which the makers publish it. */
  private static Precision usual(ModelSpec model) {
    if (model.id().startsWith("gpt-oss")) {
      return Precision.MXFP4;
    }
    return model.id().startsWith("deepseek-v3") || model.id().startsWith("deepseek-r1")
        ? Precision.FP8
        : Precision.FP16;
  }

  private static Precision precision(String said) {
    String word = said.replaceAll("[\\s_-]+", "");
    if (word.contains("w4a8")) {
      return Precision.W4A8KV4;
    }
    if (word.contains("exl2")) {
      return exl2(word);
    }
    if (word.contains("mxfp4")) {
      return Precision.MXFP4;
    }
    if (word.contains("nf4") || word.contains("int4") || word.contains("w4a16")) {
      return Precision.INT4;
    }
    if (word.contains("awq") || word.contains("gptq") || word.contains("4bit")) {
      return Precision.INT4;
    }
    if (word.contains("fp4")) {
      return Precision.FP4;
    }
    if (word.matches("q[3-5].*")) {
      return Precision.Q4_K_M;
    }
    if (word.matches("q[6-8].*")) {
      return Precision.Q8_0;
    }
    if (word.contains("int8w") || word.contains("w8a16") || word.contains("eetq")) {
      return Precision.INT8_WEIGHTS;
    }
    if (word.contains("int8") || word.contains("w8a8") || word.contains("8bit")) {
      return Precision.INT8;
    }
    if (word.contains("fp8") || word.contains("float8")) {
      return Precision.FP8;
    }
    if (word.matches("(b?f(p|loat)?16|half|.*16.*)")) {
      return Precision.FP16;
    }
    throw new IllegalArgumentException(
        "precision must be one such as fp16, fp8, int8, int4, mxfp4 or fp4, not " + said);
  }

  /** Bits per weight follow the name, as in {@code exl2-4.0}. */
  private static Precision exl2(String word) {
    String bits = word.replaceFirst(".*exl2", "").replaceAll("[^0-9.]", "");
    double number = bits.isEmpty() ? 4 : Double.parseDouble(bits);
    if (number < 3.25) {
      return Precision.EXL2_2_5;
    }
    return number < 4.5 ? Precision.EXL2_4 : Precision.EXL2_5;
  }

  private static Engine engine(String said, Precision precision) {
    if (said.contains("llama.cpp") || said.contains("ollama") || said.contains("llamacpp")) {
      return Engine.LLAMA_CPP;
    }
    if (containsAny(said, "vllm", "sglang", "tgi", "text-generation", "deepspeed", "s-lora")) {
      return Engine.PYTHON_SCHEDULED;
    }
    if (said.contains("tensorrt-llm 1.") || said.contains("trt-llm 1.")) {
      return Engine.TENSORRT_LLM;
    }
    if (said.contains("transformers") && !said.contains("neuron")) {
      return Engine.EAGER;
    }
    if (!said.isEmpty()) {
      return Engine.COMPILED;
    }
    return switch (precision) {
      case Q4_K_M, Q8_0 -> Engine.LLAMA_CPP;
      case EXL2_2_5, EXL2_4, EXL2_5, W4A8KV4 -> Engine.COMPILED;
      case FP16, FP8, INT8, INT8_WEIGHTS, INT4, MXFP4, FP4 -> Engine.PYTHON_SCHEDULED;
    };
  }

  private static boolean containsAny(String text, String... words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }
}
