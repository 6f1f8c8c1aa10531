/**
 * The cost engine: pure functions from a resolved scenario and prices to an estimate.
 *
 * <p>Nothing here reads a clock, does I/O, logs, or knows of JSON or Slack; the same input gives
 * the same answer for ever.
 */
@NullMarked
package dev.finetunecost.engine;

import org.jspecify.annotations.NullMarked;
