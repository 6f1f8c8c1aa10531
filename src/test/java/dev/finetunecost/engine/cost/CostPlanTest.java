package dev.finetunecost.engine.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.cost.CostLine.Category;
import dev.finetunecost.engine.cost.CostLine.Phase;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.cost.Quantity.Replicated;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.engine.units.Usd;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CostPlanTest {
  private static final Source SOURCE = new Source("test", "made up", LocalDate.of(2026, 11, 1));

  @Test
  void twoReplicasAreNeededWhereOneAndAHalfWouldDo() {
    Replicated gpuHours =
        new Replicated(1.5, 1, 730, List.of(Driver.VOLUME), List.of(Driver.SERVING_THROUGHPUT));
    assertThat(gpuHours.at(Draw.CENTRAL)).isEqualTo(2 * 730);
    assertThat(gpuHours.at(Draw.CENTRAL.with(Driver.VOLUME, 2))).isEqualTo(3 * 730);
    assertThat(gpuHours.at(Draw.CENTRAL.with(Driver.SERVING_THROUGHPUT, 10))).isEqualTo(730);
  }

  @Test
  void theMinimumIsUpEvenIfNobodyAsks() {
    assertThat(new Replicated(0, 2, 730, List.of(), List.of()).at(Draw.CENTRAL)).isEqualTo(1460);
  }

  @Test
  void aPriceDriverMovesTheAmountAndNotTheQuantity() {
    CostLine line =
        line(Phase.MONTHLY, new Proportional(10, List.of(Driver.VOLUME)), "2.00", Driver.API_PRICE);
    Draw dear = Draw.CENTRAL.with(Driver.API_PRICE, 3);
    assertThat(line.quantity().at(dear)).isEqualTo(10);
    assertThat(line.total(dear, 1)).isEqualTo(10 * 2.00 * 3);
    assertThat(line.total(dear.with(Driver.VOLUME, 2), 1)).isEqualTo(20 * 2.00 * 3);
  }

  @Test
  void linesAlwaysAddUpToTheTotalToTheCent() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    for (int plan = 0; plan < 200; plan++) {
      List<CostLine> lines =
          IntStream.range(0, 1 + random.nextInt(12))
              .mapToObj(i ->
                  line(
                      random.nextBoolean() ? Phase.ONE_OFF : Phase.MONTHLY,
                      new Proportional(random.nextDouble() * 1e5, List.of()),
                      "%.7f".formatted(random.nextDouble() * 10),
                      Driver.GPU_PRICE))
              .toList();
      int months = 1 + random.nextInt(36);
      CostPlan costPlan = new CostPlan(lines, List.of(), months);
      Usd sum = Usd.ZERO;
      for (CostLine line : lines) {
        sum = sum.plus(line.phase() == Phase.ONE_OFF ? line.amount() : line.amount().times(months));
      }
      assertThat(costPlan.total()).isEqualTo(sum);
      assertThat(costPlan.cumulative()).hasSize(months + 1).last().isEqualTo(sum);
      assertThat(costPlan.cumulative()).first().isEqualTo(costPlan.oneOff());
    }
  }

  private static CostLine line(Phase phase, Quantity quantity, String price, Driver priceDriver) {
    return new CostLine(
        Category.INFERENCE,
        "a line",
        phase,
        quantity,
        UnitPrice.of(price, PricingUnit.MILLION_TOKENS),
        List.of(priceDriver),
        true,
        SOURCE);
  }
}
