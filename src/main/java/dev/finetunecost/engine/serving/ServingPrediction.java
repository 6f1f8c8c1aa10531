package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.units.Range;

/**
 * What one replica can do at full load.
 *
 * @param fits whether the weights and at least one request fit in memory; where they do not the
 *     rest is what one request would get if they did
 * @param outputTokensPerSecond of the replica
 * @param requestsPerSecond of the replica
 * @param timeToFirstTokenMillis at batch 1
 * @param timePerOutputTokenMillis at this load
 */
public record ServingPrediction(
    boolean fits,
    Range outputTokensPerSecond,
    Range requestsPerSecond,
    double timeToFirstTokenMillis,
    double timePerOutputTokenMillis) {}
