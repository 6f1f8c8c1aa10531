package dev.finetunecost.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.dataset.FileFormat;
import dev.finetunecost.dataset.Inspector;
import dev.finetunecost.dataset.Tokenizer;
import dev.finetunecost.report.DatasetReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is said of a file, as a person has read it. */
final class DatasetMessageTest {
  private static final String GOOD =
      "{\"prompt\":\"mail jane@example.com about it\",\"completion\":\"done\"}\n";
  private static final String BAD = "{\n";

  private static Message message(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new DatasetMessage(
            DatasetReport.of(
                new Inspector(Tokenizer.O200K)
                    .inspect(name, FileFormat.JSON, new ByteArrayInputStream(bytes)),
                "llama-3.1-8b"))
        .message();
  }

  @Test
  void theFindingsInAFile() throws Exception {
    Golden.check("dataset", message("orders.jsonl", GOOD + BAD + GOOD));
  }

  @Test
  void noFileBreaksALimitOrPingsAnyone() throws Exception {
    Message message = message("<!channel>".repeat(300), GOOD.repeat(50) + BAD.repeat(5_000));
    assertThat(Limits.violations(message)).isEmpty();
    assertThat(message.text()).doesNotContain("<!channel>");
  }
}
