package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.store.Inbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Slack refuses, the person gets an answer, or what was asked is kept and tried again. */
final class SlackSaysNoTest {
  private static final String SENTENCE =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  @TempDir Path folder;
  private final List<Runnable> afterTheAck = new ArrayList<>();
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
  void refusedBlocksAreLeftOutAndTheMessageComesAllTheSame() throws Exception {
    bot.slack.refuse("response_url", "invalid_blocks");

    bot.type(SENTENCE);

    assertThat(bot.slack.calls()).hasSize(2);
    assertThat(bot.slack.calls().getFirst().words()).contains("data_visualization", "\"table\"");
    assertThat(bot.slack.last().words())
        .doesNotContain("data_visualization", "\"table\"")
        .contains("FT-1", "report-actions");
  }

  @Test
  void refusedBlocksMayAlsoComeAsAPlainError() throws Exception {
    bot.slack.next("response_url", 400, "invalid_blocks");

    bot.type(SENTENCE);

    assertThat(bot.slack.calls()).hasSize(2);
  }

  @Test
  void whereNoBlocksAreTakenTheWordsStillCome() throws Exception {
    bot.slack.refuse("response_url", "invalid_blocks");
    bot.slack.refuse("response_url", "invalid_blocks");

    bot.type(SENTENCE);

    assertThat(bot.slack.last().arguments()).doesNotContainKey("blocks");
    assertThat(bot.slack.last().arguments().get("text")).startsWith("FT-1: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"used_url", "expired_url"})
  void aUsedUpResponseUrlIsFollowedByAnEphemeralMessage(String error) throws Exception {
    bot.slack.next("response_url", 404, error);

    bot.type(SENTENCE);

    assertThat(bot.slack.last().method()).isEqualTo("chat.postEphemeral");
    assertThat(bot.slack.last().arguments())
        .containsEntry("channel", "C1")
        .containsEntry("user", "U1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"not_in_channel", "channel_not_found", "is_archived", "user_not_in_channel"})
  void whereEvenThatIsRefusedADirectMessageComes(String error) throws Exception {
    bot.slack.next("response_url", 404, "used_url");
    bot.slack.refuse("chat.postEphemeral", error);

    bot.type(SENTENCE);

    assertThat(bot.slack.last().method()).isEqualTo("chat.postMessage");
    assertThat(bot.slack.last().arguments()).containsEntry("channel", "U1");
  }

  @Test
  void whenSlackIsOverloadedWhatWasAskedIsKeptAndSavedOnce() throws Exception {
    bot.slack.next("response_url", 429, "", "Retry-After", "30");

    assertThat(bot.type(SENTENCE).getStatusCode()).isEqualTo(200);

    assertThat(new Inbox(bot.database).unfinished("T1", 9)).hasSize(1);
    assertThat(bot.scenarios().latest("T1", 9)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void whenSlackIsAwayWhatWasAskedIsKept(int status) throws Exception {
    bot.slack.next("response_url", status, "");

    bot.type("help");

    assertThat(new Inbox(bot.database).unfinished("T1", 9)).hasSize(1);
  }

  @Test
  void whenTheLineGoesDeadWhatWasAskedIsKept() throws Exception {
    bot.slack.hangUp("response_url", 9);

    assertThat(bot.type("help").getStatusCode()).isEqualTo(200);

    assertThat(new Inbox(bot.database).unfinished("T1", 9)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ratelimited", "internal_error", "fatal_error", "service_unavailable"})
  void errorsThatPassAreTriedAgainAndOthersAreNot(String error) throws Exception {
    bot.slack.next("response_url", 404, "used_url");
    bot.slack.refuse("chat.postEphemeral", error);

    bot.type("help");

    assertThat(new Inbox(bot.database).unfinished("T1", 9)).hasSize(1);
    assertThat(bot.slack.count("chat.postMessage")).isZero();
  }

  @Test
  void whereNobodyCanBeReachedItEnds() throws Exception {
    bot.slack.next("response_url", 404, "used_url");
    bot.slack.refuse("chat.postEphemeral", "not_in_channel");
    bot.slack.refuse("chat.postMessage", "user_disabled");

    bot.type("help");

    assertThat(new Inbox(bot.database).unfinished("T1", 9)).isEmpty();
  }

  @Test
  void aCommandIsStoredBeforeItIsAcknowledgedAndAnsweredAfter(@TempDir Path other)
      throws Exception {
    try (TestBot later = new TestBot(other, afterTheAck::add)) {
      assertThat(later.type("help").getStatusCode()).isEqualTo(200);
      assertThat(new Inbox(later.database).unfinished("T1", 9)).hasSize(1);
      assertThat(later.slack.calls()).isEmpty();

      afterTheAck.forEach(Runnable::run);

      assertThat(later.slack.last().words()).contains("What /finetune-cost can do");
      assertThat(new Inbox(later.database).unfinished("T1", 9)).isEmpty();
    }
  }

  @Test
  void whatCannotBeStoredIsAcknowledgedAndSaidSo() throws Exception {
    bot.database.close();

    assertThat(bot.type("prices h100").getStatusCode()).isEqualTo(200);

    assertThat(bot.slack.last().words()).contains("could not save that", "prices h100");
  }

  @Test
  void slackIsAskedOnceWhoWeAre() throws Exception {
    bot.type("help");
    bot.type("help");
    bot.type("help");

    assertThat(bot.slack.count("auth.test")).isEqualTo(1);
  }
}
