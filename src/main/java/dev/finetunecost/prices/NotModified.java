package dev.finetunecost.prices;

import java.io.IOException;

/** The source says that its prices are what they were when we asked before. */
public final class NotModified extends IOException {
  private static final long serialVersionUID = 1L;

  NotModified() {
    super("not modified");
  }
}
