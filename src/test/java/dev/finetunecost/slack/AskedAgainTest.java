package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.jobs.Jobs;
import dev.finetunecost.store.ActualRuns;
import dev.finetunecost.store.Inbox;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where Slack does not take an answer at once, what was done for it is not done again. */
final class AskedAgainTest {
  private static final String PLAN =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  @TempDir Path folder;
  private TestBot bot;

  @BeforeEach
  void start() throws Exception {
    bot = new TestBot(folder);
    bot.type(PLAN);
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void anUndoneRunIsUndoneOnce() throws Exception {
    bot.type("actual FT-1 6 hours");
    bot.type("actual FT-1 7 hours");
    bot.type("actual FT-1 8 hours");

    bot.slack.next("response_url", 503, "");
    bot.type("actual FT-1 undo");
    tryAgain(Duration.ofSeconds(5));

    assertThat(new ActualRuns(bot.database).latest("T1", 9)).hasSize(2);
  }

  @Test
  void aChangeIsComparedWithWhatItWasMadeOf() throws Exception {
    bot.slack.next("response_url", 503, "");
    bot.type("what-if 100k requests a day");
    tryAgain(Duration.ofSeconds(5));

    assertThat(bot.slack.last().words()).contains("FT-1").doesNotContain("FT-2 → FT-2");
    assertThat(bot.scenarios().latest("T1", 9)).hasSize(2);
  }

  /** Five minutes, as the bot's clock counts them, in which Slack takes nothing. */
  @Test
  void whatWasAskedWhileSlackWasAwayForFiveMinutesIsAnsweredOnceItIsBack() throws Exception {
    Instant back = bot.now.plus(Duration.ofMinutes(5));
    bot.slack.next("response_url", 503, "");
    bot.type("what-if 100k requests a day");
    while (bot.now.isBefore(back)) {
      bot.slack.next("response_url", 503, "");
      tryAgain(Duration.ofSeconds(30));
    }
    assertThat(new Inbox(bot.database).unfinished("T1", 9)).hasSize(1);

    tryAgain(Duration.ofSeconds(30));
    assertThat(new Inbox(bot.database).unfinished("T1", 9)).isEmpty();
    assertThat(bot.slack.last().words()).contains("FT-2");
    assertThat(bot.scenarios().latest("T1", 9)).hasSize(2);
  }

  /** The job that is due comes to its turn, in a process that has not ended in between. */
  private void tryAgain(Duration later) throws Exception {
    int calls = bot.slack.calls().size();
    Jobs jobs = new Jobs(bot.database, bot.bot.deliveries(), List.of());
    bot.now = bot.now.plus(later);
    jobs.start();
    bot.slack.awaitCalls(calls + 1);
    jobs.drain(Duration.ofSeconds(10));
  }
}
