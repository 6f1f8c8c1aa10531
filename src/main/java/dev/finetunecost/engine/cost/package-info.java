/** A bill: lines, what moves them, and their sums. What is on it is decided elsewhere. */
@NullMarked
package dev.finetunecost.engine.cost;

import org.jspecify.annotations.NullMarked;
