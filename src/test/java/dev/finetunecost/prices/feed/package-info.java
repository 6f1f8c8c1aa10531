@NullMarked
package dev.finetunecost.prices.feed;

import org.jspecify.annotations.NullMarked;
