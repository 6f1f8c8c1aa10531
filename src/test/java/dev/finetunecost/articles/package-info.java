/** The worked examples of the founding articles, put to the engine. */
@NullMarked
package dev.finetunecost.articles;

import org.jspecify.annotations.NullMarked;
