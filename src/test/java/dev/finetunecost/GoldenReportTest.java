package dev.finetunecost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three whole reports as text, to be read by people: {@code -Dgolden.update=true} writes them anew.
 */
final class GoldenReportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "support-emails|fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini, 18 months",
        "private-data|qlora of mistral 7b on 20k labelled contracts, the data must stay private, 10k requests a day for 2 years",
        "does-it-fit|will a full fine-tune of llama 3.1 70b fit on 8 x A100 80GB?"
      })
  void theReportReadsAsItDid(String name, String sentence) throws IOException {
    String report = CommandLine.run("estimate", "--offline", sentence).out();
    Path golden = GOLDEN.resolve("estimate-" + name + ".txt");
    String actual = "$ finetune-cost estimate --offline \"" + sentence + "\"\n\n" + report;
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(golden));
  }
}
