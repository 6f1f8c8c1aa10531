package dev.finetunecost.store;

import com.slack.api.bolt.service.OAuthStateService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/**
 * The states of installations under way, so that any replica can finish what another began. Each
 * counts once, and for a few minutes; Bolt compares it with the browser's cookie besides.
 */
public final class OAuthStates implements OAuthStateService {
  private final Jdbi jdbi;
  private final Clock clock;

  public OAuthStates(Database database, Clock clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  @Override
  public void addNewStateToDatastore(String state) {
    Instant expiresAt = clock.instant().plus(Duration.ofSeconds(getExpirationInSeconds()));
    jdbi.useHandle(handle ->
        handle
            .createUpdate("insert into oauth_state (state, expires_at) values (:state, :expiresAt)")
            .bind("state", state)
            .bind("expiresAt", expiresAt.toEpochMilli())
            .execute());
  }

  @Override
  public boolean isAvailableInDatabase(String state) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("select 1 from oauth_state where state = :state and expires_at > :now")
            .bind("state", state)
            .bind("now", clock.millis())
            .mapTo(Integer.class)
            .findOne()
            .isPresent());
  }

  @Override
  public void deleteStateFromDatastore(String state) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("delete from oauth_state where state = :state")
            .bind("state", state)
            .execute());
  }
}
