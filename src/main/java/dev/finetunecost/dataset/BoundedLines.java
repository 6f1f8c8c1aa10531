package dev.finetunecost.dataset;

import java.io.IOException;
import java.io.Reader;

/** Lines of a text, none of which is kept beyond a length. */
final class BoundedLines {
  private final Reader text;
  private final int longest;
  private final StringBuilder line = new StringBuilder();
  private boolean tooLong;

  /**
   * @param longest characters of a line that are kept
   */
  BoundedLines(Reader text, int longest) {
    this.text = text;
    this.longest = longest;
  }

  /** Goes to the next line, and says whether there is one. */
  boolean next() throws IOException {
    line.setLength(0);
    tooLong = false;
    boolean any = false;
    for (int c = text.read(); c >= 0; c = text.read()) {
      any = true;
      if (c == '\n') {
        return true;
      }
      if (line.length() < longest) {
        line.append((char) c);
      } else {
        tooLong = true;
      }
    }
    return any;
  }

  /** The line; its first characters where it is too long. */
  String line() {
    return line.toString();
  }

  boolean tooLong() {
    return tooLong;
  }
}
