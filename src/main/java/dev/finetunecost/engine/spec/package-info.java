/**
 * What was asked: the scenario as said, field by field with its origin, and its resolved form with
 * everything looked up.
 */
@NullMarked
package dev.finetunecost.engine.spec;

import org.jspecify.annotations.NullMarked;
