package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.slack.command.Verb;
import dev.finetunecost.slack.view.ReportMessage;
import dev.finetunecost.slack.view.Run;
import dev.finetunecost.slack.view.StartCard;
import dev.finetunecost.slack.view.WizardView;
import dev.finetunecost.store.WorkspaceExport;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From one workspace into another, through everything that Slack can send: T2 knows the numbers,
 * drafts, channels and threads of T1, and gets to see and to change nothing.
 */
final class WorkspacesApartTest {
  /** A word that only T1 has ever said. */
  private static final String SECRET = "aardvark";

  private static final String SENTENCE =
      "llama 3.1 8b with lora on 8k %s emails, 50k requests a day, now on gpt-4.1-mini"
          .formatted(SECRET);

  private static final String THREAD = "1700000000.000100";

  @TempDir Path folder;
  private TestWorkspaces there;
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    there = new TestWorkspaces(folder);
    there.install("T1", "xoxb-one");
    there.install("T2", "xoxb-two");
    there.type("T1", SENTENCE);
    there.press("T1", "run:share", "share FT-1");
  }

  @AfterEach
  void stop() {
    there.close();
  }

  @Test
  void whoeverMaySeeItDoesSeeIt() throws Exception {
    // Otherwise the tests below would also pass on a bot that says nothing to anybody
    there.type("T1", "list");
    assertThat(there.slack.last().words()).contains(SECRET);
    there.type("T1", "export FT-1 json");
    assertThat(there.last("upload").words()).contains(SECRET);
    openHome("T1");
    assertThat(there.last("views.publish").words()).contains(SECRET);
    there.type("T1", "wizard " + SENTENCE);
    assertThat(there.last("views.update").words()).contains(SECRET);
  }

  @Test
  void byNoCommandWhateverItsNumber() throws Exception {
    fromTheOther(() -> {
      for (Verb verb : Verb.values()) {
        String words = verb.example().replaceAll("FT-\\d+", "FT-1");
        type(words);
        type(verb.word() + " FT-1");
        type(verb.word() + " FT-1 " + SECRET.substring(0, 5));
        type(verb.word() + " FT-1 FT-1 100k requests a day");
      }
      type("list " + SECRET.substring(0, 5));
      type("delete FT-1 yes");
      type("");
    });
  }

  @Test
  void byNoButtonThatCarriesItsNumber() throws Exception {
    fromTheOther(() -> {
      for (String action : List.of(ReportMessage.CHANGE, ReportMessage.DETAILS, StartCard.WIZARD)) {
        seen(there.press("T2", action, "1"));
      }
      for (Verb verb : Verb.values()) {
        String words = verb.example().replaceAll("FT-\\d+", "FT-1");
        seen(there.press("T2", Run.PREFIX + verb.word(), words));
      }
      seen(there.press("T2", Run.PREFIX + "delete", "delete FT-1 yes"));
    });
  }

  @Test
  void byNoMentionMessageOrThreadAndNotFromHome() throws Exception {
    fromTheOther(() -> {
      for (String words : List.of("open FT-1", "why", "undo", "what if 100k requests a day", "")) {
        event(
            Map.of(
                "type",
                "app_mention",
                "user",
                "U1",
                "channel",
                "C1",
                "ts",
                "2.1",
                "thread_ts",
                THREAD,
                "text",
                "<@UBOT> " + words));
        event(
            Map.of(
                "type",
                "message",
                "channel_type",
                "im",
                "user",
                "U1",
                "channel",
                "C1",
                "ts",
                "2.2",
                "thread_ts",
                THREAD,
                "text",
                words));
      }
      openHome("T2");
    });
  }

  @Test
  void byNoShortcutAndNoSuggestion() throws Exception {
    fromTheOther(() -> {
      seen(
          there.interact(
              Map.of(
                  "type", "shortcut",
                  "callback_id", Surfaces.NEW_ESTIMATE.callbackId(),
                  "team", Map.of("id", "T2"),
                  "user", Map.of("id", "U1", "team_id", "T2"),
                  "trigger_id", "shortcut-1")));
      seen(
          there.interact(
              Map.of(
                  "type", "message_action",
                  "callback_id", Surfaces.ESTIMATE_MESSAGE.callbackId(),
                  "team", Map.of("id", "T2"),
                  "user", Map.of("id", "U1", "team_id", "T2"),
                  "channel", Map.of("id", "C1"),
                  "message", Map.of("type", "message", "ts", THREAD, "text", "open FT-1"),
                  "trigger_id", "shortcut-2",
                  "response_url", there.slack.responseUrl())));
      for (String question : List.of("model", "gpu", "baseline_model")) {
        seen(
            there.interact(
                Map.of(
                    "type", "block_suggestion",
                    "team", Map.of("id", "T2"),
                    "user", Map.of("id", "U1", "team_id", "T2"),
                    "action_id", "wizard:" + question,
                    "block_id", question,
                    "value", SECRET.substring(0, 5),
                    "view", view("any"))));
      }
    });
  }

  @Test
  void byNoFormThatTheOtherHasOpen() throws Exception {
    there.command(
        Map.of("team_id", "T1", "text", "wizard " + SENTENCE, "trigger_id", "draft-of-T1"));
    fromTheOther(() -> {
      for (String action : List.of(WizardView.BACK, WizardView.FINISH, "wizard:model")) {
        seen(
            there.interact(
                Map.of(
                    "type", "block_actions",
                    "team", Map.of("id", "T2"),
                    "user", Map.of("id", "U1", "team_id", "T2"),
                    "trigger_id", "act-" + action,
                    "container", Map.of("type", "view", "view_id", "V1"),
                    "view", view("draft-of-T1"),
                    "actions",
                        List.of(Map.of("type", "button", "action_id", action, "block_id", "b")))));
      }
      for (String type : List.of("view_submission", "view_closed")) {
        seen(
            there.interact(
                Map.of(
                    "type", type,
                    "team", Map.of("id", "T2"),
                    "user", Map.of("id", "U1", "team_id", "T2"),
                    "view", view("draft-of-T1"))));
      }
    });
  }

  /** Does all this, and looks whether anything of T1 was shown, or is other than it was. */
  private void fromTheOther(Attempts attempts) throws Exception {
    String before = kept("T1");
    assertThat(before).contains(SECRET);
    there.slack.forget();
    attempts.make();

    assertThat(there.slack.calls()).isNotEmpty();
    Stream.concat(
            seen.stream(), there.slack.calls().stream().map(call -> call.arguments().toString()))
        .forEach(shown -> assertThat(shown).doesNotContain(SECRET));
    assertThat(there.slack.calls()).extracting(FakeSlack.Call::token).isSubsetOf("xoxb-two", "");
    assertThat(kept("T1")).isEqualTo(before);
    there.type("T1", "list");
    assertThat(there.slack.last().words()).contains(SECRET);
  }

  private interface Attempts {
    void make() throws Exception;
  }

  private void type(String words) throws Exception {
    seen(there.type("T2", words));
  }

  private void event(Map<String, Object> event) throws Exception {
    seen(there.event(outer("T2"), event));
  }

  private void openHome(String team) throws Exception {
    seen(
        there.event(
            outer(team),
            Map.of("type", "app_home_opened", "user", "U1", "tab", "home", "channel", "D1")));
  }

  private static Map<String, Object> outer(String team) {
    return Map.of("team_id", team, "authorizations", List.of(Map.of("team_id", team)));
  }

  private void seen(HttpResponse<String> response) {
    seen.add(response.body());
  }

  private String kept(String workspace) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new WorkspaceExport(there.database).write(workspace, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, Object> view(String draft) {
    return Map.of(
        "id",
        "V1",
        "hash",
        "h1",
        "type",
        "modal",
        "callback_id",
        WizardView.CALLBACK,
        "private_metadata",
        draft,
        "state",
        Map.of("values", Map.of()));
  }
}
