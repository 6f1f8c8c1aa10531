package dev.finetunecost.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Origin;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.verdict.Verdict.Confidence;
import dev.finetunecost.engine.verdict.Verdict.Flip.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The file of words says everything that the code asks for, and nothing else. */
final class WordsTest {
  private static final Pattern KEY = Pattern.compile("\"([a-z_]+(?:\\.[a-z_]+)*\\.?)\"");

  @Test
  void whateverHasANameHasWords() {
    Stream.of(
            keys("driver.", Driver.values()),
            keys("origin.", Origin.values()),
            keys("confidence.", Confidence.values()),
            Stream.of(Variable.values())
                .flatMap(variable ->
                    Stream.of(".above", ".below").map(side -> "flip." + lower(variable) + side)),
            Stream.of(Field.values()).map(field -> "scenario." + field.key()))
        .flatMap(keys -> keys)
        .forEach(key -> assertThat(Words.ENGLISH.phrases()).containsKey(key));
  }

  @Test
  void everyPhraseIsAskedForSomewhere() throws IOException {
    Set<String> asked = new TreeSet<>();
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/dev/finetunecost/report"))) {
      for (Path source : sources.toList()) {
        Matcher keys = KEY.matcher(Files.readString(source));
        while (keys.find()) {
          asked.add(keys.group(1));
        }
      }
    }
    assertThat(Words.ENGLISH.phrases().keySet())
        .filteredOn(key -> asked.stream().noneMatch(start -> begins(key, start)))
        .isEmpty();
  }

  @Test
  void valuesArePutInAsTheyAre() {
    Words words = new Words(Map.of("greeting", "Hello {0}, {1}"));
    assertThat(words.say("greeting", "$1 \\ {1}", 2)).isEqualTo("Hello $1 \\ {1}, 2");
  }

  @Test
  void oneIsSingular() {
    assertThat(Words.ENGLISH.months(1)).isEqualTo("1 month");
    assertThat(Words.ENGLISH.months(18)).isEqualTo("18 months");
  }

  /** Keys are written out, or begun and ended by a name. */
  private static boolean begins(String key, String start) {
    return key.equals(start) || key.startsWith(start.endsWith(".") ? start : start + ".");
  }

  private static Stream<String> keys(String prefix, Enum<?>[] names) {
    return List.of(names).stream().map(name -> prefix + lower(name));
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
