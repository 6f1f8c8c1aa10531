/** What data, engineering, evaluation and upkeep cost. */
@NullMarked
package dev.finetunecost.engine.people;

import org.jspecify.annotations.NullMarked;
