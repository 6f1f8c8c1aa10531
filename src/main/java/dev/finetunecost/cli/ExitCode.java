package dev.finetunecost.cli;

/** What a command leaves behind for scripts. */
final class ExitCode {
  static final int OK = 0;

  /** The work failed. */
  static final int FAILED = 1;

  /** The words are off: what was asked makes no sense as it stands. */
  static final int WORDS_ARE_OFF = 2;

  private ExitCode() {}
}
