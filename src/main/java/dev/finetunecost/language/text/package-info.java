/**
 * From characters to terms: atoms, numbers in every dress, names from the lexicon.
 *
 * <p>Nothing here knows what a term means for a scenario; that is the room above.
 */
@NullMarked
package dev.finetunecost.language.text;

import org.jspecify.annotations.NullMarked;
