/**
 * The desk between what people say and what the engine needs: a scenario is completed with
 * defaults, names are looked up, prices are picked from the book in memory, and the engine is
 * asked.
 *
 * <p>Nothing here fetches, and no cost is computed here.
 */
@NullMarked
package dev.finetunecost.estimate;

import org.jspecify.annotations.NullMarked;
