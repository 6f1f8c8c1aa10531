/**
 * Prices as the engine sees them: each with provider, tier, unit, region, date and source. Fetching
 * them lives elsewhere.
 */
@NullMarked
package dev.finetunecost.engine.price;

import org.jspecify.annotations.NullMarked;
