package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of examples in direct messages, mentions and picked messages, by signed events. */
final class DatasetDropsTest {
  private static final String EXAMPLE =
      "{\"messages\":[{\"role\":\"user\",\"content\":\"where is my order?\"},"
          + "{\"role\":\"assistant\",\"content\":\"on its way\"}]}\n";
  private static final String WORDS = "lora on llama 3.1 8b, 20k requests a day, now gpt-4.1-mini";

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
  void aFileInADirectMessageIsCountedAndReckonedWith() throws Exception {
    holds(200, EXAMPLE.repeat(30) + "{broken\n");
    inDirectMessage("E1", WORDS, file("orders.jsonl", 3_000));

    List<FakeSlack.Call> posts = posts();
    assertThat(posts).hasSize(2);
    assertThat(posts.getFirst().words())
        .contains("orders.jsonl: 30 examples", "1 of 31 rows", "line 31: not JSON", "not kept");
    assertThat(posts.getLast().words()).contains("FT-1", "Llama 3.1 8B");
    Scenario saved = bot.scenarios().find("T1", 1).orElseThrow().asSaid();
    assertThat(saved.amount(Field.DATASET_SIZE)).contains(30.0);
    assertThat(saved.amount(Field.VOLUME)).contains(20_000.0);
    assertThat(saved.get(Field.DATASET_SIZE).orElseThrow().note()).contains("orders.jsonl");
  }

  @Test
  void theFileIsReadWithTheBotsTokenAndOnlyFromSlack() throws Exception {
    holds(200, EXAMPLE);
    inDirectMessage("E1", "", file("a.jsonl", 100));
    assertThat(bot.slack.calls().getFirst().method()).isEqualTo("files/F1");
    assertThat(bot.slack.calls().getFirst().token()).isEqualTo("xoxb-test");

    bot.slack.forget();
    Map<String, Object> elsewhere =
        Map.of("name", "a.jsonl", "url_private", "https://example.org/a.jsonl");
    inDirectMessage("E2", "", elsewhere);
    assertThat(bot.slack.calls()).hasSize(1);
    assertThat(bot.slack.last().words()).contains("cannot find");
  }

  @Test
  void aFileAloneIsEnough() throws Exception {
    holds(200, EXAMPLE.repeat(12));
    inDirectMessage("E1", "", file("a.jsonl", 100));
    assertThat(posts().getLast().words()).contains("FT-1");
  }

  @Test
  void anEventThatComesAgainIsAnsweredOnce() throws Exception {
    holds(200, EXAMPLE);
    inDirectMessage("E1", "", file("a.jsonl", 100));
    inDirectMessage("E1", "", file("a.jsonl", 100));
    assertThat(bot.slack.count("files/F1")).isEqualTo(1);
  }

  @Test
  void aMentionWithAFileIsAnsweredInItsThread() throws Exception {
    holds(200, EXAMPLE.repeat(5));
    bot.event(
        "E1",
        Map.of(
            "type", "app_mention",
            "user", "U1",
            "channel", "C1",
            "ts", "1699999999.000001",
            "text", "<@UBOT> " + WORDS,
            "files", List.of(file("a.csv.jsonl", 100))));
    assertThat(posts())
        .hasSize(2)
        .allSatisfy(
            post -> assertThat(post.arguments()).containsEntry("thread_ts", "1699999999.000001"));
  }

  @Test
  void aPickedMessageWithAFileIsAnsweredToItsAskerAlone() throws Exception {
    holds(200, EXAMPLE.repeat(5));
    bot.interact(
        Map.of(
            "type", "message_action",
            "callback_id", "estimate-message",
            "team", Map.of("id", "T1"),
            "user", Map.of("id", "U1"),
            "channel", Map.of("id", "C1"),
            "trigger_id", "t1",
            "response_url", bot.slack.responseUrl(),
            "message", Map.of("ts", "1.2", "text", WORDS, "files", List.of(file("a.jsonl", 9)))));
    assertThat(bot.slack.count("response_url")).isEqualTo(2);
    assertThat(bot.slack.last().words()).contains("FT-1");
  }

  @Test
  void aFileInAReportsThreadChangesItsScenario() throws Exception {
    bot.type(WORDS);
    bot.press("run:share", "share FT-1");
    holds(200, EXAMPLE.repeat(7));
    bot.event(
        "E1",
        Map.of(
            "type", "app_mention",
            "user", "U1",
            "channel", "C1",
            "ts", "1700000001.000001",
            "thread_ts", "1700000000.000100",
            "text", "<@UBOT>",
            "files", List.of(file("a.jsonl", 100))));
    assertThat(bot.scenarios().find("T1", 2).orElseThrow().parent()).isEqualTo(1);
    assertThat(bot.scenarios().find("T1", 2).orElseThrow().asSaid().amount(Field.DATASET_SIZE))
        .contains(7.0);
  }

  @ParameterizedTest
  @CsvSource({
    "plan.docx, 100, is none of these",
    "huge.jsonl, 100000001, 'up to 100 MB'",
  })
  void whatCannotBeCountedIsSaidAndNotRead(String name, int size, String said) throws Exception {
    inDirectMessage("E1", "", file(name, size));
    assertThat(bot.slack.last().words()).contains(said);
    assertThat(bot.slack.count("files/F1")).isZero();
  }

  @Test
  void withoutTheScopeSlackSendsAPageAndTheBotSaysWhatIsMissing() throws Exception {
    bot.slack.next("files/F1", 200, "<html>", "Content-Type", "text/html; charset=utf-8");
    inDirectMessage("E1", WORDS, file("a.jsonl", 100));
    assertThat(bot.slack.last().words()).contains("files:read");
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void aFileThatIsGoneIsSaidToBeGone(int status) throws Exception {
    holds(status, "");
    inDirectMessage("E1", WORDS, file("a.jsonl", 100));
    assertThat(bot.slack.last().words()).contains("cannot find");
  }

  @Test
  void aFileWithoutExamplesIsNotReckonedWith() throws Exception {
    holds(200, "{\n".repeat(100));
    inDirectMessage("E1", WORDS, file("a.jsonl", 100));
    assertThat(posts()).hasSize(1);
    assertThat(bot.slack.last().words())
        .contains("nothing in it can be learnt from", "and 92 more");
    assertThat(bot.scenarios().find("T1", 1)).isEmpty();
  }

  @Test
  void aHostileNameNeitherPingsNorBreaks() throws Exception {
    holds(200, EXAMPLE);
    inDirectMessage("E1", "", file("<!channel>*_`.jsonl", 100));
    assertThat(posts())
        .isNotEmpty()
        .allSatisfy(post -> assertThat(post.words()).doesNotContain("<!channel>"));
  }

  private void holds(int status, String text) {
    bot.slack.next("files/F1", status, text, "Content-Type", "text/plain");
  }

  private Map<String, Object> file(String name, int size) {
    return Map.of(
        "id",
        "F1",
        "name",
        name,
        "size",
        size,
        "url_private",
        bot.slack.apiUrl().resolve("files/F1").toString());
  }

  private void inDirectMessage(String id, String text, Map<String, Object> file) throws Exception {
    bot.event(
        id,
        Map.of(
            "type", "message",
            "subtype", "file_share",
            "channel", "D1",
            "channel_type", "im",
            "user", "U1",
            "ts", "1.1",
            "text", text,
            "files", List.of(file)));
  }

  private List<FakeSlack.Call> posts() {
    return bot.slack.calls().stream()
        .filter(call -> call.method().equals("chat.postMessage"))
        .toList();
  }
}
