package dev.finetunecost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the reader is as good as promised: precision 0.93, F1 0.90, intent 0.85. */
final class SentencesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "utterances.jsonl",
        "sentences.jsonl",
        "unseen-1.jsonl",
        "unseen-2.jsonl",
        "unseen-3.jsonl",
        "unseen-4.jsonl",
        "unseen-5.jsonl"
      })
  void sentencesAreUnderstoodAsWellAsPromised(String file) throws Exception {
    ParseScore score = new ParseScore();
    score.count(Path.of("src/test/resources/language", file));
    assertThat(score.fields().precision()).isGreaterThanOrEqualTo(0.93);
    assertThat(score.fields().f1()).isGreaterThanOrEqualTo(0.90);
    assertThat(score.intents()).isGreaterThanOrEqualTo(0.85);
  }
}
