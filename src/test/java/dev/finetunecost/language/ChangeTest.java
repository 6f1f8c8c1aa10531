package dev.finetunecost.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import org.junit.jupiter.api.Test;

final class ChangeTest {
  private static final SentenceReader READER = new SentenceReader(Catalog.bundled());
  private static final Scenario BEFORE =
      READER
          .read(
              "LoRA on Llama 3.1 8B with 8k support emails on 2x 4090, 50k requests a day, now on"
                  + " gpt-4.1-mini, budget $20k, 18 months")
          .scenario();

  @Test
  void aMethodReplacesTheMethod() {
    Scenario after = changed("and with QLoRA?");
    assertThat(after.texts(Field.METHOD)).containsExactly("qlora");
    assertThat(after.text(Field.MODEL)).contains("llama-3.1-8b");
  }

  @Test
  void examplesReplaceTheDataset() {
    Scenario after = changed("what about 20k examples");
    assertThat(after.amount(Field.DATASET_SIZE)).contains(20_000.0);
    assertThat(after.text(Field.DATASET_UNIT)).contains("examples");
  }

  @Test
  void aPeriodAloneKeepsTheVolume() {
    Scenario after = changed("make that per week");
    assertThat(after.text(Field.VOLUME_PERIOD)).contains("week");
    assertThat(after.amount(Field.VOLUME)).contains(50_000.0);
  }

  @Test
  void aShareOfTheVolumeIsTakenOfTheVolumeBefore() {
    assertThat(changed("half the volume").amount(Field.VOLUME)).contains(25_000.0);
    assertThat(changed("what if traffic doubled?").amount(Field.VOLUME)).contains(100_000.0);
    assertThat(changed("10x the traffic").amount(Field.VOLUME)).contains(500_000.0);
    assertThat(changed("20% more requests").amount(Field.VOLUME)).contains(60_000.0);
  }

  @Test
  void aCheaperGpuLeavesTheChoiceOpen() {
    Scenario after = changed("cheaper GPU?");
    assertThat(after.has(Field.GPU)).isFalse();
    assertThat(after.has(Field.GPU_COUNT)).isFalse();
  }

  @Test
  void anotherGpuForgetsHowManyThereWere() {
    Scenario after = changed("and on H100?");
    assertThat(after.text(Field.GPU)).contains("H100");
    assertThat(after.has(Field.GPU_COUNT)).isFalse();
  }

  @Test
  void anotherModelForgetsTheSizeOfTheFirst() {
    Scenario after = changed("what about mistral nemo");
    assertThat(after.text(Field.MODEL)).contains("mistral-nemo");
    assertThat(after.has(Field.MODEL_PARAMS_B)).isFalse();
  }

  @Test
  void aHostedModelIsWhatIsUsedToday() {
    Scenario after = changed("what if we were on gpt-4o?");
    assertThat(after.text(Field.BASELINE_MODEL)).contains("gpt-4o");
    assertThat(after.text(Field.MODEL)).contains("llama-3.1-8b");
  }

  @Test
  void aDurationIsTheHorizon() {
    assertThat(changed("12 months").amount(Field.HORIZON_MONTHS)).contains(12.0);
  }

  @Test
  void constraintsAreAddedUp() {
    Scenario private_ = changed("data must stay private");
    Change.Changed both = (Change.Changed) READER.readChange("and it has to be EU only", private_);
    assertThat(both.scenario().texts(Field.CONSTRAINTS))
        .containsExactly("data must stay private", "eu only");
  }

  @Test
  void aChangeSaysWhatDiffers() {
    Change.Changed change =
        (Change.Changed) READER.readChange("100k requests/day over 12 months", BEFORE);
    assertThat(change.edits())
        .extracting(Change.Edit::field)
        .containsExactly(Field.VOLUME, Field.HORIZON_MONTHS);
  }

  @Test
  void whatIsTheCaseAlreadyChangesNothing() {
    assertThat(READER.readChange("18 months", BEFORE)).isInstanceOf(Change.Same.class);
  }

  @Test
  void chitChatIsNotAChange() {
    assertThat(READER.readChange("thanks a lot!", BEFORE)).isInstanceOf(Change.NotUnderstood.class);
    assertThat(READER.readChange("", BEFORE)).isInstanceOf(Change.NotUnderstood.class);
  }

  @Test
  void undoIsRecognised() {
    assertThat(READER.readChange("undo", BEFORE)).isInstanceOf(Change.Undo.class);
  }

  private static Scenario changed(String words) {
    return ((Change.Changed) READER.readChange(words, BEFORE)).scenario();
  }
}
