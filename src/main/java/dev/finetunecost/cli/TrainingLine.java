package dev.finetunecost.cli;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.training.TrainingSetup;
import dev.finetunecost.engine.training.TrainingSetup.Checkpointing;
import dev.finetunecost.engine.training.TrainingSetup.Optimizer;
import dev.finetunecost.engine.training.TrainingSetup.Precision;
import dev.finetunecost.engine.training.TrainingSetup.Sharding;
import dev.finetunecost.engine.training.TrainingSetup.Stack;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One training configuration, read from its JSON; what is not given is filled with what is usual.
 *
 * @param totalTokens to be processed, if given
 * @param memoryAsTheDriverShowsIt whether memory is meant as nvidia-smi shows it, which is how the
 *     project that this configuration names reports it, and not as the peak of all tensors
 */
public record TrainingLine(
    TrainingSetup setup, OptionalDouble totalTokens, boolean memoryAsTheDriverShowsIt) {
  private static final int USUAL_SEQUENCE = 2048;
  private static final int USUAL_RANK = 16;
  private static final int MOST_GPUS = 100_000;
  private static final int MOST_SEQUENCES = 1_000_000;
  private static final double MOST_TOKENS = 1e16;

  /** Rotary and relative positions are stretched this far in practice; beyond it is a slip. */
  private static final int MOST_STRETCH = 16;

  private static final Pattern DEGREE = Pattern.compile("(tp|pp|cp|sp)\\s*=?\\s*(\\d+)");
  private static final Pattern COUNTED_GPU = Pattern.compile("^\\s*(\\d{1,4})\\s*[x×]\\s*\\D.*");

  /** Reads a configuration. Impossible or unknown: {@link IllegalArgumentException}. */
  public static TrainingLine read(JsonNode json, Catalog catalog) {
    Inputs in = new Inputs(json);
    ModelSpec model = in.model(catalog, "params_b", "params_active_b");
    Gpu gpu = in.gpu(catalog);
    int gpus = in.count("num_gpus", MOST_GPUS, gpusInName(in));
    String framework =
        in.word("framework").orElse("") + " " + in.word("framework_class").orElse("");
    Stack stack = stack(framework.strip());
    Method method = method(in);
    int rank = in.count("lora_rank", 65_536, in.count("rank", 65_536, USUAL_RANK));
    int microBatch = in.count("micro_batch", MOST_SEQUENCES, 1);
    int sequence = in.count("seq_len", 100_000_000, USUAL_SEQUENCE);
    refuseBeyondContext(model, sequence);
    TrainingSetup setup =
        new TrainingSetup(
            model,
            method,
            rank,
            gpu,
            gpus,
            precision(in, gpu, gpus, stack),
            sequence,
            // the longest sample of LitGPT runs first, so that its memory does not fragment
            in.flag("packed").orElse(true) || framework.contains("git"),
            microBatch,
            checkpointing(in, stack, gpus),
            optimizer(in.word("optimizer").orElse("")),
            stack,
            sharding(in, model, method, gpu, gpus),
            fusedLoss(in, framework));
    return new TrainingLine(
        setup,
        in.number("total_tokens", 0, MOST_TOKENS),
        framework.contains("qwen") || framework.contains("swift"));
  }

  private static void refuseBeyondContext(ModelSpec model, int sequence) {
    long most = (long) MOST_STRETCH * model.contextTokens();
    if (model.contextTokens() > 0 && sequence > most) {
      throw new IllegalArgumentException(
          "seq_len must be at most %d (%d times the context of %s), not %d"
              .formatted(most, MOST_STRETCH, model.id(), sequence));
    }
  }

  private static int gpusInName(Inputs in) {
    Matcher counted = COUNTED_GPU.matcher(in.word("gpu").orElse(""));
    return counted.matches() ? Math.max(1, Integer.parseInt(counted.group(1))) : 1;
  }

  private static Method method(Inputs in) {
    String said = in.word("method").orElse("");
    boolean fourBit = said.contains("qlora") || isFourBit(in.word("precision").orElse(""));
    if (said.contains("full") || said.equals("sft") || said.contains("pretrain")) {
      return Method.FULL;
    }
    if (said.isEmpty() || said.contains("lora") || said.equals("dora")) {
      return fourBit ? Method.QLORA : Method.LORA;
    }
    throw new IllegalArgumentException("method must be full, lora or qlora, not " + said);
  }

  private static boolean isFourBit(String precision) {
    return precision.contains("nf4")
        || precision.contains("int4")
        || precision.contains("gptq")
        || precision.contains("awq")
        || precision.contains("4-bit")
        || precision.contains("4bit");
  }

  private static Precision precision(Inputs in, Gpu gpu, int gpus, Stack stack) {
    Optional<String> said = in.word("precision");
    if (said.isEmpty()) {
      return usualPrecision(gpu, gpus, stack);
    }
    String words = said.get();
    if (words.contains("fp8") || words.contains("float8")) {
      return Precision.FP8;
    }
    if (words.contains("fp4") && !isFourBit(words)) {
      return Precision.FP4;
    }
    if (words.contains("master")
        || words.contains("mixed")
        || words.contains("autocast")
        || words.contains("amp")) {
      return Precision.MIXED;
    }
    return words.contains("32") ? Precision.FP32 : Precision.BF16;
  }

  /** Whole hosts of GPUs on which everyone publishes fp8; elsewhere bf16. */
  private static Precision usualPrecision(Gpu gpu, int gpus, Stack stack) {
    boolean tuned = stack == Stack.OPTIMIZED || (stack == Stack.UNKNOWN && gpus >= 8);
    return switch (gpu.family()) {
      case BLACKWELL, INSTINCT -> tuned && gpu.hasFp8() ? Precision.FP8 : Precision.BF16;
      case AMPERE_DATACENTER, HOPPER, CONSUMER_OR_PCIE, TPU_OR_TRAINIUM -> Precision.BF16;
    };
  }

  private static Checkpointing checkpointing(Inputs in, Stack stack, int gpus) {
    Optional<String> said = in.word("grad_checkpointing");
    if (said.isPresent()) {
      return switch (said.get()) {
        case "selective" -> Checkpointing.SELECTIVE;
        case "false", "n", "no", "none", "off", "0" -> Checkpointing.NONE;
        default -> Checkpointing.FULL;
      };
    }
    return switch (stack) {
      case OPTIMIZED -> Checkpointing.SELECTIVE;
      case FUSED, HUGGING_FACE -> Checkpointing.FULL;
      case UNKNOWN -> gpus >= 8 ? Checkpointing.SELECTIVE : Checkpointing.FULL;
    };
  }

  private static Optimizer optimizer(String said) {
    boolean eightBit = said.contains("8bit") || said.contains("8-bit") || said.contains("8_bit");
    if (eightBit) {
      return said.contains("paged") ? Optimizer.PAGED_ADAMW_8BIT : Optimizer.ADAMW_8BIT;
    }
    return said.contains("sgd") || said.contains("adafactor") ? Optimizer.SGD : Optimizer.ADAMW;
  }

  private static Stack stack(String framework) {
    if (framework.isEmpty()) {
      return Stack.UNKNOWN;
    }
    if (containsAny(framework, "unsloth", "liger", "foak", "fast-kernels", "fast kernels")) {
      return Stack.FUSED;
    }
    boolean compiled = framework.contains("torchtune") && framework.contains("compile");
    if (containsAny(
            framework,
            "megatron",
            "nemo",
            "mlperf",
            "foundry",
            "composer",
            "mosaic",
            "torchtitan",
            "maxtext",
            "neuronx",
            "llmboost",
            "levanter",
            "axlearn",
            "optimized")
        || (compiled && !framework.contains("no compile"))) {
      return Stack.OPTIMIZED;
    }
    return Stack.HUGGING_FACE;
  }

  private static boolean containsAny(String text, String... words) {
    for (String word : words) {
      if (text.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** The fast kernels of fms-acceleration compute the loss in place, but on all logits. */
  private static boolean fusedLoss(Inputs in, String framework) {
    boolean inPlace =
        containsAny(framework, "foak", "fast-kernels") && !framework.contains("liger");
    return !inPlace && in.flag("fused_loss").orElse(containsAny(framework, "liger", "unsloth"));
  }

  private static Sharding sharding(Inputs in, ModelSpec model, Method method, Gpu gpu, int gpus) {
    String said =
        (in.word("sharding").orElse("") + " " + in.word("parallelism").orElse("")).strip();
    int tensor = in.count("tensor_parallel", MOST_GPUS, degree(said, "tp"));
    int pipeline = in.count("pipeline_parallel", MOST_GPUS, degree(said, "pp"));
    int context =
        in.count("context_parallel", MOST_GPUS, Math.max(degree(said, "cp"), degree(said, "sp")));
    if (said.contains("device_map")) {
      pipeline = gpus;
    }
    Sharding.Data data = data(said, tensor * pipeline * context, model, method, gpu, gpus);
    return new Sharding(
        data,
        tensor * impliedBySmallBatch(in, gpus, tensor * pipeline * context),
        pipeline,
        context);
  }

  private static int degree(String said, String name) {
    Matcher matcher = DEGREE.matcher(said);
    int degree = 1;
    while (matcher.find()) {
      if (matcher.group(1).equals(name)) {
        degree = Math.max(degree, Integer.parseInt(matcher.group(2)));
      }
    }
    return degree;
  }

  private static Sharding.Data data(
      String said, int modelParallel, ModelSpec model, Method method, Gpu gpu, int gpus) {
    boolean off = said.contains("fsdp-") || said.matches(".*fsdp0\\b.*");
    if (said.contains("fsdp") && !off) {
      return Sharding.Data.FSDP;
    }
    if (said.contains("zero3") || said.contains("zero-3") || said.contains("zero 3")) {
      return Sharding.Data.ZERO3;
    }
    if (said.contains("zero")) {
      return Sharding.Data.ZERO2;
    }
    if (gpus == 1) {
      return Sharding.Data.NONE;
    }
    boolean notGiven = said.isEmpty() && modelParallel == 1;
    return notGiven && !fitsOnOne(model, method, gpu) ? Sharding.Data.FSDP : Sharding.Data.DDP;
  }

  /** Whether the weights, with optimizer state in a full fine-tune, take half a card or less. */
  private static boolean fitsOnOne(ModelSpec model, Method method, Gpu gpu) {
    double bytesPerWeight =
        switch (method) {
          case FULL -> 10;
          case LORA -> 2;
          case QLORA -> 0.6;
        };
    return model.parameters() * bytesPerWeight <= gpu.memory().bytes() / 2;
  }

  /** Where a step has fewer sequences than there are GPUs, GPUs must share a sequence. */
  private static int impliedBySmallBatch(Inputs in, int gpus, int modelParallel) {
    OptionalDouble batch = in.number("global_batch", 1, 1e9);
    if (batch.isEmpty()) {
      return 1;
    }
    return (int) Math.max(1, Math.round(gpus / batch.getAsDouble() / modelParallel));
  }
}
