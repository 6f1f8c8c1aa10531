package dev.finetunecost.language.text;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;
import java.util.List;
import java.util.Locale;

/**
 * Adds to the lexicon what the catalogue knows and the lexicon's own tables do not: a model or an
 * accelerator that is added there is understood here.
 */
final class CatalogNames {
  /** A shorter one is too easily a word. */
  private static final int SHORTEST_FAMILY = 3;

  private CatalogNames() {}

  static void addTo(Lexicon lexicon, Catalog catalog) {
    for (Gpu gpu : catalog.gpus().all()) {
      String phrase = gpu.name().toLowerCase(Locale.ROOT).replace('-', ' ');
      boolean variant = isVariant(lexicon, phrase);
      if (!variant && !lexicon.knows(Kind.GPU, phrase)) {
        lexicon.add(Kind.GPU, gpu.name(), phrase);
      }
    }
    for (ModelSpec model : catalog.models().all()) {
      addFamily(lexicon, model.id());
    }
  }

  /**
   * Memory and form are read beside the name, so that {@code A100-80GB-PCIe} is no name of its own.
   */
  private static boolean isVariant(Lexicon lexicon, String phrase) {
    int space = phrase.indexOf(' ');
    return space > 0 && lexicon.knows(Kind.GPU, phrase.substring(0, space));
  }

  /**
   * The letters before the first digit: {@code powerlm} of {@code powerlm-3b}, {@code qwen*} of
   * {@code qwen2.5-7b}.
   */
  private static void addFamily(Lexicon lexicon, String id) {
    int digit = 0;
    while (digit < id.length() && !Character.isDigit(id.charAt(digit))) {
      digit++;
    }
    boolean attached = digit > 0 && id.charAt(digit - 1) != '-';
    String family = attached ? id.substring(0, digit) : id.substring(0, Math.max(0, digit - 1));
    List<Atom> atoms = Lexer.cut(family);
    if (family.length() >= SHORTEST_FAMILY && lexicon.family(atoms, 0) == null) {
      lexicon.add(Kind.FAMILY, attached ? family + "*" : family, family);
    }
  }
}
