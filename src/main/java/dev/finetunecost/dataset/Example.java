package dev.finetunecost.dataset;

/**
 * One example as training sees it.
 *
 * @param messages into which a trainer wraps it: a pair is two, plain text none
 * @param prompt what the model reads; empty in plain text
 * @param completion what it learns to write
 */
public record Example(Shape shape, int messages, String prompt, String completion) {

  /** The form in which a dataset holds its examples. */
  public enum Shape {
    /** {@code {"messages": [{"role", "content"}, …]}}, as OpenAI and most trainers take it. */
    CHAT,
    /** {@code {"conversations": [{"from", "value"}, …]}}, as ShareGPT collections have it. */
    SHAREGPT,
    /** {@code {"prompt", "completion"}} and pairs of other names. */
    PAIR,
    /** {@code {"instruction", "input", "output"}}, as Alpaca has it. */
    INSTRUCTION,
    /** {@code {"prompt", "chosen", "rejected"}}: preferences. */
    PREFERENCE,
    /** {@code {"text"}}: text to go on with. */
    TEXT
  }
}
