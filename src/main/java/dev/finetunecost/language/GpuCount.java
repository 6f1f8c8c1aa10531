package dev.finetunecost.language;

import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Term;
import java.util.Set;

/**
 * How many accelerators are said: {@code 3*8*}, {@code two}, {@code 2 nodes of 8}, {@code 4台8卡},
 * {@code x 8} behind the name, {@code an}.
 *
 * @param number the product of all factors, or 0 where none is said
 * @param from the first term that says it
 * @param to the last term that says it
 */
record GpuCount(double number, int from, int to) {
  /** NVIDIA DGX and HGX systems hold eight GPUs: DGX A100, H100, H200 and B200 data sheets. */
  private static final double PER_MACHINE = 8;

  private static final double MOST = 100_000;
  private static final int MOST_BETWEEN = 5;

  private static final Set<String> BRANDS =
      Set.of(
          "nvidia",
          "tesla",
          "geforce",
          "rtx",
          "amd",
          "instinct",
          "rented",
          "spot",
          "cloud",
          "new",
          "used",
          "own",
          "reserved",
          "dedicated",
          "seule",
          "seul",
          "sola",
          "solo",
          "einzige",
          "einzigen",
          "einzelne",
          "einzelnen");

  private static final Set<String> BETWEEN =
      Set.of(
          "of",
          "with",
          "each",
          "张",
          "块",
          "台",
          "个",
          "机",
          "卡",
          "枚",
          "基",
          "の",
          "having",
          "containing");

  /** What Chinese and Japanese put behind the number of cards. */
  private static final Set<String> COUNTERS = Set.of("枚", "张", "块", "台", "基");

  private static final Set<String> PLACES =
      Set.of(
          "on", "with", "have", "using", "from", "in", "own", "rent", "use", "used", "just", "got",
          "has");

  /** How many of the thing from one term to another are said. */
  static GpuCount of(Sentence sentence, int from, int to, int memory) {
    double perMachine = GpuMemory.timesBefore(sentence, memory);
    boolean machine = false;
    int at = from - 1;
    while (isBrand(sentence, at)) {
      machine |= sentence.is(at, Kind.MACHINE);
      at--;
    }
    if (machine && perMachine == 1) {
      perMachine = PER_MACHINE;
    }
    GpuCount before = factorsBefore(sentence, at, to);
    if (before.number() > 0) {
      return before.times(perMachine);
    }
    GpuCount after = factorAfter(sentence, from, to);
    if (after.number() > 0) {
      return after.times(perMachine);
    }
    boolean one = machine || (isOne(sentence, at) && !isPlural(sentence, to));
    return new GpuCount(one ? perMachine : 0, one ? at + 1 : from, to);
  }

  /** So many times as many. */
  GpuCount times(double factor) {
    return new GpuCount(number * factor, from, to);
  }

  private static boolean isBrand(Sentence sentence, int at) {
    return sentence.is(at, Kind.MACHINE)
        || BRANDS.contains(sentence.at(at).value())
        || sentence.cue(at, "on demand", "spot")
        || (sentence.at(at).isSign("-") && sentence.is(at - 1, Kind.MACHINE));
  }

  private static GpuCount factorsBefore(Sentence sentence, int before, int to) {
    double product = 0;
    int at = before;
    int first = before + 1;
    while (true) {
      int number = factorBefore(sentence, at);
      if (number < 0) {
        return new GpuCount(product, first, to);
      }
      product = (product == 0 ? 1 : product) * sentence.at(number).low();
      first = number;
      at = number - 1;
    }
  }

  /** Index of the number that multiplies what comes after this index, or -1. */
  private static int factorBefore(Sentence sentence, int before) {
    int at = before;
    while (at > before - MOST_BETWEEN && isBetween(sentence, at)) {
      at--;
    }
    Term term = sentence.at(at);
    boolean counts =
        sentence.isFreeNumber(at)
            && !isPartOfWord(sentence, at)
            && term.low() == term.high()
            && term.low() >= 1
            && term.low() <= MOST
            && term.low() == Math.rint(term.low());
    return counts ? at : -1;
  }

  /** The 8 of {@code fp8}. */
  private static boolean isPartOfWord(Sentence sentence, int at) {
    return sentence.at(at).glued()
        && sentence.is(at - 1, Kind.WORD)
        && !sentence.at(at - 1).isWord("x")
        && sentence.at(at - 1).value().codePointAt(0) < 0x250;
  }

  private static boolean isBetween(Sentence sentence, int at) {
    Term term = sentence.at(at);
    return term.isSign("*")
        || (term.isSign("-") && term.glued())
        || term.isWord("x")
        || term.is(Kind.DEVICE)
        || BRANDS.contains(term.value())
        || BETWEEN.contains(term.value());
  }

  /** {@code A100 x 8}, {@code A100*4}, {@code A100 8枚}. */
  private static GpuCount factorAfter(Sentence sentence, int from, int to) {
    int at = to + 1;
    while (sentence.is(at, Kind.BYTES)
        || sentence.at(at).isSign(")")
        || sentence.is(at, Kind.DEVICE)
        || sentence.at(at).isSign("-")) {
      at++;
    }
    if (sentence.isFreeNumber(at) && COUNTERS.contains(sentence.at(at + 1).value())) {
      return new GpuCount(sentence.at(at).low(), from, at + 1);
    }
    boolean times = sentence.at(at).isWord("x") || sentence.at(at).isSign("*");
    boolean counts =
        times
            && sentence.isFreeNumber(at + 1)
            && sentence.at(at + 1).low() <= MOST
            && !sentence.is(at + 2, Kind.TIME);
    return counts
        ? new GpuCount(sentence.at(at + 1).low(), from, at + 1)
        : new GpuCount(0, from, to);
  }

  /** {@code on an H100}, {@code my 4090}. */
  private static boolean isOne(Sentence sentence, int at) {
    String word = sentence.at(at).value();
    boolean article = sentence.is(at, Kind.PER) && (word.equals("a") || word.equals("an"));
    return word.equals("my")
        || (article
            && (PLACES.contains(sentence.at(at - 1).value())
                || sentence.cue(at - 1, "using", "in")));
  }

  private static boolean isPlural(Sentence sentence, int at) {
    return sentence.size() > 0 && sentence.written(at).endsWith("s");
  }
}
