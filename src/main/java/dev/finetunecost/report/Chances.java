package dev.finetunecost.report;

/** Chances as counts, which people read better than fractions. */
final class Chances {
  private static final double RARE = 0.01;

  private Chances() {}

  /** {@code 72 of 100 simulated futures}. */
  static String inWords(double chance, Words words) {
    if (chance < RARE) {
      return words.say("chance.few");
    }
    return chance > 1 - RARE
        ? words.say("chance.most")
        : words.say("chance", Math.round(chance * 100));
  }
}
