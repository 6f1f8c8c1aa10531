/** The ways to reach the goal, each with a cost plan, or the reason why it is not feasible. */
@NullMarked
package dev.finetunecost.engine.alternative;

import org.jspecify.annotations.NullMarked;
