package dev.finetunecost.engine.price;

import java.time.LocalDate;

/**
 * Where a value comes from.
 *
 * @param id short name of the feed, data file or person, such as {@code litellm}
 * @param reference a URL or a citation that a reader can follow
 * @param asOf the day on which the value was true
 */
public record Source(String id, String reference, LocalDate asOf) {}
