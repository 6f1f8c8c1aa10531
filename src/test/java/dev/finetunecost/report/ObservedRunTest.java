package dev.finetunecost.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against one run of 2.2 hours (1.7–3) that costs $6.30 (4.80–8.70). */
final class ObservedRunTest {
  @Test
  void aDurationWithinTheRangeIsExpected() {
    assertThat(compared(Map.of(Field.HOURS, said(2.5))))
        .isEqualTo(
            "Your 2.5 hours are within what is expected:"
                + " one training run takes 2.2 hours (1.7–3) with LoRA.");
  }

  @Test
  void aLongerDurationIsSoManyTimesWhatIsExpected() {
    assertThat(compared(Map.of(Field.HOURS, said(11))))
        .startsWith("Your 11 hours are 5 times what is expected");
  }

  @Test
  void aShorterDurationIsLess() {
    assertThat(compared(Map.of(Field.HOURS, said(1.1))))
        .startsWith("Your 1.1 hours are less than expected, 0.5 times as long as estimated");
  }

  @Test
  void whatWasPaidForARunIsHeldAgainstItsPrice() {
    assertThat(compared(Map.of(Field.OBSERVED_COST_USD, said(14))))
        .isEqualTo("You paid $14; one training run is estimated at $6.30 (4.80–8.70) with LoRA.");
  }

  @Test
  void whatIsPaidEveryMonthIsNoRun() {
    assertThat(
            compared(
                Map.of(
                    Field.OBSERVED_COST_USD,
                    said(14_000),
                    Field.OBSERVED_COST_PERIOD,
                    Stated.said(Value.Text.of("month"), "a month"))))
        .isEmpty();
  }

  @Test
  void whatNobodySaidIsNamed() {
    Stated three = new Stated(Value.Amount.of(3), Origin.DEFAULT, "");
    assertThat(compared(Map.of(Field.HOURS, said(2), Field.EPOCHS, three)))
        .endsWith("Assumed, since it was not said: 3 epochs.");
  }

  private static Stated said(double amount) {
    return Stated.said(Value.Amount.of(amount), "");
  }

  private static String compared(Map<Field, Stated> fields) {
    return new ObservedRun(new Scenario(fields), SampleEstimate.fits(), "LoRA", Words.ENGLISH)
        .compared();
  }
}
