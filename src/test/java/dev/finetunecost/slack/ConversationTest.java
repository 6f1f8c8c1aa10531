package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Field;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mentions, direct messages, shortcuts and the home tab, by signed events. */
final class ConversationTest {
  private static final String SENTENCE =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  /** The fake Slack posts everything at this time. */
  private static final String POSTED = "1700000000.000100";

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
  void aMentionIsAnsweredInItsThreadForAll() throws Exception {
    mention("E1", "<@UBOT> " + SENTENCE, null);

    FakeSlack.Call answer = bot.slack.last();
    assertThat(answer.method()).isEqualTo("chat.postMessage");
    assertThat(answer.arguments())
        .containsEntry("channel", "C1")
        .containsEntry("thread_ts", "1699999999.000001");
    assertThat(answer.words()).contains("FT-1").doesNotContain("run:share");
  }

  @Test
  void anEventThatComesAgainIsAnsweredOnce() throws Exception {
    mention("E1", "<@UBOT> " + SENTENCE, null);
    mention("E1", "<@UBOT> " + SENTENCE, null);

    assertThat(bot.slack.count("chat.postMessage")).isEqualTo(1);
    assertThat(bot.scenarios().latest("T1", 9)).hasSize(1);
  }

  @Test
  void aReplyInAReportsThreadChangesItsScenarioAndEditsTheReport() throws Exception {
    bot.type(SENTENCE);
    bot.press("run:share", "share FT-1");
    bot.slack.forget();

    mention("E2", "<@UBOT> and with qlora?", POSTED);

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("chat.update", "chat.postMessage");
    assertThat(bot.slack.calls().getFirst().arguments()).containsEntry("ts", POSTED);
    assertThat(bot.slack.calls().getFirst().words()).contains("FT-2");
    assertThat(bot.slack.last().arguments()).containsEntry("thread_ts", POSTED);
    assertThat(bot.slack.last().words()).contains("FT-1 → FT-2");
    assertThat(bot.scenarios().find("T1", 2).orElseThrow().parent()).isEqualTo(1);
  }

  @Test
  void followUpsThatNameNoNewFactChangeTheReportToo() throws Exception {
    bot.type(SENTENCE);
    bot.press("run:share", "share FT-1");

    mention("E2", "<@UBOT> half the volume", POSTED);
    assertThat(bot.scenarios().find("T1", 2).orElseThrow().asSaid().amount(Field.VOLUME))
        .contains(25_000.0);

    mention("E3", "<@UBOT> no, 40k", POSTED);
    assertThat(bot.scenarios().find("T1", 3).orElseThrow().asSaid().amount(Field.VOLUME))
        .contains(40_000.0);
  }

  @Test
  void undoInTheThreadBringsTheReportBack() throws Exception {
    bot.type(SENTENCE);
    bot.press("run:share", "share FT-1");
    mention("E2", "<@UBOT> with qlora", POSTED);
    bot.slack.forget();

    mention("E3", "<@UBOT> undo", POSTED);

    assertThat(bot.slack.calls().getFirst().method()).isEqualTo("chat.update");
    assertThat(bot.slack.calls().getFirst().words()).contains("FT-1 ·");
    assertThat(bot.slack.last().words()).contains("Back to *FT-1*");
  }

  @Test
  void theUndoButtonInTheThreadBringsTheReportBackToo() throws Exception {
    bot.type(SENTENCE);
    bot.press("run:share", "share FT-1");
    mention("E2", "<@UBOT> with qlora", POSTED);
    assertThat(bot.slack.last().words()).contains("\"value\":\"undo FT-2\"");
    bot.slack.forget();

    bot.pressInThread("run:undo", "undo FT-2", POSTED);

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("chat.update", "response_url");
    assertThat(bot.slack.calls().getFirst().words()).contains("FT-1 ·");
    assertThat(bot.slack.last().words()).contains("Back to *FT-1*");
    assertThat(bot.slack.last().arguments()).containsEntry("thread_ts", POSTED);
  }

  @Test
  void outsideOfThreadsUndoOpensWhatWasThereBefore() throws Exception {
    bot.type(SENTENCE);
    bot.type("what-if FT-1 qlora");

    bot.press("run:undo", "undo FT-2");
    assertThat(bot.slack.last().words()).contains("FT-1 ·");

    bot.type("undo FT-1");
    assertThat(bot.slack.last().words()).contains("nothing to take back");
    bot.type("undo FT-9");
    assertThat(bot.slack.last().words()).contains("There is no FT-9");
  }

  @Test
  void commandsWorkInConversationsToo() throws Exception {
    mention("E1", "<@UBOT> help prices", null);

    assertThat(bot.slack.last().words()).contains("Look up prices");
  }

  @Test
  void aDirectMessageIsAnsweredAndFollowedUp() throws Exception {
    direct("E1", SENTENCE, Map.of());
    assertThat(bot.slack.calls().getFirst().method()).isEqualTo("assistant.threads.setStatus");
    assertThat(bot.slack.calls().getFirst().arguments())
        .containsEntry("channel_id", "D1")
        .containsEntry("thread_ts", "1.1")
        .containsEntry("status", "is estimating…");
    assertThat(bot.slack.last().arguments())
        .containsEntry("channel", "D1")
        .doesNotContainKey("thread_ts");

    direct("E2", "what if qlora", Map.of());
    assertThat(bot.slack.last().words()).contains("FT-1 → FT-2");
  }

