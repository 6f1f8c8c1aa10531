package dev.finetunecost.slack;

import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings messages to where people are. What Slack refuses in one way is tried in the next: without
 * new blocks, without any; by response URL, by ephemeral message, by direct message.
 */
final class Messenger {
  private static final Logger log = LoggerFactory.getLogger(Messenger.class);

  private final WebApi api;
  private final Set<String> alreadyLogged = ConcurrentHashMap.newKeySet();

  Messenger(WebApi api) {
    this.api = api;
  }

  /**
   * Answers somebody where they are. Where that is closed to us, in their own conversation with the
   * bot. {@link SlackUnavailable}: try again later.
   *
   * @return where the answer stands if it is one that others see too
   */
  Optional<WebApi.Posted> reply(Place place, Message message) {
    try {
      if (place.open()) {
        return Optional.of(post(place.workspace(), place.channel(), place.thread(), message));
      }
      whisper(place, message);
    } catch (SlackRefusal e) {
      log.info("Answering {} directly, as their channel refuses: {}", place.user(), e.getMessage());
      direct(place, message);
    }
    return Optional.empty();
  }

  /** Posts for everyone; {@link SlackRefusal} where the channel does not let us. */
  WebApi.Posted post(String workspace, String channel, @Nullable String thread, Message message) {
    return degrading(message, each -> api.post(workspace, channel, thread, each));
  }

  /** Changes a message of ours; {@link SlackRefusal} where it is not there any more. */
  void update(String workspace, String channel, String ts, Message message) {
    degrading(
        message,
        each -> {
          api.update(workspace, channel, ts, each);
          return true;
        });
  }

  private void whisper(Place place, Message message) {
    @Nullable String responseUrl = place.responseUrl();
    if (responseUrl != null) {
      try {
        degrading(
            message,
            each -> {
              api.respond(responseUrl, place.thread(), each);
              return true;
            });
        return;
      } catch (SlackRefusal e) {
        log.info("The response URL takes no more answers: {}", e.error());
      }
    }
    degrading(
        message,
        each -> {
          api.postEphemeral(place, each);
          return true;
        });
  }

  private void direct(Place place, Message message) {
    try {
      post(place.workspace(), place.user(), null, message);
    } catch (SlackRefusal e) {
      log.error("Nobody can be reached at {}: {}", place.user(), e.getMessage());
    }
  }

  private <T> T degrading(Message message, Function<Message, T> send) {
    try {
      return send.apply(message);
    } catch (SlackRefusal e) {
      if (!e.isAboutBlocks()) {
        throw e;
      }
      if (alreadyLogged.add(e.error())) {
        log.warn(
            "Slack refuses blocks; sending such messages without new ones: {}", e.getMessage());
      }
      return message.hasNewBlocks() ? degrading(message.plain(), send) : send.apply(message.bare());
    }
  }
}
