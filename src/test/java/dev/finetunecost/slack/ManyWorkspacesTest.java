package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installed, used, installed again, revoked and uninstalled by many, over real HTTP. */
final class ManyWorkspacesTest {
  private static final String SENTENCE =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  @TempDir Path folder;
  private TestWorkspaces there;

  @BeforeEach
  void start() throws Exception {
    there = new TestWorkspaces(folder);
  }

  @AfterEach
  void stop() {
    there.close();
  }

  @Test
  void theFirstPageLeadsToSlacksConsentForWhatTheManifestAsks() throws Exception {
    TestWorkspaces.Begun begun = there.begin();

    assertThat(begun.authorizeUrl())
        .startsWith("https://slack.com/oauth/v2/authorize?client_id=client&amp;")
        .contains("scope=commands%2Cchat%3Awrite%2Capp_mentions%3Aread%2Cim%3Ahistory");
    assertThat(begun.cookie()).isEqualTo("slack-app-oauth-state=" + begun.state());
  }

  @Test
  void installedItAnswersThatTeamByThatTeamsToken() throws Exception {
    HttpResponse<String> done = there.install("T1", "xoxb-one");

    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(done.body())
        .contains("is installed in Team &lt;T1&gt;", "https://slack.com/app_redirect?app=A1");
    assertThat(there.last("oauth.v2.access").arguments()).containsEntry("code", "the-code");
    there.slack.forget();

    assertThat(there.type("T1", "help").statusCode()).isEqualTo(200);
    assertThat(there.slack.last().words()).contains("What /finetune-cost can do");
    there.type("T1", SENTENCE);
    there.press("T1", "run:share", "share FT-1");
    assertThat(there.last("chat.postMessage").token()).isEqualTo("xoxb-one");
    assertThat(there.slack.count("auth.test")).isZero();
  }

  @Test
  void eachOfTwoTeamsIsServedByItsOwnTokenAndCountsItsOwnScenarios() throws Exception {
    there.install("T1", "xoxb-one");
    there.install("T2", "xoxb-two");

    there.type("T1", SENTENCE);
    there.type("T2", SENTENCE);
    there.press("T2", "run:share", "share FT-1");
    assertThat(there.last("chat.postMessage").token()).isEqualTo("xoxb-two");
    there.press("T1", "run:share", "share FT-1");
    assertThat(there.last("chat.postMessage").token()).isEqualTo("xoxb-one");
    there.event(
        Map.of("team_id", "T2", "authorizations", List.of(Map.of("team_id", "T2"))),
        Map.of("type", "app_home_opened", "user", "U1", "tab", "home", "channel", "D1"));
    assertThat(there.last("views.publish").token()).isEqualTo("xoxb-two");
    there.type("T1", "wizard");
    assertThat(there.last("views.open").token()).isEqualTo("xoxb-one");
    assertThat(there.last("views.update").token()).isEqualTo("xoxb-one");
    there.type("T2", "export FT-1 csv");
    assertThat(there.last("files.getUploadURLExternal").token()).isEqualTo("xoxb-two");
    assertThat(there.last("files.completeUploadExternal").token()).isEqualTo("xoxb-two");

    assertThat(there.scenarios().latest("T1", 10)).hasSize(1);
    assertThat(there.scenarios().latest("T2", 10)).hasSize(1);
  }

  @Test
  void inASharedChannelTheInstallationCountsAndNotTheSpeakersTeam() throws Exception {
    there.install("T1", "xoxb-one");
    there.install("T2", "xoxb-two");

    there.event(
        Map.of("team_id", "T2", "authorizations", List.of(Map.of("team_id", "T1"))),
        Map.of(
            "type",
            "app_mention",
            "user",
            "U9",
            "channel",
            "C1",
            "ts",
            "1.1",
            "text",
            "<@UBOT> " + SENTENCE));

    assertThat(there.last("chat.postMessage").token()).isEqualTo("xoxb-one");
    assertThat(there.scenarios().latest("T1", 10)).hasSize(1);
    assertThat(there.scenarios().latest("T2", 10)).isEmpty();
  }

  @Test
  void installedAgainTheNewTokenCounts() throws Exception {
    there.install("T1", "xoxb-one");
    there.type("T1", SENTENCE);
    there.install("T1", "xoxb-anew");

    there.press("T1", "run:share", "share FT-1");

    assertThat(there.last("chat.postMessage").token()).isEqualTo("xoxb-anew");
  }

