package dev.finetunecost.store;

/** The database cannot be used. The message says why and what to change, and holds no secret. */
public final class DatabaseUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnusable(String message, Throwable cause) {
    super(message, cause);
  }

  DatabaseUnusable(String message) {
    super(message);
  }
}
