/** What to do, why, and what would change our mind. */
@NullMarked
package dev.finetunecost.engine.verdict;

import org.jspecify.annotations.NullMarked;
