package dev.finetunecost.store;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scenario as it is kept.
 *
 * @param workspace the team's id
 * @param number 12 for {@code FT-12}; counted within the workspace
 * @param words the sentence it came from
 * @param asSaid stated and inferred values only
 * @param intent what was asked
 * @param parent the number of the scenario it was changed from, or null
 * @param user who said it
 * @param channel where it was said
 * @param title a short title for lists, or empty until it was estimated
 */
public record SavedScenario(
    String workspace,
    int number,
    String words,
    Scenario asSaid,
    Intent intent,
    @Nullable Integer parent,
    String user,
    String channel,
    String title,
    Instant createdAt) {

  /** The number as people say it. */
  public String id() {
    return "FT-" + number;
  }
}
