package dev.finetunecost.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.finetunecost.store.Workspaces;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The app is uninstalled, or its token revoked: its tokens are erased before Slack gets its answer.
 * Slack tells both, in either order, and may tell them late.
 */
final class Departures {
  private static final Logger log = LoggerFactory.getLogger(Departures.class);

  private final Workspaces workspaces;
  private final Clock clock;

  Departures(Workspaces workspaces, Clock clock) {
    this.workspaces = workspaces;
    this.clock = clock;
  }

  Response uninstalled(EventsApiPayload<AppUninstalledEvent> event, EventContext context) {
    leave(event);
    return context.ack();
  }

  /** What a user revokes of their own takes no bot's token away. */
  Response revoked(EventsApiPayload<TokensRevokedEvent> event, EventContext context) {
    List<String> bots = event.getEvent().getTokens().getBot();
    if (bots != null && !bots.isEmpty()) {
      leave(event);
    }
    return context.ack();
  }

  private void leave(EventsApiPayload<?> event) {
    // These events carry no authorisation. An organisation that leaves as a whole names no team
    String workspace = event.getTeamId() != null ? event.getTeamId() : event.getEnterpriseId();
    // The event's time is in whole seconds
    Instant until = Instant.ofEpochSecond(event.getEventTime()).plusSeconds(1);
    if (workspaces.leave(workspace, until, clock.instant())) {
      log.info("{} uninstalled the app; its tokens are erased", workspace);
    }
  }
}
