package dev.finetunecost.slack;

import dev.finetunecost.jobs.Deliveries;
import dev.finetunecost.slack.view.Notices;
import java.time.Clock;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes in what is asked: it is stored when {@link #accept} returns, and answered later. */
final class Intake {
  private static final Logger log = LoggerFactory.getLogger(Intake.class);

  private final Deliveries deliveries;
  private final Messenger messenger;
  private final Executor executor;
  private final Clock clock;

  Intake(Deliveries deliveries, Messenger messenger, Executor executor, Clock clock) {
    this.deliveries = deliveries;
    this.messenger = messenger;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Takes it in, unless it was taken in before under the same id. Where it cannot be stored, the
   * asker is told so.
   */
  void accept(String id, Asked asked) {
    try {
      deliveries.accept(asked.delivery(id, clock.instant()));
    } catch (RuntimeException e) {
      log.error("Could not store what was asked", e);
      executor.execute(() -> messenger.reply(asked.place(), Notices.notStored(asked.again())));
    }
  }
}
