package dev.finetunecost.language.text;

import dev.finetunecost.language.text.Lexicon.Found;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model's name: family, version, size and variant, in any dress, to {@code
 * family-version-size-variant} as far as stated.
 *
 * <p>In the lexicon a family's value ends in {@code *} where versions are written to it without a
 * hyphen ({@code qwen2.5}), and begins with {@code ?} where the family alone is also a common word.
 */
final class ModelReader {
  /** What counts things, so that a number before it is no version. */
  private static final Set<Kind> COUNTED =
      EnumSet.of(
          Kind.DATA,
          Kind.USE,
          Kind.THING,
          Kind.TOKENS,
          Kind.BYTES,
          Kind.TIME,
          Kind.PEOPLE,
          Kind.GPU,
          Kind.DEVICE);

  /** The cues among what counts things. */
  private static final Set<String> COUNTED_CUES =
      Set.of("epochs", "gpu hours", "times", "more", "fewer");

  /** No version of a model is as high, where it is written apart and has no point. */
  private static final double NO_VERSION = 10;

  /** Variants that are written after a space as well as after a hyphen. */
  private static final Set<String> SPOKEN_VARIANTS =
      Set.of(
          "instruct",
          "chat",
          "mini",
          "nano",
          "turbo",
          "flash",
          "lite",
          "haiku",
          "sonnet",
          "opus",
          "large",
          "nemo",
          "scout",
          "maverick",
          "vl",
          "coder",
          "pro",
          "vision",
          "r",
          "r1",
          "express",
          "micro",
          "small",
          "medium",
          "distill",
          "llama",
          "qwen");

  /** The value of a suffix that names how a model is stored, and no other model. */
  private static final String FILE_FORMAT = "-";

  private final Lexicon lexicon;
  private final List<Atom> atoms;

  ModelReader(Lexicon lexicon, List<Atom> atoms) {
    this.lexicon = lexicon;
    this.atoms = atoms;
  }

  /**
   * A model's name and where it ends.
   *
   * @param billions its size, or 0 where none was said
   */
  record Read(Kind kind, String name, double billions, int next) {}

  /** The model whose name begins at this atom. */
  @Nullable Read at(int at) {
    Found found = lexicon.family(atoms, at);
    if (found == null && mayBeSlip(at)) {
      found = lexicon.familyBySlip(atoms, at);
    }
    if (found == null) {
      return unlisted(at);
    }
    Tail tail = new Tail(found.kind() == Kind.HOSTED_FAMILY, at + found.atoms());
    String family = found.value();
    boolean common = family.startsWith("?");
    boolean attaches = family.endsWith("*");
    StringBuilder name = new StringBuilder(family.replace("?", "").replace("*", ""));
    tail.readInto(name, attaches);
    if (common && tail.parts == 0 && !isModelWord(tail.next)) {
      return null;
    }
    Kind kind = tail.hosted ? Kind.HOSTED : Kind.MODEL;
    return new Read(kind, name.toString(), tail.billions, tail.next);
  }

  /** A word that nothing else knows, before a version or a size. */
  private boolean mayBeSlip(int at) {
    int next = at + 1 < atoms.size() && atoms.get(at + 1).is("-") ? at + 2 : at + 1;
    return atoms.get(at).isLetters()
        && next < atoms.size()
        && atoms.get(next).isDigits()
        && lexicon.longest(atoms, at) == null
        && lexicon.numeral(atoms, at) == null;
  }

  private boolean isModelWord(int at) {
    return at < atoms.size() && (atoms.get(at).is("model") || atoms.get(at).is("models"));
  }

