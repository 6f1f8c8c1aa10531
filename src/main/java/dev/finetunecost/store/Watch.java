package dev.finetunecost.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A wish to hear when a scenario's answer changes.
 *
 * @param number of the scenario
 * @param channel where to say it
 * @param user who wished it
 * @param every how often to look
 * @param nextAt when to look next
 * @param lastState what was last said, known to its writer alone; empty until then
 */
public record Watch(
    String workspace,
    int number,
    String channel,
    String user,
    Duration every,
    Instant nextAt,
    String lastState) {}
