/**
 * The front door: {@link dev.finetunecost.Main} joins the rooms, {@link dev.finetunecost.Settings}
 * reads the environment.
 */
@NullMarked
package dev.finetunecost;

import org.jspecify.annotations.NullMarked;
