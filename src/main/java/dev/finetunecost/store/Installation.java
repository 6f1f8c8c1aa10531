package dev.finetunecost.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The app's installation in a workspace, or in all teams of an organisation.
 *
 * @param enterpriseId the organisation, where there is one
 * @param teamId the team; null where the whole organisation installed it
 * @param refreshToken null where tokens do not rotate
 * @param tokenExpiresAt null where tokens do not rotate
 */
public record Installation(
    @Nullable String enterpriseId,
    @Nullable String teamId,
    @Nullable String appId,
    @Nullable String botId,
    @Nullable String botUserId,
    @Nullable String botScope,
    String botToken,
    @Nullable String refreshToken,
    @Nullable Instant tokenExpiresAt,
    @Nullable String installedBy,
    Instant installedAt) {

  /** Needs a team or an organisation. */
  public Installation {
    if (teamId == null && enterpriseId == null) {
      throw new IllegalArgumentException("an installation is a team's or an organisation's");
    }
  }

  /** What it is kept under. */
  public String workspace() {
    return teamId != null ? teamId : String.valueOf(enterpriseId);
  }

  /** The same installation with tokens that took the place of its own. */
  public Installation withTokens(String newBotToken, String newRefreshToken, Instant expiresAt) {
    return new Installation(
        enterpriseId,
        teamId,
        appId,
        botId,
        botUserId,
        botScope,
        newBotToken,
        newRefreshToken,
        expiresAt,
        installedBy,
        installedAt);
  }

  /** Without its tokens. */
  @Override
  public String toString() {
    return "Installation[" + workspace() + "]";
  }
}
