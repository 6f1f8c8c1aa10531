/**
 * From words to facts: each with the words it came from, its value, and how it was understood.
 *
 * <p>No defaults, no prices and no arithmetic of costs live here; nothing asks the network or a
 * model.
 */
@NullMarked
package dev.finetunecost.language;

import org.jspecify.annotations.NullMarked;
