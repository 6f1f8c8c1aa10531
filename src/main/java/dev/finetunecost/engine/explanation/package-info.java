/** How a figure came about: the steps that led to it, for people to follow. */
@NullMarked
package dev.finetunecost.engine.explanation;

import org.jspecify.annotations.NullMarked;