  @Test
  void withoutTheScopeForTheStatusTheAnswerComesAllTheSame() throws Exception {
    bot.slack.refuse("assistant.threads.setStatus", "missing_scope");

    direct("E1", SENTENCE, Map.of());

    assertThat(bot.slack.last().words()).contains("FT-1");
  }

  @Test
  void whoOpensTheConversationIsOfferedWhatToSay() throws Exception {
    open("messages");
    assertThat(bot.slack.last().method()).isEqualTo("assistant.threads.setSuggestedPrompts");
    assertThat(bot.slack.last().arguments()).containsEntry("channel_id", "D1");
    assertThat(bot.slack.last().arguments().get("prompts")).contains("8k support emails", "help");

    bot.type(SENTENCE);
    open("messages");
    assertThat(bot.slack.last().arguments().get("prompts"))
        .contains("why FT-1", "what-if FT-1 qlora");
  }

  @Test
  void smallTalkIsAnsweredInKind() throws Exception {
    direct("E1", "Hello!", Map.of());
    assertThat(bot.slack.last().words()).contains("Should we fine-tune", "start-wizard");

    direct("E2", "thanks a lot :)", Map.of());
    assertThat(bot.slack.last().words()).contains("You are welcome");
  }

  @Test
  void whyIsAnsweredWithTheReasonsOfWhatIsTalkedAbout() throws Exception {
    mention("E1", "<@UBOT> " + SENTENCE, null);
    bot.type("lora on mistral 7b with 3k contracts");

    mention("E2", "<@UBOT> why?", "1699999999.000001");
    assertThat(bot.slack.last().words()).contains("*FT-1: ", "moves", "report-details");

    bot.type("why");
    assertThat(bot.slack.last().words()).contains("*FT-2: ");
    bot.type("why FT-9");
    assertThat(bot.slack.last().words()).contains("There is no FT-9");
  }

  @Test
  void wordsWithTwoReadingsAreAskedBackWithAButtonForEach() throws Exception {
    bot.type("What is the cost of running Llama in Lambda?");

    assertThat(bot.slack.last().words())
        .contains("Which Lambda do you mean?", "running Llama in AWS Lambda functions?");
    assertThat(bot.scenarios().latest("T1", 1)).isEmpty();
  }

  @Test
  void withEnoughFactsTheAnswerComesFirstAndTheQuestionBelowIt() throws Exception {
    bot.type("fine-tune llama 8b with lora, 50k, 18 months");

    assertThat(bot.slack.last().words())
        .contains("FT-1", "report-actions", "What does 50k count?", "50k requests a month");
  }

  @Test
  void messagesInChannelsAndThoseOfBotsAreNotForUs() throws Exception {
    direct("E1", SENTENCE, Map.of("channel_type", "channel"));
    direct("E2", SENTENCE, Map.of("bot_id", "B9"));

    assertThat(bot.slack.calls()).isEmpty();
  }

  @Test
  void theMessageShortcutTakesTheMessagesWords() throws Exception {
    bot.interact(
        Map.of(
            "type", "message_action",
            "callback_id", "estimate-message",
            "team", Map.of("id", "T1"),
            "user", Map.of("id", "U1"),
            "channel", Map.of("id", "C1"),
            "message",
                Map.of(
                    "type",
                    "message",
                    "text",
                    "Should we tune &lt;llama 3.1 8b&gt; on 8k emails <@U2>?"),
            "trigger_id", "t",
            "response_url", bot.slack.responseUrl()));

    assertThat(bot.slack.last().method()).isEqualTo("response_url");
    assertThat(bot.slack.last().words()).contains("FT-1");
  }

  @Test
  void theGlobalShortcutOpensTheForm() throws Exception {
    bot.interact(
        Map.of(
            "type", "shortcut",
            "callback_id", "new-estimate",
            "team", Map.of("id", "T1"),
            "user", Map.of("id", "U1", "team_id", "T1"),
            "trigger_id", "t"));

    assertThat(bot.slack.last().words()).contains("1 of 3");
  }

  @Test
  void theHomeTabShowsWhatWasEstimated() throws Exception {
    bot.type(SENTENCE);

    open("home");

    assertThat(bot.slack.last().method()).isEqualTo("views.publish");
    assertThat(bot.slack.last().words())
        .contains("My scenarios", "FT-1", "How fresh the prices are");
  }

  private void open(String tab) throws Exception {
    bot.event(
        "E-" + tab + bot.slack.calls().size(),
        Map.of(
            "type", "app_home_opened",
            "user", "U1",
            "channel", "D1",
            "tab", tab,
            "event_ts", "1.1"));
  }

  private void mention(String id, String text, @Nullable String thread) throws Exception {
    Map<String, Object> event =
        new HashMap<>(
            Map.of(
                "type",
                "app_mention",
                "user",
                "U1",
                "channel",
                "C1",
                "text",
                text,
                "ts",
                "1699999999.000001",
                "event_ts",
                "1699999999.000001"));
    if (thread != null) {
      event.put("thread_ts", thread);
    }
    bot.event(id, event);
  }

  private void direct(String id, String text, Map<String, Object> more) throws Exception {
    Map<String, Object> event =
        new HashMap<>(
            Map.of(
                "type",
                "message",
                "channel_type",
                "im",
                "user",
                "U1",
                "channel",
                "D1",
                "text",
                text,
                "ts",
                "1.1",
                "event_ts",
                "1.1"));
    event.putAll(more);
    bot.event(id, event);
  }
}
