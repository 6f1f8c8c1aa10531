package dev.finetunecost.slack;

import com.slack.api.model.view.View;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Message;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens views: a skeleton at once, since Slack waits three seconds only, and the rest when it is
 * known. Whatever goes wrong is said in the view, or where there is none, where the person is.
 */
final class Modals {
  private static final Logger log = LoggerFactory.getLogger(Modals.class);

  private final WebApi api;
  private final Messenger messenger;
  private final Executor executor;

  Modals(WebApi api, Messenger messenger, Executor executor) {
    this.api = api;
    this.messenger = messenger;
    this.executor = executor;
  }

  /**
   * Opens a view.
   *
   * @param view computed after the skeleton is open
   * @param sorry the view that gives a reference to what went wrong instead
   * @param tooLate what to say where no view could be opened
   */
  void open(
      Place place,
      String triggerId,
      View skeleton,
      Supplier<View> view,
      Function<String, View> sorry,
      Message tooLate) {
    executor.execute(() -> {
      String viewId;
      try {
        viewId = api.openView(place.workspace(), triggerId, skeleton);
      } catch (SlackRefusal | SlackUnavailable e) {
        log.warn("A view could not be opened: {}", e.getMessage());
        tell(place, tooLate);
        return;
      }
      fill(place.workspace(), viewId, triggerId, view, sorry);
    });
  }

  /** Puts another view in the place of an open one, unless that was closed or changed meanwhile. */
  void update(String workspace, String viewId, String hash, Supplier<View> view) {
    executor.execute(() -> {
      try {
        api.updateView(workspace, viewId, hash, view.get());
      } catch (SlackRefusal | SlackUnavailable e) {
        log.info("A view was not updated: {}", e.getMessage());
      }
    });
  }

  private void fill(
      String workspace,
      String viewId,
      String origin,
      Supplier<View> view,
      Function<String, View> sorry) {
    try {
      api.updateView(workspace, viewId, view.get());
    } catch (SlackRefusal | SlackUnavailable e) {
      log.info("A view was closed before it was filled: {}", e.getMessage());
    } catch (RuntimeException e) {
      String reference = Reference.of(origin);
      log.error("Reference {}: a view could not be filled", reference, e);
      api.updateView(workspace, viewId, sorry.apply(reference));
    }
  }

  private void tell(Place place, Message message) {
    try {
      messenger.reply(place, message);
    } catch (SlackUnavailable e) {
      log.warn("Slack is not there to be told: {}", e.getMessage());
    }
  }
}
