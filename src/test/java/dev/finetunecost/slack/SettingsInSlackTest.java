package dev.finetunecost.slack;

import static dev.finetunecost.slack.TestBot.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.response.Response;
import dev.finetunecost.store.WorkspaceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workspace's own numbers: in a form, in words, and in every estimate from then on. */
final class SettingsInSlackTest {
  private static final String PLAN =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";
  private static final String NOBODY_SPECIAL =
      "{\"ok\":true,\"user\":{\"id\":\"U2\",\"is_admin\":false,\"is_owner\":false}}";

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
  void theFormOpensAtOnceAndIsFilledWithWhatIsSettled() throws Exception {
    bot.type("settings engineer rate $95/h");
    bot.slack.forget();
    bot.type("settings");

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("views.open", "users.info", "views.update");
    assertThat(bot.slack.last().words()).contains("\"initial_value\":\"$95\"", "Budget ceiling");
    assertThat(bot.slack.last().view().get("private_metadata").asString()).isEqualTo("1");
  }

  @Test
  void whatIsFilledInHoldsForEveryEstimateAndIsShownAsTheWorkspaces() throws Exception {
    bot.type("settings");
    Response response =
        bot.submit(
            "settings",
            Map.of(
                "engineer_rate", text("$95/h"),
                "negotiated_prices", text("openai gpt-4.1-mini $0.30 in $1.20 out"),
                "excluded_providers", text("RunPod"),
                "editors", Map.of("type", "multi_users_select", "selected_users", List.of("U7"))));

    assertThat(bot.json(response).get("response_action").asString()).isEqualTo("update");
    assertThat(response.getBody()).contains("Settled.", "Engineer, per hour: $95");
    bot.slack.forget();
    bot.type(PLAN);
    assertThat(bot.slack.last().words())
        .contains("Left out by your workspace: RunPod", "your workspace");
    bot.press("report-details", "FT-1");
    assertThat(bot.slack.last().words()).contains("Assumptions: workspace", "$95 per person-hour");
  }

  @Test
  void whatCannotBeUsedIsSaidAtItsField() throws Exception {
    bot.type("settings");
    Response response =
        bot.submit(
            "settings",
            Map.of(
                "engineer_rate", text("a lot"),
                "excluded_providers", text("runpid"),
                "currency", text("EUR")));

    assertThat(bot.json(response).get("response_action").asString()).isEqualTo("errors");
    assertThat(bot.json(response).at("/errors/engineer_rate").asString()).contains("$95");
    assertThat(bot.json(response).at("/errors/excluded_providers").asString()).contains("runpod");
    assertThat(bot.json(response).at("/errors/currency").isMissingNode()).isTrue();
    assertThat(new WorkspaceSettings(bot.database).find("T1")).isEmpty();
  }

  @Test
  void ofTwoFormsThatWereOpenAtOnceTheLaterIsToldSoAndLosesNothingOfTheFirst() throws Exception {
    bot.type("settings");
    bot.submit("settings", Map.of("engineer_rate", text("$95")));
    Response second = bot.submit("settings", Map.of("engineer_rate", text("$70")));

    assertThat(second.getBody()).contains("Somebody else changed the settings");
    assertThat(new WorkspaceSettings(bot.database).find("T1").orElseThrow().json()).contains("$95");
  }

  @Test
  void wordsChangeOneThingAndTheTrailSaysWhoDid() throws Exception {
    bot.type("settings exclude RunPod");
    bot.type("settings exclude Vast.ai");
    bot.type("settings engineer rate 80 EUR");
    bot.type("settings exclude none");

    assertThat(bot.slack.last().words()).contains("`-` Never these providers: RunPod, Vast.ai");
    bot.type("settings history");
    assertThat(bot.slack.last().words())
        .contains(
            "<@U1>",
            "`+` Never these providers: RunPod",
            "`~` Never these providers: RunPod → RunPod, Vast.ai",
            "`+` Engineer, per hour: 80 EUR");
  }

  @Test
  void oneWhoIsNoAdminSeesThemAndMayNotChangeThem() throws Exception {
    bot.user = "U2";
    bot.slack.next("users.info", 200, NOBODY_SPECIAL);
    bot.type("settings engineer rate $10");
    assertThat(bot.slack.last().words()).contains("Only admins and owners");

    bot.slack.next("users.info", 200, NOBODY_SPECIAL);
    bot.type("settings");
    assertThat(bot.slack.last().words()).contains("Only admins and owners").doesNotContain("Save");
    assertThat(new WorkspaceSettings(bot.database).find("T1")).isEmpty();
  }

  @Test
  void whoWasNamedAnEditorMayChangeThemWithoutBeingAnAdmin() throws Exception {
    bot.type("settings editors <@U2|grace>");
    bot.user = "U2";
    bot.slack.forget();
    bot.type("settings engineer rate $70");

    assertThat(bot.slack.count("users.info")).isZero();
    assertThat(bot.slack.last().words()).contains("Engineer, per hour: $70");
  }

  @Test
  void withoutTheScopeItIsSaidHowToAllowIt() throws Exception {
    bot.slack.refuse("users.info", "missing_scope");
    bot.type("settings engineer rate $10");

    assertThat(bot.slack.last().words()).contains("users:read", "editors");
  }

  @Test
  void anUnknownSettingNamesThoseThereAre() throws Exception {
    bot.type("settings colour blue");

    assertThat(bot.slack.last().words())
        .contains("I know no setting", "engineer rate, label price");
  }

  @Test
  void theHomeOfAnAdminShowsThemAndThatOfOthersDoesNot() throws Exception {
    bot.type("settings engineer rate $95");
    open("E1");
    assertThat(bot.slack.last().words()).contains("Workspace settings", "$95");

    bot.slack.next("users.info", 200, NOBODY_SPECIAL);
    open("E2");
    assertThat(bot.slack.last().words()).doesNotContain("Workspace settings");
  }

  private void open(String id) throws Exception {
    bot.event(
        id,
        Map.of(
            "type",
            "app_home_opened",
            "user",
            "U1",
            "channel",
            "D1",
            "tab",
            "home",
            "event_ts",
            "1"));
  }
}
