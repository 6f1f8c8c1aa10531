package dev.finetunecost.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** Who installed the app. Tokens lie encrypted, each bound to its workspace and field. */
public final class Installations {
  private static final String COLUMNS =
      """
      workspace, enterprise_id, team_id, app_id, bot_id, bot_user_id, bot_scope, bot_token,
      refresh_token, token_expires_at, installed_by, installed_at\
      """;

  private final Jdbi jdbi;
  private final KeyRing keys;

  public Installations(Database database, KeyRing keys) {
    this.jdbi = database.jdbi();
    this.keys = keys;
  }

  /** Keeps an installation, in place of an earlier one. Who had left is back. */
  public void save(Installation installation) {
    jdbi.useTransaction(handle -> {
      write(handle, installation);
      handle
          .createUpdate("delete from departure where workspace = :workspace")
          .bind("workspace", installation.workspace())
          .execute();
    });
  }

  /**
   * Keeps rotated tokens and ends the claim on rotating them; unless newer ones have been kept
   * meanwhile, or the app was uninstalled.
   */
  public void saveRotated(Installation installation) {
    String workspace = installation.workspace();
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                """
                update installation
                set bot_token = :botToken, refresh_token = :refreshToken,
                    token_expires_at = :expiresAt, rotating_until = 0
                where workspace = :workspace
                  and (token_expires_at is null or token_expires_at <= :expiresAt)
                """)
            .bind("workspace", workspace)
            .bind("botToken", keys.seal(installation.botToken(), place(workspace, "bot_token")))
            .bind("refreshToken", sealedRefreshToken(installation))
            .bind("expiresAt", millis(installation.tokenExpiresAt()))
            .execute());
  }

  /**
   * Claims the exchange of a workspace's tokens for one process, as a refresh token can be used
   * once only.
   *
   * @param until when others may try it, if this process is not heard of again
   * @return whether this process is to do it
   */
  public boolean claimRotation(String workspace, Instant now, Instant until) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    """
                    update installation set rotating_until = :until
                    where workspace = :workspace and rotating_until <= :now
                    """)
                .bind("until", until.toEpochMilli())
                .bind("workspace", workspace)
                .bind("now", now.toEpochMilli())
                .execute()
            > 0);
  }

  /** Workspaces whose tokens expire before this moment, the soonest first. */
  public List<String> expiring(Instant before, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                select workspace from installation where token_expires_at < :before
                order by token_expires_at limit :limit
                """)
            .bind("before", before.toEpochMilli())
            .bind("limit", limit)
            .mapTo(String.class)
            .list());
  }

  /**
   * The installation that serves a team: its organisation's if there is one, otherwise its own.
   *
   * @throws KeyRing.CannotOpen if its tokens were sealed by a key that is not on the ring
   */
  public Optional<Installation> find(@Nullable String enterpriseId, @Nullable String teamId) {
    return Optional.ofNullable(enterpriseId)
        .flatMap(this::of)
        .or(() -> Optional.ofNullable(teamId).flatMap(this::of));
  }

  /**
   * Seals with the newest key what was sealed with an older one, so that the older can be taken off
   * the ring.
   *
   * @return how many installations were sealed anew
   */
  public int sealAnew() {
    List<String> old =
        jdbi.withHandle(handle ->
            handle
                .createQuery("select workspace, bot_token from installation")
                .map((row, _) ->
                    keys.isOld(row.getString("bot_token")) ? row.getString("workspace") : "")
                .filter(workspace -> !workspace.isEmpty())
                .list());
    old.forEach(workspace -> of(workspace).ifPresent(this::saveRotated));
    return old.size();
  }

  /**
   * Opens one token of each key that ever sealed one, to find out whether the ring holds them all.
   *
   * @throws KeyRing.CannotOpen if it does not
   */
  public void checkKeys() {
    jdbi.withHandle(handle ->
            handle
                .createQuery(
                    """
                    select min(workspace) from installation
                    group by substr(bot_token, 1, :name)
                    """)
                .bind("name", KeyRing.NAME_LENGTH)
                .mapTo(String.class)
                .list())
        .forEach(this::of);
  }

  /** The installation that is kept under this id. */
  public Optional<Installation> of(String workspace) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select %s from installation where workspace = :workspace".formatted(COLUMNS))
            .bind("workspace", workspace)
            .map(this::installation)
            .findOne());
  }

  private void write(Handle handle, Installation installation) {
    String workspace = installation.workspace();
    handle
        .createUpdate(
            """
            insert into installation (%s)
            values (:workspace, :enterpriseId, :teamId, :appId, :botId, :botUserId, :botScope,
                :botToken, :refreshToken, :expiresAt, :installedBy, :installedAt)
            on conflict (workspace) do update
            set enterprise_id = excluded.enterprise_id, team_id = excluded.team_id,
                app_id = excluded.app_id, bot_id = excluded.bot_id,
                bot_user_id = excluded.bot_user_id, bot_scope = excluded.bot_scope,
                bot_token = excluded.bot_token, refresh_token = excluded.refresh_token,
                token_expires_at = excluded.token_expires_at, rotating_until = 0,
                installed_by = coalesce(excluded.installed_by, installation.installed_by),
                installed_at = excluded.installed_at
            """
                .formatted(COLUMNS))
        .bind("workspace", workspace)
        .bind("enterpriseId", installation.enterpriseId())
        .bind("teamId", installation.teamId())
        .bind("appId", installation.appId())
        .bind("botId", installation.botId())
        .bind("botUserId", installation.botUserId())
        .bind("botScope", installation.botScope())
        .bind("botToken", keys.seal(installation.botToken(), place(workspace, "bot_token")))
        .bind("refreshToken", sealedRefreshToken(installation))
        .bind("expiresAt", millis(installation.tokenExpiresAt()))
        .bind("installedBy", installation.installedBy())
        .bind("installedAt", installation.installedAt().toEpochMilli())
        .execute();
  }

  private @Nullable String sealedRefreshToken(Installation installation) {
    @Nullable String token = installation.refreshToken();
    return token == null
        ? null
        : keys.seal(token, place(installation.workspace(), "refresh_token"));
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : Long.valueOf(moment.toEpochMilli());
  }

  private Installation installation(ResultSet row, StatementContext context) throws SQLException {
    String workspace = row.getString("workspace");
    @Nullable String refreshToken = row.getString("refresh_token");
    long expiry = row.getLong("token_expires_at");
    @Nullable Instant expiresAt = row.wasNull() ? null : Instant.ofEpochMilli(expiry);
    return new Installation(
        row.getString("enterprise_id"),
        row.getString("team_id"),
        row.getString("app_id"),
        row.getString("bot_id"),
        row.getString("bot_user_id"),
        row.getString("bot_scope"),
        keys.open(row.getString("bot_token"), place(workspace, "bot_token")),
        refreshToken == null ? null : keys.open(refreshToken, place(workspace, "refresh_token")),
        expiresAt,
        row.getString("installed_by"),
        Instant.ofEpochMilli(row.getLong("installed_at")));
  }

  private static String place(String workspace, String field) {
    return workspace + "/" + field;
  }
}
