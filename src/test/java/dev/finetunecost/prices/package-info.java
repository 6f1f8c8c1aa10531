@NullMarked
package dev.finetunecost.prices;

import org.jspecify.annotations.NullMarked;
