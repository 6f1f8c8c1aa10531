package dev.finetunecost.playground;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Trigger ids: each opens one view, within three seconds of what the person did. */
final class Triggers {
  /** docs.slack.dev, modals: "trigger_ids will expire in three seconds". */
  private static final Duration LIFE = Duration.ofSeconds(3);

  private final Workspace workspace;
  private final Map<String, Trigger> issued = new HashMap<>();

  Triggers(Workspace workspace) {
    this.workspace = workspace;
  }

  /**
   * What a trigger id stands for.
   *
   * @param user who did something
   * @param fromModal the view in which it was done; null where it was not in a modal
   */
  record Trigger(String user, @Nullable String fromModal, Instant until, boolean used) {}

  synchronized String issue(String user, @Nullable String fromModal) {
    int number = workspace.nextNumber();
    String id =
        "%d.%d.%08x".formatted(number, 100_000 + number, number * 0x9E3779B1L & 0xFFFFFFFFL);
    issued.put(id, new Trigger(user, fromModal, workspace.now().plus(LIFE), false));
    return id;
  }

  /** Uses a trigger id up; refused where it is unknown, used or late. */
  synchronized Trigger redeem(String id) {
    Trigger trigger = issued.get(id);
    if (trigger == null) {
      throw new ApiRefusal("invalid_trigger_id");
    }
    if (trigger.used()) {
      throw new ApiRefusal("exchanged_trigger_id");
    }
    if (workspace.now().isAfter(trigger.until())) {
      throw new ApiRefusal("expired_trigger_id");
    }
    issued.put(id, new Trigger(trigger.user(), trigger.fromModal(), trigger.until(), true));
    return trigger;
  }
}
