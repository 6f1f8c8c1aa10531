/**
 * Memory, speed and GPU-hours of one training run. Formulas and their sources; the fitted constants
 * come from the catalogue.
 */
@NullMarked
package dev.finetunecost.engine.training;

import org.jspecify.annotations.NullMarked;
