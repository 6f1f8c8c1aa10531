package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.response.Response;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The guided form, by signed requests. */
final class WizardTest {
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
  void itOpensAtOnceAsASkeletonAndIsFilledWithWhatWasUnderstood() throws Exception {
    bot.type("wizard llama 3.1 8b with qlora on 8k support emails, 50k requests a day");

    List<FakeSlack.Call> calls = bot.slack.calls();
    assertThat(calls)
        .extracting(FakeSlack.Call::method)
        .containsExactly("views.open", "views.update");
    assertThat(calls.getFirst().arguments()).containsKey("trigger_id");
    assertThat(calls.getFirst().words()).contains("One moment");
    assertThat(calls.getLast().words())
        .contains("1 of 3: Goal", "8k support emails", "Understood:");
  }

  @Test
  void eachStepKeepsItsAnswersAndTheLastOneBringsTheReport() throws Exception {
    bot.type("wizard");
    String draft = bot.slack.last().view().get("private_metadata").asString();

    JsonNode second = bot.json(submit(draft, Map.of("words", "llama 3.1 8b on 8k support emails")));
    assertThat(second.get("response_action").asString()).isEqualTo("update");
    assertThat(second.get("view").toString()).contains("2 of 3", "llama-3.1-8b", "8000");

    JsonNode third =
        bot.json(
            submit(draft, Map.of("dataset_size", "9k", "model", "llama-3.1-8b", "method", "lora")));
    assertThat(third.get("view").toString()).contains("3 of 3", "\"text\":\"Estimate\"");

    bot.slack.forget();
    Response last =
        submit(
            draft, Map.of("volume", "50k", "volume_per", "requests/day", "horizon_months", "18"));
    assertThat(last.getStatusCode()).isEqualTo(200);
    assertThat(last.getBody()).isNullOrEmpty();

    assertThat(bot.slack.last().method()).isEqualTo("response_url");
    assertThat(bot.slack.last().words()).contains("FT-1", "report-actions");
    assertThat(bot.scenarios().find("T1", 1).orElseThrow().asSaid().fields().toString())
        .contains("DATASET_SIZE", "9000.0", "HORIZON_MONTHS", "18.0", "lora");
  }

  @Test
  void whatIsNoNumberIsSaidAtItsField() throws Exception {
    bot.type("wizard");
    String draft = bot.slack.last().view().get("private_metadata").asString();

    JsonNode answer =
        bot.json(submit(draft, Map.of("dataset_size", "many", "horizon_months", "5000")));

    assertThat(answer.get("response_action").asString()).isEqualTo("errors");
    assertThat(answer.at("/errors/dataset_size").asString()).contains("8k");
    assertThat(answer.at("/errors/horizon_months").asString()).isEqualTo("Must be from 1 to 120.");
  }

  @Test
  void backKeepsWhatWasFilledIn() throws Exception {
    bot.type("wizard");
    String draft = bot.slack.last().view().get("private_metadata").asString();
    submit(draft, Map.of("task", "support emails"));

    act(draft, "wizard-back", Map.of("dataset_size", "9k"));
    assertThat(bot.slack.last().words()).contains("1 of 3", "support emails");

    assertThat(submit(draft, Map.of("task", "support emails")).getBody()).contains("9k");
  }

  @Test
  void whatIsTypedIsReadBackAtOnceAndQuestionsThatDoNotMatterDisappear() throws Exception {
    bot.type("wizard");
    String draft = bot.slack.last().view().get("private_metadata").asString();
    submit(draft, Map.of());

    act(draft, "wizard:dataset_unit", Map.of("dataset_unit", "tokens", "model", "llama-3.1-8b"));

    assertThat(bot.slack.last().method()).isEqualTo("views.update");
    assertThat(bot.slack.last().arguments()).containsEntry("hash", "h1");
    assertThat(bot.slack.last().words()).doesNotContain("tokens_per_example").contains("So far:");
  }

  @Test
  void defaultsDoForTheRest() throws Exception {
    bot.type("wizard llama 3.1 8b on 8k emails, 50k requests a day");
    String draft = bot.slack.last().view().get("private_metadata").asString();
    bot.slack.forget();

    act(draft, "wizard-finish", Map.of("words", "llama 3.1 8b on 8k emails, 50k requests a day"));

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("response_url", "views.update");
    assertThat(bot.slack.calls().getFirst().words()).contains("FT-1");
  }

