package dev.finetunecost.store;

import java.time.Instant;

/**
 * Something that was asked of us and must be answered.
 *
 * @param id the asker's own id for it, by which a repetition is known
 * @param workspace the team's id
 * @param kind which worker it is for
 * @param payloadJson all that the worker needs
 * @param at when it came
 */
public record Delivery(String id, String workspace, String kind, String payloadJson, Instant at) {}
