package dev.finetunecost.engine.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.SampleScenario;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.serving.ServingSetup.Precision;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServingPlannerTest {
  private static final Catalog CATALOG = Catalog.bundled();
  private static final Map<String, Gpu> GPUS = CATALOG.gpus().byName();
  private static final ModelSpec LLAMA_8B = CATALOG.models().find("llama-3.1-8b").orElseThrow();
  private static final ModelSpec LLAMA_405B = CATALOG.models().find("llama-3.1-405b").orElseThrow();

  private final ServingPlanner planner = new ServingPlanner(new ServingModel(CATALOG.serving()));

  @Test
  void keepsTheMinimumOfReplicasUnderALittleLoad() {
    ServingPlan plan = plan(LLAMA_8B, new Traffic(1000, 1000, 250, 3.5, 2), offer("A100-80GB", 1));

    assertThat(plan)
        .isInstanceOfSatisfying(
            ServingPlan.Fleet.class,
            fleet -> {
              assertThat(fleet.replicas()).isEqualTo(2);
              assertThat(fleet.billedGpus()).isEqualTo(2);
              assertThat(fleet.loadInReplicas()).isLessThan(0.01);
            });
  }

  @Test
  void oneReplicaCarriesAMonthOfRequestsAtALoadOfOne() {
    Traffic traffic = new Traffic(50e6, 1000, 250, 3.5, 1);

    ServingPlan plan = plan(LLAMA_8B, traffic, offer("A100-80GB", 1));

    assertThat(plan)
        .isInstanceOfSatisfying(
            ServingPlan.Fleet.class,
            fleet -> {
              assertThat(fleet.replicas()).isEqualTo((int) Math.ceil(fleet.loadInReplicas()));
              assertThat(fleet.requestsPerReplicaPerMonth().p50() * fleet.loadInReplicas())
                  .isCloseTo(traffic.requestsPerMonth(), within(1.0));
            });
  }

  @Test
  void aModelThatFitsOnNoEightGpusIsNotServed() {
    assertThat(plan(LLAMA_405B, new Traffic(1000, 1000, 250, 3.5, 1), offer("RTX-4090", 1)))
        .isInstanceOfSatisfying(
            ServingPlan.NothingFits.class,
            no -> assertThat(no.reason()).isEqualTo(ServingPlan.Reason.TOO_LARGE));
  }

  @ParameterizedTest
  @CsvSource({"1,3,1,3", "1,3,8,8", "2,5,8,16", "8,1,1,8", "4,2,8,8", "8,2,4,16"})
  void rentsWholeInstances(int gpusPerReplica, int replicas, int gpusPerInstance, int billed) {
    assertThat(ServingPlanner.billedGpus(gpusPerReplica, replicas, gpusPerInstance))
        .isEqualTo(billed);
  }

  private ServingPlan plan(ModelSpec model, Traffic traffic, GpuOffer offer) {
    return planner.plan(
        model, traffic, List.of(offer), GPUS, List.of(Precision.FP16), LatencyClass.CHAT, false);
  }

  private static GpuOffer offer(String gpu, int gpusPerInstance) {
    return new GpuOffer(
        "somewhere",
        "standard",
        gpu,
        gpusPerInstance,
        "any",
        false,
        UnitPrice.of("2", PricingUnit.GPU_HOUR),
        SampleScenario.SOURCE);
  }
}
