/**
 * Feeds: one small class for each place that publishes prices. Each holds the request, their shape
 * as private records, and the way from their words and units to ours.
 *
 * <p>Nothing here decides what to believe, when to ask again, or which price wins.
 */
@NullMarked
package dev.finetunecost.prices.feed;

import org.jspecify.annotations.NullMarked;
