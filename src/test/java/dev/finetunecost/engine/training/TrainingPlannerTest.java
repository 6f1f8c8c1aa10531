package dev.finetunecost.engine.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.SampleScenario;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.ResolvedScenario.TrainingData;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TrainingPlannerTest {
  private static final Catalog CATALOG = Catalog.bundled();
  private static final Map<String, Gpu> GPUS = CATALOG.gpus().byName();
  private static final ModelSpec LLAMA_8B = CATALOG.models().find("llama-3.1-8b").orElseThrow();
  private static final ModelSpec LLAMA_70B = CATALOG.models().find("llama-3.3-70b").orElseThrow();
  private static final TrainingData DATA = new TrainingData(10_000, 500, 3, 2048, true);

  private final TrainingPlanner planner =
      new TrainingPlanner(new TrainingModel(CATALOG.training()));

  @Test
  void takesTheCheapestOfferThatFits() {
    TrainingPlan plan =
        planner.plan(
            LLAMA_8B,
            Method.LORA,
            16,
            DATA,
            List.of(offer("H100", 1, "9.00"), offer("A100-80GB", 1, "1.50")),
            GPUS,
            null);

    assertThat(plan)
        .isInstanceOfSatisfying(
            TrainingPlan.Fits.class,
            fits -> {
              assertThat(fits.offer().gpu()).isEqualTo("A100-80GB");
              assertThat(fits.tight()).isFalse();
              assertThat(fits.processedTokens()).isEqualTo(15e6);
              assertThat(fits.steps()).isNotEmpty();
            });
  }

  @Test
  void paysForWholeInstances() {
    TrainingPlan plan =
        planner.plan(
            LLAMA_8B, Method.LORA, 16, DATA, List.of(offer("A100-80GB", 8, "1.50")), GPUS, 2);

    assertThat(plan)
        .isInstanceOfSatisfying(
            TrainingPlan.Fits.class,
            fits -> {
              assertThat(fits.setup().gpuCount()).isEqualTo(2);
              assertThat(fits.billedGpus()).isEqualTo(8);
              assertThat(fits.gpuHours().p50())
                  .isCloseTo(8 * fits.wallClockHours().p50(), within(1e-9));
            });
  }

  @Test
  void saysWhatWouldFitWhereNothingOnOfferDoes() {
    TrainingPlan plan =
        planner.plan(
            LLAMA_70B, Method.FULL, 16, DATA, List.of(offer("RTX-4090", 1, "0.50")), GPUS, 1);

    assertThat(plan)
        .isInstanceOfSatisfying(
            TrainingPlan.DoesNotFit.class,
            no -> {
              assertThat(no.reason()).isEqualTo(TrainingPlan.Reason.TOO_LARGE_FOR_GPU_COUNT);
              assertThat(no.neededGibPerGpu()).isGreaterThan(24);
              assertThat(no.smallest()).isNotNull();
            });
  }

  @Test
  void anOfferOfAnUnknownAcceleratorIsNoOffer() {
    TrainingPlan plan =
        planner.plan(LLAMA_8B, Method.LORA, 16, DATA, List.of(offer("Z9", 1, "1")), GPUS, null);

    assertThat(plan)
        .isInstanceOfSatisfying(
            TrainingPlan.DoesNotFit.class,
            no -> assertThat(no.reason()).isEqualTo(TrainingPlan.Reason.NO_OFFER));
  }

  @Test
  void refusesSequencesLongerThanTheContext() {
    TrainingData tooLong = new TrainingData(100, 500, 1, 200_000, true);

    TrainingPlan plan =
        planner.plan(
            LLAMA_8B, Method.LORA, 16, tooLong, List.of(offer("H100", 1, "2")), GPUS, null);

    assertThat(plan)
        .isInstanceOfSatisfying(
            TrainingPlan.DoesNotFit.class,
            no -> assertThat(no.reason()).isEqualTo(TrainingPlan.Reason.LONGER_THAN_CONTEXT));
  }

  private static GpuOffer offer(String gpu, int gpusPerInstance, String dollars) {
    return new GpuOffer(
        "somewhere",
        "standard",
        gpu,
        gpusPerInstance,
        "any",
        false,
        UnitPrice.of(dollars, PricingUnit.GPU_HOUR),
        SampleScenario.SOURCE);
  }
}
