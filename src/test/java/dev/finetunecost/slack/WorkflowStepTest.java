package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The step for Workflow Builder, by signed events. */
final class WorkflowStepTest {
  private static final String SENTENCE =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  @TempDir Path folder;
  private TestBot bot;

  @BeforeEach
  void start() throws Exception {
    bot = new TestBot(folder);
    bot.slack.next(
        "chat.getPermalink", 200, "{\"ok\":true,\"permalink\":\"https://slack.test/p1\"}");
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void aSentenceGivesTheVerdictTheTotalTheBreakEvenAndALinkToTheReport() throws Exception {
    step("E1", Map.of("sentence", SENTENCE, "channel", "C7", "person", "U1"));

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("chat.postMessage", "chat.getPermalink", "functions.completeSuccess");
    assertThat(bot.slack.calls().getFirst().arguments()).containsEntry("channel", "C7");
    assertThat(bot.slack.calls().getFirst().words()).contains("FT-1", "report-actions");
    assertThat(bot.slack.last().arguments()).containsEntry("function_execution_id", "Fx1");
    JsonNode outputs = outputs();
    assertThat(outputs.get("scenario").asString()).isEqualTo("FT-1");
    assertThat(outputs.get("verdict").asString()).contains("GPT-4.1 mini");
    assertThat(outputs.get("total").asString()).matches("\\$\\d.*\\(\\$.+–.+\\)");
    assertThat(outputs.get("total_usd").isNumber()).isTrue();
    assertThat(outputs.get("break_even").asString()).isNotBlank();
    assertThat(outputs.get("permalink").asString()).isEqualTo("https://slack.test/p1");
    assertThat(bot.scenarios().find("T1", 1).orElseThrow().user()).isEqualTo("U1");
  }

  @Test
  void withoutAPlaceNothingIsPosted() throws Exception {
    step("E1", Map.of("sentence", SENTENCE));

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("functions.completeSuccess");
    assertThat(outputs().has("permalink")).isFalse();
  }

  @Test
  void aStepThatSlackAsksForAgainIsDoneOnce() throws Exception {
    step("E1", Map.of("sentence", SENTENCE));
    step("E1", Map.of("sentence", SENTENCE));

    assertThat(bot.slack.count("functions.completeSuccess")).isEqualTo(1);
  }

  @Test
  void wordsThatSayNothingEndTheStepWithWhatToSay() throws Exception {
    step("E1", Map.of("sentence", "lorem ipsum"));

    assertThat(bot.slack.last().method()).isEqualTo("functions.completeError");
    assertThat(bot.slack.last().arguments().get("error")).contains("Name the model");
  }

  @Test
  void aNameThatNobodyKnowsEndsTheStepWithItsName() throws Exception {
    step("E1", Map.of("sentence", "fine-tune lama-9-zeta on 5k examples"));

    assertThat(bot.slack.last().method()).isEqualTo("functions.completeError");
    assertThat(bot.slack.last().arguments().get("error")).contains("I know no model");
  }

  @Test
  void aChannelThatTheBotIsNotInEndsTheStepWithTheInvitation() throws Exception {
    bot.slack.refuse("chat.postMessage", "not_in_channel");

    step("E1", Map.of("sentence", SENTENCE, "channel", "C7"));

    assertThat(bot.slack.last().method()).isEqualTo("functions.completeError");
    assertThat(bot.slack.last().arguments().get("error")).contains("FT-1", "/invite");
  }

  private JsonNode outputs() {
    return JsonMapper.shared().readTree(bot.slack.last().arguments().get("outputs"));
  }

  private void step(String id, Map<String, String> inputs) throws Exception {
    bot.event(
        id,
        Map.of(
            "type", "function_executed",
            "function", Map.of("id", "Fn1", "callback_id", "estimate", "type", "app"),
            "inputs", inputs,
            "function_execution_id", "Fx1",
            "workflow_execution_id", "Wx1",
            "event_ts", "1.1"));
  }
}
