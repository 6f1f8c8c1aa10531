package dev.finetunecost.slack.team;

import dev.finetunecost.slack.command.Command.Threshold;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered of a watched scenario between two looks at it.
 *
 * @param said the answer when something was last said about it
 * @param total of the last look
 * @param threshold that was wished, or null
 */
public record WatchState(Snapshot said, BigDecimal total, @Nullable Threshold threshold) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static WatchState fromJson(String json) {
    return JSON.readValue(json, WatchState.class);
  }

  public String toJson() {
    return JSON.writeValueAsString(this);
  }

  /** Why a new answer is worth a word. */
  public enum Reason {
    /** Something else is advised. */
    VERDICT,
    /** The total has passed the threshold. */
    THRESHOLD
  }

  /** Whether this answer is worth a word, and why. */
  public Optional<Reason> reason(Snapshot now) {
    if (!now.choice().equals(said.choice())) {
      return Optional.of(Reason.VERDICT);
    }
    return threshold != null && passes(threshold, now.total()) && !passes(threshold, total)
        ? Optional.of(Reason.THRESHOLD)
        : Optional.empty();
  }

  /** The state after this look. */
  public WatchState after(Snapshot now) {
    return new WatchState(reason(now).isPresent() ? now : said, now.total(), threshold);
  }

  /** Whether a total is on the side of the threshold that was wished for. */
  public static boolean passes(Threshold threshold, BigDecimal total) {
    int side = total.compareTo(threshold.usd());
    return threshold.below() ? side < 0 : side > 0;
  }
}
