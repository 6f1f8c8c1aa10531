package dev.finetunecost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.Installation;
import dev.finetunecost.store.Installations;
import dev.finetunecost.store.KeyRing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be wrong when the bot starts: one line that names the variable, and an exit code. */
final class ServeMistakesTest {
  private static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String OTHER_KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

  @TempDir Path folder;

  @Test
  void thePlaygroundIsForThisMachineAlone() {
    CommandLine run = serve(Map.of("HOST", "0.0.0.0"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("HOST ").hasLineCount(1).contains("127.0.0.1");
  }

  @Test
  void aHostWithItsSchemeIsNoHost() {
    CommandLine run = serve(Map.of("HOST", "http://127.0.0.1/"));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("HOST must be").hasLineCount(1);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandLine run = serve(Map.of("PORT", Integer.toString(taken.getLocalPort())));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err().lines().toList().getLast())
          .contains("PORT " + taken.getLocalPort(), "in use");
    }
  }

  @Test
  void aTokenThatSlackRefusesIsNamedAndNotShown() throws IOException {
    try (MockWebServer slack = new MockWebServer()) {
      slack.start();
      slack.enqueue(
          new MockResponse(200, Headers.of(), "{\"ok\":false,\"error\":\"invalid_auth\"}"));
      CommandLine run =
          serve(
              Map.of(
                  "SLACK_BOT_TOKEN", "xoxb-hush",
                  "SLACK_SIGNING_SECRET", "hush-hush",
                  "SLACK_API_URL", slack.url("/api/").toString()));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("SLACK_BOT_TOKEN", "invalid_auth").doesNotContain("hush");
    }
  }

  @Test
  void aKeyThatDoesNotOpenWhatIsKeptIsNamedBeforeAnythingIsServed() {
    try (Database database =
        Database.open(DatabaseAddress.Embedded.in(folder), CommandLine.CLOCK)) {
      new Installations(database, KeyRing.of(KEY))
          .save(
              new Installation(
                  null,
                  "T1",
                  "A1",
                  "B1",
                  "UB",
                  "commands",
                  "xoxb-1",
                  null,
                  null,
                  "U1",
                  CommandLine.CLOCK.instant()));
    }
    CommandLine run =
        serve(
            Map.of(
                "SLACK_CLIENT_ID", "1.2",
                "SLACK_CLIENT_SECRET", "hush",
                "SLACK_SIGNING_SECRET", "hush-hush",
                "FINETUNE_COST_KEY", OTHER_KEY));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("FINETUNE_COST_KEY", "add the earlier key behind the new one")
        .doesNotContain("hush", OTHER_KEY);
  }

  @Test
  void aDatabaseThatIsNotThereIsNamedWithoutItsPassword() {
    CommandLine run = serve(Map.of("DATABASE_URL", "postgres://bot:hush@127.0.0.1:1/ft"));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("127.0.0.1:1/ft", "DATABASE_URL").doesNotContain("hush");
  }

  private CommandLine serve(Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.put("FINETUNE_COST_HOME", folder.toString());
    environment.put("FINETUNE_COST_PRICES", "snapshot");
    environment.putIfAbsent("PORT", "65535");
    return CommandLine.runIn(environment, "", "serve");
  }
}
