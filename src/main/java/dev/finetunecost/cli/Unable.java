package dev.finetunecost.cli;

/**
 * The words are right, but the work cannot be done as things stand. The message says why and what
 * to change.
 */
public final class Unable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Unable(String message, Throwable cause) {
    super(message, cause);
  }
}