  @Test
  void aTeamThatHasNotInstalledItIsToldSoAndNothingIsKept() throws Exception {
    there.install("T1", "xoxb-one");

    HttpResponse<String> answer = there.type("T9", SENTENCE);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("ephemeral", "is not installed in this workspace");
    assertThat(there.scenarios().latest("T9", 10)).isEmpty();
    assertThat(there.press("T9", "run:help", "help").statusCode()).isEqualTo(200);
    assertThat(
            there
                .event(
                    Map.of("team_id", "T9"),
                    Map.of("type", "app_mention", "user", "U1", "channel", "C1", "text", "hi"))
                .statusCode())
        .isEqualTo(200);
    assertThat(there.slack.count("chat.postMessage")).isZero();
  }

  @Test
  void anOrganisationsInstallationServesItsTeamsAlsoWhereNoTeamIsNamed() throws Exception {
    assertThat(there.installForAll("E1", "xoxb-org").body())
        .contains("is installed in The organisation");
    there.slack.forget();

    there.command(Map.of("team_id", "T7", "enterprise_id", "E1", "text", SENTENCE));
    assertThat(there.scenarios().latest("E1", 10)).hasSize(1);
    there.event(
        ofOrganisation(),
        Map.of(
            "type",
            "message",
            "channel_type",
            "im",
            "user",
            "U1",
            "channel",
            "D1",
            "ts",
            "1.1",
            "text",
            "open FT-1"));
    assertThat(there.last("chat.postMessage").token()).isEqualTo("xoxb-org");
    assertThat(there.last("chat.postMessage").words()).contains("FT-1");

    there.slack.forget();
    Map<String, Object> pressed = new HashMap<>();
    pressed.put("type", "block_actions");
    pressed.put("team", null);
    pressed.put("enterprise", Map.of("id", "E1"));
    pressed.put("is_enterprise_install", true);
    pressed.put("user", Map.of("id", "U1", "team_id", "E1"));
    pressed.put("channel", Map.of("id", "C1"));
    pressed.put("trigger_id", "pressed");
    pressed.put("response_url", there.slack.responseUrl());
    pressed.put(
        "actions",
        List.of(
            Map.of(
                "type",
                "button",
                "action_id",
                "run:share",
                "block_id",
                "b",
                "value",
                "share FT-1")));
    there.interact(pressed);
    // The fake Slack put the answer above into C1, where it is edited now
    assertThat(there.last("chat.update").token()).isEqualTo("xoxb-org");

    assertThat(there.command(Map.of("team_id", "T7", "enterprise_id", "E2", "text", "help")).body())
        .contains("is not installed");
  }

  @Test
  void anOrganisationThatLeavesAsAWholeLeaves() throws Exception {
    there.installForAll("E1", "xoxb-org");
    there.clock.pass(Duration.ofSeconds(2));

    there.event(ofOrganisation(), Map.of("type", "app_uninstalled"));

    assertThat(there.installation("E1")).isEmpty();
  }

