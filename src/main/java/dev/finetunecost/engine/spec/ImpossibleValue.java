package dev.finetunecost.engine.spec;

/**
 * A value that a field cannot have. The message names the field, says why, and what would do; it is
 * meant for the person who said it.
 */
public final class ImpossibleValue extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final Field field;

  public ImpossibleValue(Field field, String message) {
    super(message);
    this.field = field;
  }

  /** The field whose value it is. */
  public Field field() {
    return field;
  }
}
