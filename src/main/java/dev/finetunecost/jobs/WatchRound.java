package dev.finetunecost.jobs;

import dev.finetunecost.store.Delivery;
import dev.finetunecost.store.Watch;
import dev.finetunecost.store.Watches;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the watches whose time has come. What is to be said becomes a delivery, named by the
 * watch and its time, so that it is said once although a process dies in between.
 */
public final class WatchRound implements Runnable {
  private static final Logger log = LoggerFactory.getLogger(WatchRound.class);
  private static final int AT_ONCE = 200;

  /**
   * What a look at a watched scenario gave.
   *
   * @param state what to remember until the next look
   * @param kind which worker says it, and
   * @param payloadJson what is to be said; null where nothing changed that is worth a word
   */
  public record Look(String state, String kind, @Nullable String payloadJson) {}

  /** Prices a watched scenario anew and compares it with what was last said. */
  public interface Lookout {

    /** What there is to say now. The watch's {@code lastState} is the state of the last look. */
    Look look(Watch watch) throws Exception;
  }

  private final Watches watches;
  private final Lookout lookout;
  private final Deliveries deliveries;
  private final Clock clock;

  public WatchRound(Watches watches, Lookout lookout, Deliveries deliveries, Clock clock) {
    this.watches = watches;
    this.lookout = lookout;
    this.deliveries = deliveries;
    this.clock = clock;
  }

  /** Looks at all watches that are due. One that fails is looked at again the next time. */
  @Override
  public void run() {
    for (Watch watch : watches.due(clock.instant(), AT_ONCE)) {
      try {
        look(watch);
      } catch (Exception e) {
        log.warn(
            "Watch on FT-{} of {} could not be looked at", watch.number(), watch.workspace(), e);
      }
    }
  }

  private void look(Watch watch) throws Exception {
    Look look = lookout.look(watch);
    Instant now = clock.instant();
    if (look.payloadJson() != null) {
      String id = "watch-%d-%d".formatted(watch.number(), watch.nextAt().toEpochMilli());
      deliveries.accept(new Delivery(id, watch.workspace(), look.kind(), look.payloadJson(), now));
    }
    watches.seen(watch, look.state(), now);
  }
}