  @Test
  void uninstalledTheTokensAreGoneBeforeSlackHasItsAnswerAndTheRestWaits() throws Exception {
    there.install("T1", "xoxb-one");
    there.install("T2", "xoxb-two");
    there.type("T1", SENTENCE);
    there.clock.pass(Duration.ofSeconds(2));

    there.event(Map.of("team_id", "T1"), revoked("bot"));
    HttpResponse<String> answer =
        there.event(Map.of("team_id", "T1"), Map.of("type", "app_uninstalled"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(there.installation("T1")).isEmpty();
    assertThat(there.installation("T2")).isPresent();
    assertThat(there.type("T1", "open FT-1").body()).contains("is not installed");
    there.install("T1", "xoxb-back");
    there.type("T1", "open FT-1");
    assertThat(there.slack.last().words()).contains("FT-1");
  }

  @Test
  void whatAUserRevokesOfTheirOwnTakesNothingAway() throws Exception {
    there.install("T1", "xoxb-one");
    there.clock.pass(Duration.ofSeconds(2));

    there.event(Map.of("team_id", "T1"), revoked("oauth"));

    assertThat(there.installation("T1")).isPresent();
  }

  @Test
  void toldLateThatItWasUninstalledItStaysInstalled() throws Exception {
    there.install("T1", "xoxb-one");
    Map<String, Object> late = Map.of("team_id", "T1", "event_time", 1_700_000_000);

    there.event(late, Map.of("type", "app_uninstalled"));

    assertThat(there.installation("T1")).isPresent();
  }

  @Test
  void aTokenIsExchangedBeforeItExpires() throws Exception {
    there.installRotating("T1", "xoxe.xoxb-1", "xoxe-1");
    there.installRotating("T2", "xoxe.xoxb-2", "xoxe-2");
    there.clock.pass(Duration.ofHours(9));
    there.bot.recurring().getFirst().work().run();
    assertThat(there.slack.count("oauth.v2.access")).isEqualTo(2);

    there.clock.pass(Duration.ofHours(2));
    answerExchange("xoxe.xoxb-3", "xoxe-3");
    answerExchange("xoxe.xoxb-4", "xoxe-4");
    there.slack.forget();
    there.bot.recurring().getFirst().work().run();
    there.bot.recurring().getFirst().work().run();

    assertThat(there.slack.calls())
        .extracting(call -> call.arguments().get("refresh_token"))
        .containsExactly("xoxe-1", "xoxe-2");
    there.type("T1", SENTENCE);
    there.press("T1", "run:share", "share FT-1");
    assertThat(there.last("chat.postMessage").token()).isEqualTo("xoxe.xoxb-3");
  }

  @Test
  void aTokenThatExpiredWhileEverythingStoodStillIsExchangedWhenItIsNeeded() throws Exception {
    there.installRotating("T1", "xoxe.xoxb-1", "xoxe-1");
    there.type("T1", SENTENCE);
    there.clock.pass(Duration.ofHours(13));
    answerExchange("xoxe.xoxb-2", "xoxe-2");

    there.press("T1", "run:share", "share FT-1");

    assertThat(there.last("chat.postMessage").token()).isEqualTo("xoxe.xoxb-2");
    assertThat(there.installation("T1").orElseThrow().refreshToken()).isEqualTo("xoxe-2");
  }

  @Test
  void aCodeWithAStateThatWasNeverGivenIsNotEvenShownToSlack() throws Exception {
    TestWorkspaces.Begun begun = there.begin();

    List<HttpResponse<String>> answers =
        List.of(
            there.comeBack("code=c&state=made-up", "slack-app-oauth-state=made-up"),
            there.comeBack("code=c&state=" + begun.state(), ""),
            there.comeBack("code=c", begun.cookie()));

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.statusCode()).isEqualTo(400);
          assertThat(answer.body()).contains("was not installed", "href=\"/slack/install\"");
        });
    assertThat(there.slack.count("oauth.v2.access")).isZero();
  }

  @Test
  void aStateCountsOnceAndForTenMinutes() throws Exception {
    TestWorkspaces.Begun begun = there.begin();
    there.slack.refuse("oauth.v2.access", "code_already_used");
    assertThat(there.comeBack("code=c&state=" + begun.state(), begun.cookie()).body())
        .contains("has been used before");
    there.clock.pass(Duration.ofMinutes(11));
    assertThat(there.comeBack("code=c&state=" + begun.state(), begun.cookie()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void withoutConsentThePageSaysSoAndOffersToBeginAgain() throws Exception {
    TestWorkspaces.Begun begun = there.begin();

    HttpResponse<String> answer =
        there.comeBack("error=access_denied&state=" + begun.state(), begun.cookie());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("not given consent", "Nothing was kept");
  }

  @Test
  void aReasonThatSomebodyMadeUpIsNotShown() throws Exception {
    HttpResponse<String> answer = there.comeBack("error=%3Cscript%3Ealert(1)%3C/script%3E", "");

    assertThat(answer.body()).doesNotContain("<script", "alert");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }

  private void answerExchange(String token, String refreshToken) {
    there.slack.next(
        "oauth.v2.access",
        200,
        "{\"ok\":true,\"access_token\":\"%s\",\"refresh_token\":\"%s\",\"expires_in\":43200,\"token_type\":\"bot\"}"
            .formatted(token, refreshToken));
  }

  private static Map<String, Object> revoked(String kind) {
    return Map.of("type", "tokens_revoked", "tokens", Map.of(kind, List.of("UBOT")));
  }

  /** What stands around an event of an organisation: no team. */
  private static Map<String, Object> ofOrganisation() {
    Map<String, Object> authorization = new HashMap<>();
    authorization.put("enterprise_id", "E1");
    authorization.put("team_id", null);
    authorization.put("is_enterprise_install", true);
    Map<String, Object> outer = new HashMap<>();
    outer.put("enterprise_id", "E1");
    outer.put("team_id", null);
    outer.put("authorizations", List.of(authorization));
    return outer;
  }
}
