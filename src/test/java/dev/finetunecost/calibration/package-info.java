/**
 * The fit of the engine's constants to published measurements: repeatable, part of the product.
 *
 * <p>{@link dev.finetunecost.calibration.Calibrate} reads the measured points under {@code
 * src/test/resources/calibration}, fits, writes the constants' data files and the tables of {@code
 * docs/calibration.md}.
 */
@NullMarked
package dev.finetunecost.calibration;

import org.jspecify.annotations.NullMarked;
