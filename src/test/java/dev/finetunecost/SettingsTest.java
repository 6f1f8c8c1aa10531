package dev.finetunecost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.finetunecost.store.DatabaseAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

  @Test
  void withNothingSetThePlaygroundStartsOnPort3000WithLivePrices() {
    Settings settings = Settings.from(Map.of());
    assertThat(settings.slack()).isEqualTo(new Settings.Slack.Playground());
    assertThat(settings.listen()).isEqualTo(new Settings.Listen(null, 3000));
    assertThat(settings.prices()).isEqualTo(new Settings.Prices(true, Map.of(), Map.of()));
    assertThat(settings.home()).isEqualTo(Path.of(".finetune-cost"));
  }

  @Test
  void anAppTokenMeansSocketModeAndASigningSecretMeansHttp() {
    URI api = URI.create("https://slack.com/api/");
    assertThat(
            Settings.from(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_APP_TOKEN", "xapp-1")).slack())
        .isEqualTo(new Settings.Slack.SocketMode("xoxb-1", "xapp-1", api));
    assertThat(
            Settings.from(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "s3cret"))
                .slack())
        .isEqualTo(new Settings.Slack.Http("xoxb-1", "s3cret", api));
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 0",
    "PORT, 70000",
    "PORT, web",
    "PORT, ''",
    "HOST, ' '",
    "SLACK_API_URL, slack",
    "SLACK_SIGNING_SECRET, ''",
    "FINETUNE_COST_PRICES, sometimes",
    "FINETUNE_COST_FEED_RUNPOD_URL, ftp://mirror/",
    "DATABASE_URL, mysql://db/finetune",
    "DATABASE_URL, postgres://db",
    "DATABASE_URL, postgres database",
    "FINETUNE_COST_KEY, c2hvcnQ=",
    "FINETUNE_COST_KEY, not base64",
    "FINETUNE_COST_KEEP_DAYS, 0",
    "FINETUNE_COST_KEEP_DAYS, a year",
  })
  void aBlankOrMalformedValueIsAnErrorThatNamesTheVariable(String name, String value) {
    assertThatExceptionOfType(Settings.InvalidSetting.class)
        .isThrownBy(() -> Settings.from(Map.of(name, value)))
        .withMessageContaining(name);
  }

  @Test
  void aTokenWithoutItsPartnerIsAnErrorThatSaysWhatIsMissing() {
    assertThatExceptionOfType(Settings.InvalidSetting.class)
        .isThrownBy(() -> Settings.from(Map.of("SLACK_SIGNING_SECRET", "s3cret")))
        .withMessageContaining("SLACK_BOT_TOKEN");
    assertThatExceptionOfType(Settings.InvalidSetting.class)
        .isThrownBy(() -> Settings.from(Map.of("SLACK_BOT_TOKEN", "xoxb-1")))
        .withMessageContaining("SLACK_APP_TOKEN");
  }

  @Test
  void withoutADatabaseUrlTheDatabaseIsAFileInTheDataFolder() {
    assertThat(Settings.from(Map.of("FINETUNE_COST_HOME", "/data")).database())
        .isEqualTo(new DatabaseAddress.Embedded(Path.of("/data/finetune-cost.db")));
  }

  @Test
  void aDatabaseUrlNamesPostgresAndNeverShowsItsPassword() {
    DatabaseAddress address =
        Settings.from(Map.of("DATABASE_URL", "postgres://bot:p%40ss@db:5433/ft?sslmode=require"))
            .database();
    assertThat(address)
        .isEqualTo(
            new DatabaseAddress.Postgres(
                "jdbc:postgresql://db:5433/ft?sslmode=require", "bot", "p@ss"))
        .hasToString("jdbc:postgresql://db:5433/ft");
  }

  @Test
  void aClientIdMeansManyWorkspacesAndNeedsAKeyForTheirTokens() {
    Map<String, String> oauth =
        Map.of(
            "SLACK_CLIENT_ID",
            "1.2",
            "SLACK_CLIENT_SECRET",
            "hush",
            "SLACK_SIGNING_SECRET",
            "s3cret");
    assertThatExceptionOfType(Settings.InvalidSetting.class)
        .isThrownBy(() -> Settings.from(oauth))
        .withMessageContaining("FINETUNE_COST_KEY");
    Map<String, String> withKey = new HashMap<>(oauth);
    withKey.put("FINETUNE_COST_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    assertThat(Settings.from(withKey).slack())
        .isInstanceOfSatisfying(
            Settings.Slack.Distributed.class,
            many -> {
              assertThat(many.clientId()).isEqualTo("1.2");
              assertThat(many.clientSecret()).isEqualTo("hush");
              assertThat(many.signingSecret()).isEqualTo("s3cret");
              assertThat(many.toString()).doesNotContain("hush", "s3cret");
            });
    withKey.put("SLACK_BOT_TOKEN", "xoxb-1");
    assertThatExceptionOfType(Settings.InvalidSetting.class)
        .isThrownBy(() -> Settings.from(withKey))
        .withMessageContaining("SLACK_CLIENT_ID");
  }

  @Test
  void scenariosAreKeptForEverUnlessToldOtherwise() {
    assertThat(Settings.from(Map.of()).retention().scenarios()).isEmpty();
    assertThat(Settings.from(Map.of("FINETUNE_COST_KEEP_DAYS", "90")).retention().scenarios())
        .contains(java.time.Duration.ofDays(90));
  }

  @Test
  void anErrorNeverShowsTheValue() {
    assertThatExceptionOfType(Settings.InvalidSetting.class)
        .isThrownBy(() -> Settings.from(Map.of("SLACK_API_URL", "hush hush")))
        .withMessageNotContaining("hush");
  }

  @Test
  void aValueMayStandInAFile(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    Settings settings =
        Settings.from(
            Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET_FILE", secret.toString()));
    assertThat(((Settings.Slack.Http) settings.slack()).signingSecret()).isEqualTo("s3cret");
  }

  @Test
  void aFileThatCannotBeReadIsAnErrorThatNamesTheVariable() {
    assertThatExceptionOfType(Settings.InvalidSetting.class)
        .isThrownBy(() -> Settings.from(Map.of("SLACK_SIGNING_SECRET_FILE", "/no/such/file")))
        .withMessageContaining("SLACK_SIGNING_SECRET_FILE");
  }

  @Test
  void aFeedMayComeFromAMirror() {
    assertThat(
            Settings.from(Map.of("FINETUNE_COST_FEED_GENAI_PRICES_URL", "http://mirror.test/"))
                .prices()
                .feedUrls())
        .containsExactly(Map.entry("genai-prices", URI.create("http://mirror.test/")));
  }

  @Test
  void aFeedThatNeedsAKeyHasOneOnlyWhereItIsSetAndNeverShowsIt() {
    Settings.Prices prices =
        Settings.from(Map.of("FINETUNE_COST_FEED_LAMBDA_KEY", "secret-key")).prices();

    assertThat(prices.feedKeys()).containsExactly(Map.entry("lambda", "secret-key"));
    assertThat(prices.toString()).contains("lambda").doesNotContain("secret-key");
  }
}
