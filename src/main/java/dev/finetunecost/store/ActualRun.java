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
 */
public record ActualRun(
    String workspace,
    String id,
    int number,
    @Nullable Double hours,
    @Nullable BigDecimal costUsd,
    String user,
    Instant at) {}