  @Test
  void changeOpensItFilledAndAnswersWithWhatTheChangeDoes() throws Exception {
    bot.type(
        "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini, 18 months");
    bot.press("report-change", "FT-1");
    String draft = bot.slack.last().view().get("private_metadata").asString();
    assertThat(bot.slack.last().words()).contains("gpt-4.1-mini");
    submit(draft, Map.of("baseline_model", "gpt-4.1-mini"));
    submit(
        draft,
        Map.of(
            "dataset_size",
            "8000",
            "dataset_unit",
            "emails",
            "model",
            "llama-3.1-8b",
            "method",
            "qlora"));

    submit(draft, Map.of("volume", "50000", "volume_per", "requests/day", "horizon_months", "18"));

    assertThat(bot.slack.last().words()).contains("FT-1 → FT-2", "Total");
    assertThat(bot.scenarios().find("T1", 2).orElseThrow().parent()).isEqualTo(1);
  }

  @Test
  void searchFieldsFindNamesThatAreTypedInPartOrNearly() throws Exception {
    assertThat(suggest("model", "llama 3.1").toString()).contains("llama-3.1-8b", "llama-3.1-70b");
    assertThat(suggest("model", "lama-3.1-8b").toString()).contains("llama-3.1-8b");
    assertThat(suggest("gpu", "h1").toString()).contains("H100");
    assertThat(suggest("baseline_model", "gpt 4.1").toString()).contains("gpt-4.1-mini");
    assertThat(suggest("model", "").size()).isLessThanOrEqualTo(100);
    assertThat(suggest("model", "zzzzzz").size()).isZero();
  }

  @Test
  void aTriggerThatExpiredIsAnsweredWithAButtonThatOpensTheForm() throws Exception {
    bot.slack.refuse("views.open", "expired_trigger_id");

    bot.type("wizard 8k emails");

    assertThat(bot.slack.last().method()).isEqualTo("response_url");
    assertThat(bot.slack.last().words())
        .contains("Slack gave up waiting", "start-wizard", "8k emails");
  }

  @Test
  void aViewThatWasClosedMeanwhileIsLeftAlone() throws Exception {
    bot.slack.refuse("views.update", "not_found");

    assertThat(bot.type("wizard").getStatusCode()).isEqualTo(200);

    assertThat(bot.slack.last().method()).isEqualTo("views.update");
  }

  @Test
  void aFormWhoseDraftIsGoneSaysSo() throws Exception {
    assertThat(submit("no-such-draft", Map.of()).getBody())
        .contains("finished or cancelled before");
  }

  @Test
  void closingForgetsTheDraft() throws Exception {
    bot.type("wizard");
    String draft = bot.slack.last().view().get("private_metadata").asString();

    bot.interact(
        Map.of(
            "type",
            "view_closed",
            "team",
            Map.of("id", "T1"),
            "user",
            Map.of("id", "U1"),
            "view",
            view(draft, Map.of())));

    assertThat(submit(draft, Map.of()).getBody()).contains("finished or cancelled before");
  }

  private Response submit(String draft, Map<String, String> filled) throws Exception {
    return bot.interact(
        Map.of(
            "type", "view_submission",
            "team", Map.of("id", "T1"),
            "user", Map.of("id", "U1", "team_id", "T1"),
            "view", view(draft, filled)));
  }

  private void act(String draft, String actionId, Map<String, String> filled) throws Exception {
    bot.interact(
        Map.of(
            "type", "block_actions",
            "team", Map.of("id", "T1"),
            "user", Map.of("id", "U1", "team_id", "T1"),
            "trigger_id", "act-" + actionId,
            "container", Map.of("type", "view", "view_id", "V1"),
            "view", view(draft, filled),
            "actions", List.of(Map.of("type", "button", "action_id", actionId, "block_id", "b"))));
  }

  private JsonNode suggest(String question, String typed) throws Exception {
    Response response =
        bot.interact(
            Map.of(
                "type",
                "block_suggestion",
                "team",
                Map.of("id", "T1"),
                "user",
                Map.of("id", "U1", "team_id", "T1"),
                "action_id",
                "wizard:" + question,
                "block_id",
                question,
                "value",
                typed,
                "view",
                view("d", Map.of())));
    return bot.json(response).get("options");
  }

  private static Map<String, Object> view(String draft, Map<String, String> filled) {
    Map<String, Object> values = new HashMap<>();
    filled.forEach((question, answer) ->
        values.put(question, Map.of("wizard:" + question, value(question, answer))));
    return Map.of(
        "id", "V1",
        "hash", "h1",
        "type", "modal",
        "callback_id", "wizard",
        "private_metadata", draft,
        "state", Map.of("values", values));
  }

  private static Map<String, Object> value(String question, String answer) {
    boolean picked =
        List.of("model", "gpu", "baseline_model", "method", "dataset_unit", "volume_per")
            .contains(question);
    return picked
        ? Map.of(
            "type",
            "static_select",
            "selected_option",
            Map.of("value", answer, "text", Map.of("type", "plain_text", "text", answer)))
        : Map.of("type", "plain_text_input", "value", answer);
  }
}
