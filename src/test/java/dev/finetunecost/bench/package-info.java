/**
 * How long the engine takes, measured with JMH: {@code ./mvnw test-compile exec:exec@benchmark}.
 */
@NullMarked
package dev.finetunecost.bench;

import org.jspecify.annotations.NullMarked;
