package dev.finetunecost.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Value;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Sentences that are easily misread: exactly the fields of the table, and no other. */
final class ReadingsTest {
  private static final SentenceReader READER = new SentenceReader(Catalog.bundled());

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "/language/readings.csv", numLinesToSkip = 1, delimiter = '|')
  void aSentenceSaysExactlyThis(String words, @Nullable String facts) {
    Set<String> expected =
        facts == null ? Set.of() : Arrays.stream(facts.split("; ")).collect(Collectors.toSet());
    assertThat(read(READER.read(words).scenario())).isEqualTo(expected);
  }

  private static Set<String> read(Scenario scenario) {
    return scenario.fields().entrySet().stream()
        .map(entry -> entry.getKey().key() + "=" + text(entry.getValue().value()))
        .collect(Collectors.toSet());
  }

  private static String text(Value value) {
    return switch (value) {
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
