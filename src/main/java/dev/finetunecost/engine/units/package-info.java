/**
 * Quantities with their unit in the type. Money is exact ({@link java.math.BigDecimal}); physical
 * quantities are {@code double}.
 */
@NullMarked
package dev.finetunecost.engine.units;

import org.jspecify.annotations.NullMarked;
