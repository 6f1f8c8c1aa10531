package dev.finetunecost.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SentenceReaderTest {
  private static final SentenceReader READER = new SentenceReader(Catalog.bundled());

  @Test
  void everyFactOfAPlainSentenceIsFound() {
    Scenario scenario =
        READER
            .read(
                "fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on"
                    + " gpt-4.1-mini, 18 months")
            .scenario();
    assertThat(scenario.text(Field.MODEL)).contains("llama-3.1-8b");
    assertThat(scenario.amount(Field.MODEL_PARAMS_B)).contains(8.0);
    assertThat(scenario.text(Field.METHOD)).contains("lora");
    assertThat(scenario.amount(Field.DATASET_SIZE)).contains(8000.0);
    assertThat(scenario.text(Field.DATASET_UNIT)).contains("emails");
    assertThat(scenario.amount(Field.VOLUME)).contains(50_000.0);
    assertThat(scenario.text(Field.VOLUME_UNIT)).contains("requests");
    assertThat(scenario.text(Field.VOLUME_PERIOD)).contains("day");
    assertThat(scenario.text(Field.BASELINE_MODEL)).contains("gpt-4.1-mini");
    assertThat(scenario.amount(Field.HORIZON_MONTHS)).contains(18.0);
  }

  @Test
  void aFactKeepsTheWordsItWasMadeOf() {
    Understanding understood = READER.read("Tune Llama 3 on two 4090s.");
    Fact count =
        understood.facts().stream()
            .filter(fact -> fact.field() == Field.GPU_COUNT)
            .findFirst()
            .orElseThrow();
    assertThat(understood.words().substring(count.start(), count.end())).isEqualTo("two 4090s");
    assertThat(count.stated().note()).isEqualTo("two 4090s");
  }

  @Test
  void bothCloudsOfAComparisonAreNamed() {
    assertThat(READER.read("runpod vs lambda").scenario().texts(Field.PROVIDER))
        .containsExactly("runpod", "lambda");
  }

  @Test
  void billionsOfMoneyAreNoModel() {
    Scenario scenario = READER.read("an $8B company with a 70B model").scenario();
    assertThat(scenario.text(Field.MODEL)).contains("70b");
  }

  /** Counted from 25 November 2026. */
  @ParameterizedTest
  @CsvSource({
    "in use until the end of 2028, 25",
    "until December 2027, 13",
    "llama 3 8b through Q3 2027, 10",
    "we run it until Q3, 10",
    "bis Ende 2027, 13",
    "hasta diciembre de 2027, 13",
    "until year end, 1",
  })
  void aDateIsCountedFromToday(String words, double months) {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-25T10:00:00Z"));
    SentenceReader reader = new SentenceReader(Catalog.bundled(), clock);
    assertThat(reader.read(words).scenario().amount(Field.HORIZON_MONTHS)).contains(months);
  }
}
