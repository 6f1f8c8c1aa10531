package dev.finetunecost.store;

import java.time.Instant;

/**
 * Something half said: the state behind a modal or a button, which carry only its id.
 *
 * @param user whose it is
 * @param stateJson known to its writer alone
 */
public record Draft(
    String id, String workspace, String user, String stateJson, Instant updatedAt) {}
