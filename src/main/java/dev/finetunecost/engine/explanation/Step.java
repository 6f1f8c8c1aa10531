package dev.finetunecost.engine.explanation;

/**
 * One step of a calculation.
 *
 * @param name what is computed, such as {@code time per micro-step}
 * @param formula in words and symbols
 * @param inputs the numbers that went in, with their units
 * @param value the result
 * @param unit of the result
 * @param source where the formula and its constants come from
 */
public record Step(
    String name, String formula, String inputs, double value, String unit, String source) {}