  /** A name that no list has, known by the size that is joined to it, as {@code OryxX-7B}. */
  private @Nullable Read unlisted(int at) {
    Atom word = atoms.get(at);
    boolean named =
        word.isLetters()
            && word.text().length() >= 3
            && at + 3 < atoms.size()
            && atoms.get(at + 1).is("-")
            && atoms.get(at + 1).glued()
            && atoms.get(at + 2).isDigits()
            && atoms.get(at + 2).glued()
            && atoms.get(at + 3).is("b")
            && atoms.get(at + 3).glued()
            && lexicon.longest(atoms, at) == null;
    if (!named) {
      return looksLikeModel(at) ? new Read(Kind.MODEL, nameOfWord(at), 0, at + 3) : null;
    }
    StringBuilder name = new StringBuilder(word.text());
    Tail tail = new Tail(false, at + 1);
    tail.readInto(name, false);
    return new Read(Kind.MODEL, name.toString(), tail.billions, tail.next);
  }

  /** {@code GENA-LM}. */
  private boolean looksLikeModel(int at) {
    return at + 2 < atoms.size()
        && atoms.get(at).isLetters()
        && atoms.get(at + 1).is("-")
        && atoms.get(at + 1).glued()
        && atoms.get(at + 2).is("lm")
        && atoms.get(at + 2).glued();
  }

  private String nameOfWord(int at) {
    return atoms.get(at).text() + "-lm";
  }

  /** What follows a family's name. */
  private final class Tail {
    private final boolean hosted;
    private int next;
    private int parts;
    private boolean versioned;
    private double billions;

    Tail(boolean hosted, int next) {
      this.hosted = hosted;
      this.next = next;
    }

    void readInto(StringBuilder name, boolean attaches) {
      int limit = next + 24;
      while (next < atoms.size() && next < limit) {
        int at = afterJoiner(next);
        int before = next;
        if (at >= atoms.size()) {
          return;
        }
        boolean written = attaches && parts == 0 && at == next && atoms.get(at).glued();
        String part = atoms.get(at).isDigits() ? number(at) : word(at);
        if (at > before && (part.isEmpty() || goesOnInLetters())) {
          part = unknownPart(at);
        }
        if (part.isEmpty()) {
          next = before;
          return;
        }
        if (part.equals(FILE_FORMAT)) {
          continue;
        }
        boolean size = part.endsWith("b") || part.endsWith("m");
        name.append(written && !size ? "" : "-").append(part);
        parts++;
      }
    }

    /**
     * The {@code XComposer2} of {@code InternLM-XComposer2-7B}: what stands between a family and a
     * size that are written as one word.
     */
    private String unknownPart(int at) {
      if (!leadsToSize(at)) {
        return "";
      }
      StringBuilder part = new StringBuilder(atoms.get(at).text());
      next = at + 1;
      while (!gluedText(next).isEmpty() && !gluedText(next).equals("-")) {
        part.append(gluedText(next++));
      }
      return part.toString();
    }

    private boolean goesOnInLetters() {
      return !gluedText(next).isEmpty() && atoms.get(next).isLetters();
    }

    private boolean leadsToSize(int at) {
      for (int i = at + 1; i < at + 10 && !gluedText(i).isEmpty(); i++) {
        if (gluedText(i).equals("-") && !gluedText(i + 1).isEmpty() && isSize(i + 1)) {
          return true;
        }
      }
      return false;
    }

    private int afterJoiner(int at) {
      String sign = atoms.get(at).text();
      boolean joiner = sign.equals("-") || sign.equals("_") || sign.equals("/") || sign.equals(":");
      boolean between =
          joiner && atoms.get(at).glued() && at + 1 < atoms.size() && atoms.get(at + 1).glued();
      boolean bracket = sign.equals("(") && isSize(at + 1);
      return between || bracket ? at + 1 : at;
    }

    private boolean isSize(int at) {
      return at + 1 < atoms.size()
          && atoms.get(at).isDigits()
          && atoms.get(at + 1).is("b")
          && (at + 2 >= atoms.size() || !atoms.get(at + 2).isDigits());
    }

