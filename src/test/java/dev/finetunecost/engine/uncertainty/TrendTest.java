package dev.finetunecost.engine.uncertainty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TrendTest {

  @Test
  void twelveMonthsMakeAYear() {
    Trend doubling = new Trend(2, List.of());
    assertThat(Math.pow(doubling.perMonth(Draw.CENTRAL), 12)).isCloseTo(2, within(1e-12));
  }

  @Test
  void theSumIsThatOfTheMonths() {
    for (double factor : new double[] {0.9, 1 - 1e-12, 1, 1 + 1e-12, 1.05, 2}) {
      double sum = 0;
      double month = 1;
      for (int i = 0; i < 24; i++) {
        sum += month;
        month *= factor;
      }
      assertThat(Trend.sum(factor, 24)).isCloseTo(sum, within(sum * 1e-8));
    }
  }

  @Test
  void aPriceThatFallsOnAVolumeThatGrowsMayStandStill() {
    Trend both = new Trend(2, List.of()).and(new Trend(0.5, List.of()));
    assertThat(both.perMonth(Draw.CENTRAL)).isEqualTo(1);
  }

  @Test
  void aDrawMovesTheTrendThatDependsOnIt() {
    Trend price = new Trend(1, List.of(Driver.API_PRICE_TREND));
    double perMonth = price.perMonth(Draw.CENTRAL.with(Driver.API_PRICE_TREND, 0.5));
    assertThat(Math.pow(perMonth, 12)).isCloseTo(0.5, within(1e-12));
  }
}
