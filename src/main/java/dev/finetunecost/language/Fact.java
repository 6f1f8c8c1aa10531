package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Stated;

/**
 * One thing that a sentence says.
 *
 * @param field what it is about
 * @param stated the value, how it came to be, and the words or the reason
 * @param start index of the first character of its words
 * @param end index after the last character of its words
 */
public record Fact(Field field, Stated stated, int start, int end) {}
