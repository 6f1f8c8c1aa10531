package dev.finetunecost.store;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A training run that really happened.
 *
 * @param id unique in the workspace, such as the id of the delivery that told of it
 * @param number of the scenario that it carried out
 * @param hours of the clock, or null where nobody said
 * @param costUsd what was paid, or null where nobody said
 * @param predictedHours what the formulas alone said, or null where they said nothing
 * @param predictedCostUsd the same of the cost
 */
public record ActualRun(
    String workspace,
    String id,
    int number,
    @Nullable Double hours,
    @Nullable BigDecimal costUsd,
    @Nullable Double predictedHours,
    @Nullable BigDecimal predictedCostUsd,
    String user,
    Instant at) {}
