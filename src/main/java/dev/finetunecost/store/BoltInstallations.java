package dev.finetunecost.store;

import com.slack.api.bolt.model.Bot;
import com.slack.api.bolt.model.Installer;
import com.slack.api.bolt.model.builtin.DefaultBot;
import com.slack.api.bolt.model.builtin.DefaultInstaller;
import com.slack.api.bolt.service.InstallationService;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@link Installations} as Bolt wants them. Only bot tokens are kept: the app asks for no scope of
 * a user's.
 */
public final class BoltInstallations implements InstallationService {
  private final Installations installations;
  private final Workspaces workspaces;
  private final Clock clock;

  public BoltInstallations(Installations installations, Workspaces workspaces, Clock clock) {
    this.installations = installations;
    this.workspaces = workspaces;
    this.clock = clock;
  }

  /** Never: an old token is of no use and must not lie about. */
  @Override
  public boolean isHistoricalDataEnabled() {
    return false;
  }

  @Override
  public void setHistoricalDataEnabled(boolean enabled) {
    if (enabled) {
      throw new UnsupportedOperationException("old tokens are not kept");
    }
  }

  @Override
  public void saveInstallerAndBot(Installer installer) {
    installations.save(installation(installer.toBot(), installer.getInstallerUserId()));
  }

  /** Bolt calls this after it has rotated a token. */
  @Override
  public void saveBot(Bot bot) {
    installations.saveRotated(installation(bot, null));
  }

  @Override
  public void deleteBot(Bot bot) {
    deleteAll(bot.getEnterpriseId(), bot.getTeamId());
  }

  @Override
  public void deleteInstaller(Installer installer) {
    // A user who revokes their consent takes no bot token away; Slack says that in another event
  }

  @Override
  public @Nullable Bot findBot(@Nullable String enterpriseId, @Nullable String teamId) {
    return installations.find(enterpriseId, teamId).map(BoltInstallations::bot).orElse(null);
  }

  @Override
  public @Nullable Installer findInstaller(
      @Nullable String enterpriseId, @Nullable String teamId, String userId) {
    Optional<Installation> found = installations.find(enterpriseId, teamId);
    return found
        .filter(installation -> userId.equals(installation.installedBy()))
        .map(BoltInstallations::installer)
        .orElse(null);
  }

  /** The app was uninstalled: what {@link Workspaces#leave} does. */
  @Override
  public void deleteAll(@Nullable String enterpriseId, @Nullable String teamId) {
    Stream.of(Optional.ofNullable(teamId), Optional.ofNullable(enterpriseId))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(workspace -> {
          Instant now = clock.instant();
          workspaces.leave(workspace, now.plusMillis(1), now);
        });
  }

  private Installation installation(Bot bot, @Nullable String installedBy) {
    boolean ofOrganisation = Boolean.TRUE.equals(bot.getIsEnterpriseInstall());
    @Nullable Long expiresAt = bot.getBotTokenExpiresAt();
    @Nullable Long installedAt = bot.getInstalledAt();
    return new Installation(
        bot.getEnterpriseId(),
        ofOrganisation ? null : bot.getTeamId(),
        bot.getAppId(),
        bot.getBotId(),
        bot.getBotUserId(),
        bot.getBotScope(),
        bot.getBotAccessToken(),
        bot.getBotRefreshToken(),
        expiresAt == null ? null : Instant.ofEpochMilli(expiresAt),
        installedBy,
        installedAt == null ? clock.instant() : Instant.ofEpochMilli(installedAt));
  }

  private static Bot bot(Installation installation) {
    DefaultBot bot = new DefaultBot();
    bot.setIsEnterpriseInstall(installation.teamId() == null);
    bot.setEnterpriseId(installation.enterpriseId());
    bot.setTeamId(installation.teamId());
    bot.setAppId(installation.appId());
    bot.setBotId(installation.botId());
    bot.setBotUserId(installation.botUserId());
    bot.setBotScope(installation.botScope());
    bot.setScope(installation.botScope());
    bot.setTokenType("bot");
    bot.setBotAccessToken(installation.botToken());
    bot.setBotRefreshToken(installation.refreshToken());
    @Nullable Instant expiresAt = installation.tokenExpiresAt();
    bot.setBotTokenExpiresAt(expiresAt == null ? null : Long.valueOf(expiresAt.toEpochMilli()));
    bot.setInstalledAt(installation.installedAt().toEpochMilli());
    return bot;
  }

  private static Installer installer(Installation installation) {
    Bot bot = bot(installation);
    DefaultInstaller installer = new DefaultInstaller();
    installer.setIsEnterpriseInstall(bot.getIsEnterpriseInstall());
    installer.setEnterpriseId(bot.getEnterpriseId());
    installer.setTeamId(bot.getTeamId());
    installer.setAppId(bot.getAppId());
    installer.setInstallerUserId(installation.installedBy());
    installer.setBotId(bot.getBotId());
    installer.setBotUserId(bot.getBotUserId());
    installer.setBotScope(bot.getBotScope());
    installer.setTokenType(bot.getTokenType());
    installer.setBotAccessToken(bot.getBotAccessToken());
    installer.setBotRefreshToken(bot.getBotRefreshToken());
    installer.setBotTokenExpiresAt(bot.getBotTokenExpiresAt());
    installer.setInstalledAt(bot.getInstalledAt());
    return installer;
  }
}
