package dev.finetunecost.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

  /** Keeps an installation, in place of an earlier one. */
  public void save(Installation installation) {
    write(installation, "");
  }

  /** Keeps rotated tokens, unless another replica has kept newer ones meanwhile. */
  public void saveRotated(Installation installation) {
    write(
        installation,
        """
        where installation.token_expires_at is null
           or installation.token_expires_at <= excluded.token_expires_at
        """);
  }

  /**
   * The installation that serves a team: its organisation's if there is one, otherwise its own.
   *
   * @throws KeyRing.CannotOpen if its tokens were sealed by a key that is not on the ring
   */
  public Optional<Installation> find(@Nullable String enterpriseId, @Nullable String teamId) {
    Optional<Installation> ofOrganisation = ofWorkspace(enterpriseId);
    return ofOrganisation.isPresent() ? ofOrganisation : ofWorkspace(teamId);
  }

  /** Forgets an installation and its tokens; says whether there was one. */
  public boolean delete(String workspace) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate("delete from installation where workspace = :workspace")
                .bind("workspace", workspace)
                .execute()
            > 0);
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
    old.forEach(workspace -> ofWorkspace(workspace).ifPresent(this::saveRotated));
    return old.size();
  }

  /**
   * Opens one token, to find out whether the ring holds the right key.
   *
   * @throws KeyRing.CannotOpen if it does not
   */
  public void checkKeys() {
    jdbi.useHandle(handle ->
        handle
            .createQuery("select %s from installation limit 1".formatted(COLUMNS))
            .map(this::installation)
            .findOne());
  }

  private Optional<Installation> ofWorkspace(@Nullable String workspace) {
    if (workspace == null) {
      return Optional.empty();
    }
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "select %s from installation where workspace = :workspace".formatted(COLUMNS))
            .bind("workspace", workspace)
            .map(this::installation)
            .findOne());
  }

  private void write(Installation installation, String condition) {
    String workspace = installation.workspace();
    @Nullable String refreshToken = installation.refreshToken();
    @Nullable Instant expiresAt = installation.tokenExpiresAt();
    jdbi.useHandle(handle ->
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
                    token_expires_at = excluded.token_expires_at,
                    installed_by = coalesce(excluded.installed_by, installation.installed_by),
                    installed_at = excluded.installed_at
                %s
                """
                    .formatted(COLUMNS, condition))
            .bind("workspace", workspace)
            .bind("enterpriseId", installation.enterpriseId())
            .bind("teamId", installation.teamId())
            .bind("appId", installation.appId())
            .bind("botId", installation.botId())
            .bind("botUserId", installation.botUserId())
            .bind("botScope", installation.botScope())
            .bind("botToken", keys.seal(installation.botToken(), place(workspace, "bot_token")))
            .bind(
                "refreshToken",
                refreshToken == null
                    ? null
                    : keys.seal(refreshToken, place(workspace, "refresh_token")))
            .bind("expiresAt", expiresAt == null ? null : Long.valueOf(expiresAt.toEpochMilli()))
            .bind("installedBy", installation.installedBy())
            .bind("installedAt", installation.installedAt().toEpochMilli())
            .execute());
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
