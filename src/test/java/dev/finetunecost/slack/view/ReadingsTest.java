package dev.finetunecost.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.language.Ambiguity;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.language.Understanding;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words with two readings: each button's words have one. */
final class ReadingsTest {
  private static final SentenceReader READER = new SentenceReader(Catalog.bundled());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "What is the cost of running Llama in Lambda?",
        "fine-tune llama 8b, 50k, 18 months"
      })
  void eachReadingSaysWhatItsButtonSays(String words) {
    Ambiguity ambiguity = READER.read(words).ambiguities().getFirst();
    for (Ambiguity.Reading reading : ambiguity.readings()) {
      Understanding read = READER.read(Readings.read(words, ambiguity.words(), reading.label()));

      assertThat(read.ambiguities()).isEmpty();
      assertThat(read.scenario().get(reading.field()).orElseThrow().value())
          .isEqualTo(reading.value());
    }
  }
}
