/** What to do, why, and what would change our mind: figures and rules, no sentences. */
@NullMarked
package dev.finetunecost.engine.verdict;

import org.jspecify.annotations.NullMarked;
