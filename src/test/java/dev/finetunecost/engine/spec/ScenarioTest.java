package dev.finetunecost.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class ScenarioTest {

  @Test
  void aValueThatCannotBeNamesItsField() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenario(Field.GPU_COUNT, Value.Amount.of(0)))
        .withMessage("gpu_count must be between 1 and 100000, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scenario(Field.HORIZON_MONTHS, Value.Text.of("long")))
        .withMessage("horizon_months must be a number");
  }

  @Test
  void theMiddleOfARangeStandsForIt() {
    assertThat(
            scenario(Field.TOKENS_PER_EXAMPLE, new Value.Amount(500, 600))
                .amount(Field.TOKENS_PER_EXAMPLE))
        .contains(550.0);
  }

  @Test
  void whatIsSaidLaterWinsAndTheRestStays() {
    Scenario first =
        scenario(Field.METHOD, Value.Text.of("lora")).with(Field.EPOCHS, said(Value.Amount.of(3)));
    Scenario later = scenario(Field.METHOD, Value.Text.of("qlora"));
    Scenario merged = first.overlaidWith(later);
    assertThat(merged.text(Field.METHOD)).contains("qlora");
    assertThat(merged.amount(Field.EPOCHS)).contains(3.0);
  }

  @Test
  void everyFieldIsFoundByItsJsonName() {
    for (Field field : Field.values()) {
      assertThat(Field.named(field.key())).contains(field);
    }
    assertThat(Field.named("gpus")).isEmpty();
  }

  private static Scenario scenario(Field field, Value value) {
    return new Scenario(Map.of(field, said(value)));
  }

  private static Stated said(Value value) {
    return Stated.said(value, "in a test");
  }
}
