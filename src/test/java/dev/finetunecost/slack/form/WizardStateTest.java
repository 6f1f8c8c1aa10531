package dev.finetunecost.slack.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WizardStateTest {
  private static final WizardState EMPTY =
      WizardState.fresh(new Place("T1", "C1", "U1", "1.2", "https://r", false), "", null);

  private static final Scenario KNOWN =
      new Scenario(
          Map.of(
              Field.MODEL, Stated.said(Value.Text.of("llama-3.1-8b"), "llama 3.1 8b"),
              Field.METHOD, Stated.said(new Value.Text(List.of("lora", "qlora")), "lora or qlora"),
              Field.DATASET_SIZE, Stated.said(new Value.Amount(5_000, 6_000), "5-6k"),
              Field.VOLUME, Stated.said(Value.Amount.of(50_000), "50k"),
              Field.VOLUME_UNIT, Stated.said(Value.Text.of("documents"), "documents"),
              Field.VOLUME_PERIOD, Stated.said(Value.Text.of("week"), "a week"),
              Field.CONSTRAINTS,
                  Stated.said(
                      new Value.Text(List.of("eu only", "data must stay private")), "EU, private"),
              Field.EPOCHS, Stated.said(Value.Amount.of(2), "2 epochs")));

  @Test
  void whatWasSaidIsFilledInAndComesBackAsItWas() {
    WizardState filled = EMPTY.filledFrom(KNOWN);

    assertThat(filled.answer(Question.DATASET_SIZE)).isEqualTo("5000-6000");
    assertThat(filled.answer(Question.VOLUME_PER)).isEqualTo("documents/week");
    assertThat(filled.answer(Question.PRIVATE)).isEqualTo("data must stay private");
    assertThat(filled.scenario(KNOWN).fields())
        .usingRecursiveComparison()
        .ignoringFields("CONSTRAINTS")
        .isEqualTo(KNOWN.fields());
    assertThat(filled.scenario(KNOWN).texts(Field.CONSTRAINTS))
        .containsExactlyInAnyOrder("eu only", "data must stay private");
  }

  @Test
  void anAnswerReplacesWhatWasSaidAndItsOriginIsTheForm() {
    Scenario scenario =
        EMPTY.filledFrom(KNOWN).with(Map.of(Question.METHOD, "full")).scenario(KNOWN);

    assertThat(scenario.get(Field.METHOD))
        .contains(new Stated(Value.Text.of("full"), Origin.STATED, "in the form"));
    assertThat(scenario.amount(Field.EPOCHS)).contains(2.0);
  }

  @Test
  void anAnswerThatIsTakenBackIsGone() {
    WizardState state =
        EMPTY
            .filledFrom(KNOWN)
            .with(Map.of(Question.MODEL, "", Question.METHOD, "any", Question.PRIVATE, "any"));

    assertThat(state.scenario(KNOWN).has(Field.MODEL)).isFalse();
    assertThat(state.scenario(KNOWN).has(Field.METHOD)).isFalse();
    assertThat(state.scenario(KNOWN).texts(Field.CONSTRAINTS)).containsExactly("eu only");
  }

  @Test
  void anAnswerToAQuestionThatIsNotAskedAnyMoreDoesNotCount() {
    WizardState state =
        EMPTY.with(Map.of(Question.TOKENS_PER_EXAMPLE, "600", Question.DATASET_UNIT, "tokens"));

    assertThat(state.asks(Question.TOKENS_PER_EXAMPLE)).isFalse();
    assertThat(state.scenario(Scenario.EMPTY).has(Field.TOKENS_PER_EXAMPLE)).isFalse();
  }

  @Test
  void itSurvivesBeingStored() {
    WizardState state = EMPTY.filledFrom(KNOWN).at(Question.Step.USE);

    assertThat(WizardState.fromJson(state.toJson())).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({
    "8000, 8000, 8000",
    "'8,000', 8000, 8000",
    "8k, 8000, 8000",
    "1.2M, 1200000, 1200000",
    "$20k, 20000, 20000",
    "5k-10k, 5000, 10000",
    "5-10k, 5000, 10000",
    "0.5, 0.5, 0.5"
  })
  void numbersAreReadAsPeopleWriteThem(String typed, double low, double high) {
    assertThat(Amounts.parse(typed)).contains(new Value.Amount(low, high));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-5", "10-5", "8kk", "1e9", "1,2,3", "99999999999999999999"})
  void whatIsNoNumberIsNotRead(String typed) {
    assertThat(Amounts.parse(typed)).isEmpty();
  }
}
