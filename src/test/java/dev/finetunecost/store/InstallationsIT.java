package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.slack.api.bolt.model.Bot;
import com.slack.api.bolt.model.builtin.DefaultInstaller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class InstallationsIT {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final KeyRing KEYS = KeyRing.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  private static final KeyRing NEW_AND_OLD =
      KeyRing.of(
          "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=,AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  private static final KeyRing NEW = KeyRing.of("AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=");

  @EachDatabase
  void anInstallationComesBackAndItsTokensLieEncrypted(Database database) {
    Installations installations = new Installations(database, KEYS);
    installations.save(installation(null, "T1", "xoxb-1"));
    assertThat(installations.find(null, "T1")).contains(installation(null, "T1", "xoxb-1"));
    assertThat(installations.find(null, "T2")).isEmpty();
    assertThat(stored(database)).isNotEmpty().noneMatch(value -> value.contains("xox"));
  }

  @EachDatabase
  void installedAgainTheNewTokenCounts(Database database) {
    Installations installations = new Installations(database, KEYS);
    installations.save(installation(null, "T1", "xoxb-1"));
    installations.save(installation(null, "T1", "xoxb-2"));
    assertThat(installations.find(null, "T1").orElseThrow().botToken()).isEqualTo("xoxb-2");
  }

  @EachDatabase
  void anOrganisationsInstallationServesAllItsTeams(Database database) {
    Installations installations = new Installations(database, KEYS);
    installations.save(installation("E1", null, "xoxb-org"));
    assertThat(installations.find("E1", "T7").orElseThrow().botToken()).isEqualTo("xoxb-org");
    assertThat(installations.find("E2", "T7")).isEmpty();
  }

  @EachDatabase
  void aRowMovedToAnotherWorkspaceDoesNotOpen(Database database) {
    Installations installations = new Installations(database, KEYS);
    installations.save(installation(null, "T1", "xoxb-1"));
    database.jdbi().useHandle(handle -> handle.execute("update installation set workspace = 'T2'"));
    assertThatExceptionOfType(KeyRing.CannotOpen.class)
        .isThrownBy(() -> installations.find(null, "T2"));
  }

  @EachDatabase
  void theKeyIsChangedWithoutAnybodyInstallingAgain(Database database) {
    new Installations(database, KEYS).save(installation(null, "T1", "xoxb-1"));
    new Installations(database, KEYS).save(installation(null, "T2", "xoxb-2"));
    assertThatExceptionOfType(KeyRing.CannotOpen.class)
        .isThrownBy(() -> new Installations(database, NEW).checkKeys());
    assertThat(new Installations(database, NEW_AND_OLD).sealAnew()).isEqualTo(2);
    assertThat(new Installations(database, NEW_AND_OLD).sealAnew()).isZero();
    new Installations(database, NEW).checkKeys();
    assertThat(new Installations(database, NEW).find(null, "T2").orElseThrow().botToken())
        .isEqualTo("xoxb-2");
  }

  @EachDatabase
  void ofTwoReplicasThatRotateATokenTheLaterTokenStays(Database database) {
    Installations installations = new Installations(database, KEYS);
    installations.save(rotating("xoxe-1", NOON.plus(Duration.ofHours(12))));
    installations.saveRotated(rotating("xoxe-3", NOON.plus(Duration.ofHours(36))));
    installations.saveRotated(rotating("xoxe-2", NOON.plus(Duration.ofHours(24))));
    assertThat(installations.find(null, "T1").orElseThrow().botToken()).isEqualTo("xoxe-3");
  }

  @EachDatabase
  void boltFindsWhatItSavedAndNothingAfterTheAppIsUninstalled(Database database) {
    Workspaces workspaces = new Workspaces(database);
    BoltInstallations bolt =
        new BoltInstallations(
            new Installations(database, KEYS), workspaces, Clock.fixed(NOON, ZoneOffset.UTC));
    DefaultInstaller installer = new DefaultInstaller();
    installer.setTeamId("T1");
    installer.setIsEnterpriseInstall(false);
    installer.setInstallerUserId("U1");
    installer.setBotId("B1");
    installer.setBotUserId("UB1");
    installer.setBotAccessToken("xoxb-1");
    installer.setInstalledAt(NOON.toEpochMilli());
    bolt.saveInstallerAndBot(installer);
    assertThat(bolt.findBot(null, "T1")).extracting(Bot::getBotAccessToken).isEqualTo("xoxb-1");
    assertThat(bolt.findInstaller(null, "T1", "U1")).isNotNull();
    assertThat(bolt.findInstaller(null, "T1", "U2")).isNull();

    new Inbox(database)
        .accept(new Delivery("d", "T1", "command", "{}", NOON), "me", NOON.plusSeconds(15));
    bolt.deleteAll(null, "T1");
    assertThat(bolt.findBot(null, "T1")).isNull();
    assertThat(new Inbox(database).unfinished("T1", 10)).isEmpty();
  }

  @EachDatabase
  void aStateCountsOnceOnAnyReplicaAndNotForLong(Database database) {
    OAuthStates here = new OAuthStates(database, Clock.fixed(NOON, ZoneOffset.UTC));
    OAuthStates there =
        new OAuthStates(database, Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC));
    OAuthStates later =
        new OAuthStates(database, Clock.fixed(NOON.plusSeconds(3_600), ZoneOffset.UTC));
    here.addNewStateToDatastore("s1");
    assertThat(there.isAvailableInDatabase("s1")).isTrue();
    assertThat(later.isAvailableInDatabase("s1")).isFalse();
    there.deleteStateFromDatastore("s1");
    assertThat(here.isAvailableInDatabase("s1")).isFalse();
    assertThat(here.isAvailableInDatabase("s2")).isFalse();
  }

  @EachDatabase
  void oneProcessExchangesATokenAndIfItDiesAnotherDoes(Database database) {
    Installations installations = new Installations(database, KEYS);
    installations.save(rotating("xoxe-1", NOON.plus(Duration.ofHours(1))));
    Instant until = NOON.plusSeconds(60);
    assertThat(installations.expiring(NOON.plus(Duration.ofHours(2)), 10)).containsExactly("T1");
    assertThat(installations.expiring(NOON, 10)).isEmpty();
    assertThat(installations.claimRotation("T1", NOON, until)).isTrue();
    assertThat(installations.claimRotation("T1", NOON.plusSeconds(59), until)).isFalse();
    assertThat(installations.claimRotation("T1", NOON.plusSeconds(60), NOON.plusSeconds(120)))
        .isTrue();
    installations.saveRotated(rotating("xoxe-2", NOON.plus(Duration.ofHours(12))));
    assertThat(installations.claimRotation("T1", NOON.plusSeconds(61), until)).isTrue();
  }

  @EachDatabase
  void tokensThatComeBackAfterTheAppWasUninstalledAreNotKept(Database database) {
    Installations installations = new Installations(database, KEYS);
    installations.save(rotating("xoxe-1", NOON.plus(Duration.ofHours(1))));
    new Workspaces(database).leave("T1", NOON.plusSeconds(1), NOON.plusSeconds(1));
    installations.saveRotated(rotating("xoxe-2", NOON.plus(Duration.ofHours(12))));
    assertThat(installations.of("T1")).isEmpty();
  }

  @EachDatabase
  void oneTokenOfAKeyThatIsNotOnTheRingIsFoundAmongOthers(Database database) {
    new Installations(database, NEW).save(installation(null, "T1", "xoxb-1"));
    new Installations(database, KEYS).save(installation(null, "T2", "xoxb-2"));
    assertThatExceptionOfType(KeyRing.CannotOpen.class)
        .isThrownBy(() -> new Installations(database, NEW).checkKeys());
    new Installations(database, NEW_AND_OLD).checkKeys();
  }

  private static List<String> stored(Database database) {
    return database
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("select bot_token || ' ' || refresh_token from installation")
                .mapTo(String.class)
                .list());
  }

  private static Installation installation(
      @Nullable String enterprise, @Nullable String team, String token) {
    return new Installation(
        enterprise, team, "A1", "B1", "UB1", "commands", token, "xoxe-refresh", null, "U1", NOON);
  }

  private static Installation rotating(String token, Instant expiresAt) {
    return new Installation(
        null, "T1", "A1", "B1", "UB1", "commands", token, "xoxe-refresh", expiresAt, "U1", NOON);
  }
}
