package dev.finetunecost.store;

/**
 * A report that stands in a channel.
 *
 * @param number of the scenario that it shows now
 * @param ts the message's time stamp, which names it and its thread
 */
public record SharedReport(String workspace, String channel, String ts, int number) {}
