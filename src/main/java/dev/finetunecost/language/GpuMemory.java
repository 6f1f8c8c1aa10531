package dev.finetunecost.language;

import dev.finetunecost.language.text.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The memory that is said beside an accelerator: {@code A100 (80G)}, {@code 24GB 3090}. */
final class GpuMemory {
  /** Accelerators sold with two sizes of memory, in GB: the size is part of the name. */
  private static final Map<String, Set<Double>> VARIANTS =
      Map.of("A100", Set.of(40.0, 80.0), "V100", Set.of(16.0, 32.0));

  private static final double LEAST_GB = 4;
  private static final double MOST_GB = 512;

  private static final Set<String> FORM_FACTORS =
      Set.of(
          "sxm", "sxm4", "sxm5", "pcie", "with", "nvlink", "hbm2e", "hbm3", "hbm", "4", "5", "de",
          "mit", "con", "avec", "a");

  private GpuMemory() {}

  /** Index of the number of gigabytes beside the accelerator, or -1. */
  static int near(Sentence sentence, int gpu) {
    for (int i = gpu + 1; i <= gpu + 5 && i < sentence.size(); i++) {
      if (isGigabytes(sentence, i)) {
        return i;
      }
      if (!isBetween(sentence, i)) {
        break;
      }
    }
    boolean apart = sentence.at(gpu - 1).isSign("-") || sentence.is(gpu - 1, Kind.STOP);
    int before = apart ? gpu - 3 : gpu - 2;
    return isGigabytes(sentence, before) ? before : -1;
  }

  private static boolean isBetween(Sentence sentence, int at) {
    return sentence.at(at).isSign("(")
        || sentence.at(at).isSign("-")
        || sentence.at(at).isSign("/")
        || sentence.is(at, Kind.DEVICE)
        || FORM_FACTORS.contains(sentence.at(at).value())
        || FORM_FACTORS.contains(sentence.written(at).toLowerCase(Locale.ROOT))
        || isPartOfProduct(sentence, at);
  }

  /** The {@code 8x} of {@code (8x40G)}. */
  private static boolean isPartOfProduct(Sentence sentence, int at) {
    boolean number = sentence.is(at, Kind.NUMBER) && sentence.at(at + 1).isWord("x");
    boolean times = sentence.at(at).isWord("x") && sentence.is(at - 1, Kind.NUMBER);
    return (number && sentence.at(at - 1).isSign("("))
        || (times && sentence.at(at - 2).isSign("("));
  }

  /** How many are said together with the memory, as in {@code (8x40G)}; 1 where none are. */
  static double timesBefore(Sentence sentence, int memory) {
    boolean product =
        memory >= 0
            && sentence.at(memory - 1).isWord("x")
            && sentence.at(memory - 3).isSign("(")
            && sentence.is(memory - 2, Kind.NUMBER);
    return product ? sentence.at(memory - 2).low() : 1;
  }

  static boolean isGigabytes(Sentence sentence, int at) {
    int unit = sentence.at(at + 1).isSign("-") ? at + 2 : at + 1;
    return sentence.is(at, Kind.NUMBER)
        && sentence.at(at).low() >= LEAST_GB
        && sentence.at(at).low() <= MOST_GB
        && sentence.at(unit).is(Kind.BYTES, "GB");
  }

  /** Whether an accelerator of this name is sold with this memory and another. */
  static boolean isVariant(String gpu, double gigabytes) {
    return VARIANTS.getOrDefault(gpu, Set.of()).contains(gigabytes);
  }
}
