package dev.finetunecost.store;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A scenario that has no number yet.
 *
 * @param workspace the team's id
 * @param origin id of the delivery, or whatever else it came from: saved twice under the same
 *     origin, it is one scenario
 * @param words the sentence it came from
 * @param asSaid stated and inferred values only
 * @param parent the number of the scenario it was changed from, or null
 * @param user who said it
 * @param channel where it was said
 * @param title a short title for lists, or empty until it was estimated
 */
public record NewScenario(
    String workspace,
    String origin,
    String words,
    Scenario asSaid,
    Intent intent,
    @Nullable Integer parent,
    String user,
    String channel,
    String title,
    Instant createdAt) {}
