package dev.finetunecost.cli;

/** The words are off. The message says what is wrong and what to write instead. */
public final class Complaint extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Complaint(String message) {
    super(message);
  }
}
