/**
 * Prices: one small class per feed turns a payload into a sheet, sheets make a book, and the book
 * answers from memory.
 *
 * <p>No cost is computed here, and nobody who asks the book ever waits for the network.
 */
@NullMarked
package dev.finetunecost.prices;

import org.jspecify.annotations.NullMarked;
