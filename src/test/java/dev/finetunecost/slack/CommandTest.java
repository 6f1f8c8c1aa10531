package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.slack.command.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed commands, all the way to what Slack is told. */
final class CommandTest {
  @TempDir Path folder;
  private TestBot bot;

  @BeforeEach
  void start() throws Exception {
    bot = new TestBot(folder);
  }

  @AfterEach
  void stop() throws Exception {
    bot.close();
  }

  @Test
  void theBareCommandShowsTheStartCardToTheAskerAlone() throws Exception {
    assertThat(bot.type("").getStatusCode()).isEqualTo(200);

    FakeSlack.Call call = bot.slack.last();
    assertThat(call.method()).isEqualTo("response_url");
    assertThat(call.arguments()).containsEntry("response_type", "ephemeral");
    assertThat(call.words()).contains("Should we fine-tune", "Guide me");
  }

  @Test
  void whoNamedAnAcceleratorIsOfferedACheaperOneInTheWhatIfMenu() throws Exception {
    bot.type("qlora of llama 3.1 8b on an A100 80GB, 10k examples");
    assertThat(bot.slack.last().words()).contains("On a cheaper GPU: L40S");

    bot.type("what-if FT-1 on L40S");
    assertThat(bot.slack.last().words()).contains("FT-1 → FT-2", "L40S");
  }

  @Test
  void helpIsMadeFromTheRegistry() throws Exception {
    bot.type("help");

    assertThat(bot.slack.last().words())
        .contains("wizard llama 3.1 8b", "open FT-12", "compare FT-12 FT-15", "Look up prices");
  }

  @Test
  void aSentenceIsSavedAndAnsweredWithAReport() throws Exception {
    bot.type(Command.EXAMPLE);

    assertThat(bot.scenarios().find("T1", 1)).isPresent();
    assertThat(bot.slack.last().words()).contains("FT-1", "report-actions", "data_visualization");
  }

  @Test
  void nonsenseOffersTheNearestCommand() throws Exception {
    bot.type("opne FT-1");

    assertThat(bot.slack.last().words()).contains("Did you mean", "open FT-1", "run:nearest");

    bot.type("pirces h100");
    assertThat(bot.slack.last().words()).contains("Did you mean", "prices h100", "run:nearest");
    assertThat(bot.scenarios().latest("T1", 1)).isEmpty();
  }

  @Test
  void whatSomethingCostInAnEarlierMonthIsSaidWithWhatItIsNow() throws Exception {
    assertThat(bot.type("prices h100 runpod on 2026-09-30").getStatusCode()).isEqualTo(200);
    // RunPod's secure cloud: 3.49 on 2026-09-29, 3.99 on 2026-10-10
    assertThat(bot.slack.last().words()).contains("3.49", "now $3.99 (+14%)");
    assertThat(bot.type("what did an h100 cost on 2026-09-30?").getStatusCode()).isEqualTo(200);
    assertThat(bot.slack.last().words()).contains("3.49");
  }
}
