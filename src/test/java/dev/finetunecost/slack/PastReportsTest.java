package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Reports are kept as they were shown, and opened anew at what holds today. */
final class PastReportsTest {
  private static final String PLAN =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  @TempDir Path folder;
  private TestBot bot;

  @BeforeEach
  void start() throws Exception {
    bot = new TestBot(folder);
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void anUnchangedAnswerOpensWithoutAWordAboutThePast() throws Exception {
    bot.type(PLAN);
    bot.type("open FT-1");
    assertThat(bot.slack.last().words()).doesNotContain("the answer was another");
  }

  @Test
  void aReportOpensWordForWordAsItWasAlthoughItWouldBeAnotherToday() throws Exception {
    bot.type(PLAN);
    JsonNode then = bot.slack.last().blocks();
    bot.type("settings engineer rate $300/h");

    bot.type("open FT-1");
    assertThat(bot.slack.last().blocks().toString()).isNotEqualTo(then.toString());
    assertThat(bot.slack.last().words())
        .contains("the answer was another", "open FT-1 as it was", "$300");

    bot.type("open FT-1 as it was");
    JsonNode opened = bot.slack.last().blocks();
    for (int i = 0; i < then.size(); i++) {
      if (!then.get(i).path("block_id").asString("").equals("report-actions")) {
        assertThat(opened.get(i)).isEqualTo(then.get(i));
      }
    }
    assertThat(bot.slack.last().words())
        .contains("As it was estimated", "At today's prices")
        .doesNotContain("$300");
  }

  @Test
  void whatNobodySavedIsSaidToBeMissing() throws Exception {
    bot.type("open FT-7 as it was");
    assertThat(bot.slack.last().words()).contains("FT-7");
  }
}
