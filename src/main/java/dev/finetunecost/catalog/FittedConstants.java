package dev.finetunecost.catalog;

import dev.finetunecost.engine.serving.ServingConstants;
import dev.finetunecost.engine.training.TrainingConstants;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The constants of the engine's formulas, by their names in the data files. */
public record FittedConstants(Map<String, Double> values) {
  public static final String TRAINING = "/catalog/training-constants.csv";
  public static final String SERVING = "/catalog/serving-constants.csv";

  public FittedConstants {
    values = Map.copyOf(values);
  }

  /** The constants of a data file that comes with the product. */
  public static FittedConstants bundled(String resource) {
    Map<String, Double> values = new HashMap<>();
    Rows.read(resource, row -> Map.entry(row.getField("name"), Rows.number(row, "value")))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    return new FittedConstants(values);
  }

  /** As constants of the training formulas. A missing name: {@link IllegalArgumentException}. */
  public TrainingConstants training() {
    return new TrainingConstants(speed(), memory(), spread(), run());
  }

  private TrainingConstants.Speed speed() {
    return new TrainingConstants.Speed(
        get("efficiency"),
        get("hopper_and_blackwell"),
        get("instinct"),
        get("tpu"),
        get("fp8_speedup"),
        get("fp4_speedup"),
        get("mixture"),
        get("attention_cost"),
        get("traffic_optimized"),
        get("traffic_fused"),
        get("traffic_hugging_face"),
        get("layer_seconds_optimized"),
        get("layer_seconds_hugging_face"),
        get("sharded_launch"),
        get("dequantization_bytes"),
        get("link_efficiency"),
        get("tensor_parallel_exposure"));
  }

  private TrainingConstants.Memory memory() {
    return new TrainingConstants.Memory(
        get("checkpoint_residual"),
        get("checkpoint_residual_sharded"),
        get("checkpoint_layer"),
        get("activations_kept"),
        get("logit_bytes"),
        get("logit_bytes_fused_kernels"),
        get("full_peak_bytes"),
        get("full_resident_bytes"),
        get("mixed_bytes"),
        get("quantized_bytes"),
        get("adapter_bytes"),
        get("variable_lengths"),
        get("fixed_gib"),
        get("driver_gib"));
  }

  private TrainingConstants.Spread spread() {
    return new TrainingConstants.Spread(
        get("time_known_low"),
        get("time_known_high"),
        get("time_unknown_low"),
        get("time_unknown_high"),
        get("memory_known_low"),
        get("memory_known_high"),
        get("memory_unknown_low"),
        get("memory_unknown_high"));
  }

  private TrainingConstants.Run run() {
    return new TrainingConstants.Run(
        get("padding_per_doubling"),
        get("start_up_minutes"),
        get("loading_bytes_per_second"),
        get("evaluation_share"),
        (int) get("global_batch_limit"));
  }

  /** As constants of the serving formulas. A missing name: {@link IllegalArgumentException}. */
  public ServingConstants serving() {
    return new ServingConstants(
        new ServingConstants.Speed(
            get("bandwidth_efficiency"),
            get("bandwidth_efficiency_llama_cpp"),
            get("compute_efficiency_fp16"),
            get("compute_efficiency_eight_bit"),
            get("compute_efficiency_fp4"),
            get("mixture"),
            get("unpacked"),
            get("instinct"),
            get("step_seconds_compiled"),
            get("step_seconds_python"),
            get("layer_seconds_eager"),
            get("collective_seconds"),
            get("link_efficiency"),
            get("usable_memory"),
            get("reserved_output"),
            get("batch_cap"),
            get("prefill_tokens")),
        new ServingConstants.Spread(get("throughput_low"), get("throughput_high")),
        new ServingConstants.Load(
            get("chat_derate"),
            get("interactive_derate"),
            get("target_utilization"),
            get("adapter_throughput"),
            get("cold_start_seconds")));
  }

  private double get(String name) {
    @Nullable Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no constant " + name);
    }
    return value;
  }
}
