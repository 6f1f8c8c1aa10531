/** Uncertain inputs, seeded draws, and what follows from them: ranges, chances, flip points. */
@NullMarked
package dev.finetunecost.engine.uncertainty;

import org.jspecify.annotations.NullMarked;
