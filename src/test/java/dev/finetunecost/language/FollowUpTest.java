package dev.finetunecost.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What follow-ups change in a scenario: exactly the fields of the table, and no other. */
final class FollowUpTest {
  private static final SentenceReader READER = new SentenceReader(Catalog.bundled());
  private static final Scenario BEFORE =
      READER
          .read(
              "LoRA on Llama 3.1 8B with 8k support emails, 3 epochs, on 2x 4090 at RunPod spot, 50k"
                  + " requests a day with 900 tokens in and 150 out, now on gpt-4.1-mini, budget"
                  + " $20k, 18 months")
          .scenario();

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/language/follow-ups.csv", numLinesToSkip = 1)
  void aFollowUpChangesExactlyThis(String words, @Nullable String edits) {
    assertThat(edits(READER.readChange(words, BEFORE))).isEqualTo(edits == null ? "" : edits);
  }

  @Test
  void aNumberAloneCorrectsWhatWasChangedLast() {
    Scenario changed =
        ((Change.Changed) READER.readChange("what about 20k requests a day", BEFORE)).scenario();
    assertThat(edits(READER.readChange("no, 100k", changed, Optional.of(BEFORE))))
        .isEqualTo("volume=100000");
  }

  @Test
  void aNumberAloneThatMayBeSeveralThingsIsNotGuessed() {
    assertThat(READER.readChange("no, 100k", BEFORE)).isInstanceOf(Change.NotUnderstood.class);
  }

  private static String edits(Change change) {
    return switch (change) {
      case Change.Changed changed ->
          changed.edits().stream()
              .map(edit -> edit.field().key() + "=" + text(edit.after()))
              .collect(Collectors.joining("; "));
      case Change.Undo _ -> "undo";
      case Change.Same _ -> "same";
      case Change.NotUnderstood _ -> "not understood";
    };
  }

  private static String text(@Nullable Stated stated) {
    if (stated == null) {
      return "";
    }
    return switch (stated.value()) {
      case Value.Amount amount ->
          amount.low() == amount.high()
              ? plain(amount.low())
              : plain(amount.low()) + ".." + plain(amount.high());
      case Value.Text text -> String.join(" + ", text.words());
      case Value.Flag flag -> Boolean.toString(flag.value());
    };
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
