package dev.finetunecost.dataset;

/**
 * Something in a dataset that a trainer would refuse, or learn wrongly from.
 *
 * @param line in the file, from 1
 */
public record Mistake(long line, Kind kind) {

  /** What is wrong. */
  public enum Kind {
    NOT_JSON,
    NOT_AN_OBJECT,
    /** None of the forms that are known. */
    UNKNOWN_FORM,
    NO_MESSAGES,
    UNKNOWN_ROLE,
    MESSAGE_WITHOUT_TEXT,
    /** Nothing to learn: no message of the assistant. */
    NO_ANSWER,
    /** The last message is not the assistant's. */
    ENDS_WITHOUT_ANSWER,
    EMPTY_ANSWER,
    /** A line longer than {@link Rows#LONGEST_LINE}. */
    LINE_TOO_LONG,
    /** A line of a CSV file with more or fewer fields than its head. */
    WRONG_FIELD_COUNT,
    /** Quotes that do not close, or a field beyond all measure; what follows was not read. */
    BROKEN_CSV
  }
}