    private String number(int at) {
      String digits = atoms.get(at).text();
      String unit = gluedText(at + 1);
      if (unit.equals("x") && isSize(at + 2)) {
        next = at + 4;
        return digits + "x" + atoms.get(at + 2).text() + "b";
      }
      if (unit.equals("b") || (unit.equals("m") && !hosted)) {
        return size(digits, unit, at + 2);
      }
      if (billions == 0 && isBillionWord(at + 1)) {
        return size(digits, "b", at + 2);
      }
      return hosted ? hostedNumber(at, digits, unit) : version(at, digits);
    }

    /** {@code 70 b} and {@code 8 billion}, but not {@code 8 billion tokens}. */
    private boolean isBillionWord(int at) {
      boolean billion = at < atoms.size() && (atoms.get(at).is("b") || atoms.get(at).is("billion"));
      return billion && (at + 1 >= atoms.size() || !isCounted(at + 1));
    }

    private String size(String digits, String unit, int after) {
      double number = Digits.value(digits, false);
      if (billions > 0 || !Double.isFinite(number) || number <= 0) {
        return "";
      }
      billions = unit.equals("b") ? number : number / 1000;
      next = after;
      return digits + unit;
    }

    private String version(int at, String digits) {
      boolean loose = !atoms.get(at).glued();
      double number = Digits.value(digits, false);
      boolean version = !versioned && billions == 0 && number < 10 && digits.length() <= 3;
      if (!version || (loose && at + 1 < atoms.size() && isCounted(at + 1))) {
        return "";
      }
      versioned = true;
      next = at + 1;
      return digits;
    }

    /** {@code 4o}, {@code 4.1}, and the digits of a date joined by hyphens. */
    private String hostedNumber(int at, String digits, String unit) {
      boolean loose = !atoms.get(at).glued();
      if (loose
          && (versioned
              || digits.length() > 3
              || (!digits.contains(".") && at + 1 < atoms.size() && isCounted(at + 1)))) {
        return "";
      }
      versioned = true;
      boolean omni = unit.equals("o");
      next = omni ? at + 2 : at + 1;
      return omni ? digits + "o" : digits;
    }

    private boolean isCounted(int at) {
      Found found = lexicon.longest(atoms, at);
      return atoms.get(at).is("x")
          || atoms.get(at).is("*")
          || atoms.get(at).is("%")
          || lexicon.numeral(atoms, at) != null
          || (found != null && (COUNTED.contains(found.kind()) || isCountedCue(found, at)));
    }

    /** {@code mistral 3 epochs}, {@code 400 in}; but not {@code llama 3 now}. */
    private boolean isCountedCue(Found found, int at) {
      boolean range =
          found.value().equals("to") && at + 1 < atoms.size() && atoms.get(at + 1).isDigits();
      return found.kind() == Kind.CUE
          && (range
              || COUNTED_CUES.contains(found.value())
              || Digits.value(atoms.get(at - 1).text(), false) >= NO_VERSION);
    }

    private String word(int at) {
      Atom atom = atoms.get(at);
      boolean joined = at > next || atom.glued();
      if (!atom.isLetters()) {
        return "";
      }
      boolean beforeDigits =
          at + 1 < atoms.size() && atoms.get(at + 1).isDigits() && atoms.get(at + 1).glued();
      if (atom.is("v") && beforeDigits) {
        next = at + 2;
        return "v" + atoms.get(at + 1).text();
      }
      if (atom.is("a") && beforeDigits && joined && isSize(at + 1)) {
        next = at + 3;
        return "a" + atoms.get(at + 1).text() + "b";
      }
      Found found = lexicon.suffix(atoms, at);
      if (found == null || !mayFollow(at, joined)) {
        return "";
      }
      next = at + found.atoms();
      return found.value();
    }

    /**
     * Apart from the name, only the variants that people write so, and only where nothing else
     * reads them.
     */
    private boolean mayFollow(int at, boolean joined) {
      return joined || SPOKEN_VARIANTS.contains(atoms.get(at).text());
    }

    private String gluedText(int at) {
      return at < atoms.size() && atoms.get(at).glued() ? atoms.get(at).text() : "";
    }
  }
}
