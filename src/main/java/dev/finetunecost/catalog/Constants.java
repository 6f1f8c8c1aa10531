package dev.finetunecost.catalog;

import dev.finetunecost.engine.serving.ServingConstants;
import dev.finetunecost.engine.training.TrainingConstants;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fitted constants, read from their data files by name. */
final class Constants {
  private final Map<String, Double> values = new HashMap<>();

  private Constants(String resource) {
    Rows.read(resource, row -> Map.entry(row.getField("name"), Rows.number(row, "value")))
        .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
  }

  static TrainingConstants training() {
    Constants c = new Constants("/catalog/training-constants.csv");
    return new TrainingConstants(
        new TrainingConstants.Speed(
            c.get("efficiency_optimized_full"),
            c.get("efficiency_optimized_lora"),
            c.get("efficiency_hf_full"),
            c.get("efficiency_hf_lora"),
            c.get("efficiency_hf_qlora"),
            c.get("family_hopper"),
            c.get("family_blackwell"),
            c.get("family_instinct"),
            c.get("family_consumer"),
            c.get("family_tpu"),
            c.get("speedup_fp8"),
            c.get("speedup_fp4"),
            c.get("mixture_factor"),
            c.get("scaling_exponent"),
            c.get("layer_overhead_optimized"),
            c.get("layer_overhead_hf"),
            c.get("layer_overhead_hf_qlora"),
            c.get("dequantization_passes"),
            c.get("link_efficiency")),
        new TrainingConstants.Memory(
            c.get("checkpoint_residual"),
            c.get("checkpoint_layer"),
            c.get("activations_full"),
            c.get("logit_bytes"),
            c.get("full_peak_bytes"),
            c.get("full_resident_bytes"),
            c.get("mixed_bytes"),
            c.get("quantized_bytes"),
            c.get("adapter_bytes"),
            c.get("allocator_factor"),
            c.get("fixed_gib")),
        new TrainingConstants.Spread(
            c.get("speed_known_p10"),
            c.get("speed_known_p90"),
            c.get("speed_unknown_p10"),
            c.get("speed_unknown_p90"),
            c.get("memory_known_p10"),
            c.get("memory_known_p90"),
            c.get("memory_unknown_p10"),
            c.get("memory_unknown_p90")),
        new TrainingConstants.Run(
            c.get("padding_per_doubling"),
            c.get("start_up_minutes"),
            c.get("weight_loading_bytes_per_second"),
            c.get("evaluation_share"),
            c.get("spot_rework"),
            c.get("context_gib"),
            (int) c.get("global_batch_limit")));
  }

  static ServingConstants serving() {
    Constants c = new Constants("/catalog/serving-constants.csv");
    return new ServingConstants(
        c.get("bandwidth_efficiency"),
        c.get("compute_efficiency_fp16"),
        c.get("compute_efficiency_fp8"),
        c.get("compute_efficiency_fp4"),
        c.get("step_overhead"),
        c.get("collective_latency"),
        c.get("link_efficiency"),
        c.get("usable_memory"),
        c.get("reserved_output"),
        (int) c.get("batch_cap"),
        c.get("throughput_p10"),
        c.get("throughput_p90"),
        c.get("derate_chat"),
        c.get("derate_interactive"),
        c.get("target_utilization"),
        c.get("adapter_throughput"));
  }

  private double get(String name) {
    @Nullable Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no constant " + name);
    }
    return value;
  }
}
