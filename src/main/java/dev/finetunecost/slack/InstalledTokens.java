package dev.finetunecost.slack;

import com.slack.api.Slack;
import com.slack.api.methods.response.oauth.OAuthV2AccessResponse;
import dev.finetunecost.store.Installation;
import dev.finetunecost.store.Installations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tokens of installations. Those that expire are exchanged for new ones before they do, by one
 * process of the cluster: a refresh token can be used once.
 */
final class InstalledTokens implements Tokens {
  private static final Logger log = LoggerFactory.getLogger(InstalledTokens.class);

  /** Slack's tokens live for twelve hours (docs.slack.dev/authentication/using-token-rotation). */
  private static final Duration AHEAD = Duration.ofHours(2);

  /** A token must outlive the call that it is taken for. */
  private static final Duration CALL = Duration.ofMinutes(1);

  /** A process that has not brought new tokens by then is taken for dead. */
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private static final int AT_ONCE = 5_000;

  private final Slack slack;
  private final String clientId;
  private final String clientSecret;
  private final Installations installations;
  private final Clock clock;

  InstalledTokens(
      Slack slack, String clientId, String clientSecret, Installations installations, Clock clock) {
    this.slack = slack;
    this.clientId = clientId;
    this.clientSecret = clientSecret;
    this.installations = installations;
    this.clock = clock;
  }

  @Override
  public String of(String workspace) {
    Installation installation = find(workspace);
    if (expiresWithin(CALL, installation)) {
      exchange(workspace, CALL);
      installation = find(workspace);
      if (expiresWithin(CALL, installation)) {
        throw new SlackUnavailable("token", "is being exchanged", Duration.ofSeconds(2));
      }
    }
    return installation.botToken();
  }

  /** Exchanges what expires within two hours. */
  void exchangeExpiring() {
    for (String workspace : installations.expiring(clock.instant().plus(AHEAD), AT_ONCE)) {
      try {
        exchange(workspace, AHEAD);
      } catch (SlackUnavailable e) {
        log.info("Slack exchanges no tokens at the moment: {}", e.getMessage());
        return;
      } catch (SlackRefusal e) {
        log.error("The app must be installed anew in {}: {}", workspace, e.getMessage());
      }
    }
  }

  private void exchange(String workspace, Duration ahead) {
    Instant now = clock.instant();
    if (!installations.claimRotation(workspace, now, now.plus(CLAIM))) {
      return;
    }
    // Read under the claim: another process may have exchanged it since it was found expiring
    Installation installation = find(workspace);
    @Nullable String refreshToken = installation.refreshToken();
    if (refreshToken == null || !expiresWithin(ahead, installation)) {
      return;
    }
    OAuthV2AccessResponse fresh =
        WebApi.run(
            "oauth.v2.access",
            slack.methods(),
            methods ->
                methods.oauthV2Access(r ->
                    r.clientId(clientId)
                        .clientSecret(clientSecret)
                        .grantType("refresh_token")
                        .refreshToken(refreshToken)));
    installations.saveRotated(
        installation.withTokens(
            fresh.getAccessToken(),
            fresh.getRefreshToken(),
            now.plusSeconds(fresh.getExpiresIn())));
  }

  private Installation find(String workspace) {
    return installations
        .of(workspace)
        .orElseThrow(() -> new SlackRefusal("token", "not_installed", "in " + workspace));
  }

  private boolean expiresWithin(Duration time, Installation installation) {
    @Nullable Instant expiresAt = installation.tokenExpiresAt();
    return expiresAt != null && expiresAt.isBefore(clock.instant().plus(time));
  }
}
