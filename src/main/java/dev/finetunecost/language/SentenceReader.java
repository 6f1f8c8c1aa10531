package dev.finetunecost.language;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Intent;
import java.util.List;

/** Reads sentences. One object serves all threads. */
public final class SentenceReader {
  private final Catalog catalog;

  /** Names of models and GPUs come from the catalogue. */
  public SentenceReader(Catalog catalog) {
    this.catalog = catalog;
  }

  /** What these words say. Any text at all is read; nothing is thrown. */
  public Understanding read(String words) {
    return new Understanding(words, Intent.SCENARIO, List.of(), catalog.models().nearest(words, 0));
  }
}
