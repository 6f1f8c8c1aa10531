package dev.finetunecost.language;

import dev.finetunecost.language.text.Kind;

/** Decides whether a hosted model is what is in use today, or the one to tune. */
final class HostedRole {
  private static final int NEAR = 6;

  private HostedRole() {}

  /**
   * Whether the hosted model at this index is in use today or to be replaced.
   *
   * @param opens whether the sentence names another model, which would be the one to tune
   */
  static boolean isBaseline(Sentence sentence, int at, boolean opens) {
    if (isObjectOfTuning(sentence, at)) {
      return false;
    }
    boolean inUse =
        sentence.cueBefore(at, NEAR, "now", "replace") >= 0 || sentence.cueAfter(at, 3, "now") >= 0;
    boolean tunes = sentence.hasCue("tune") || sentence.has(Kind.METHOD);
    boolean hosts = sentence.hasTerm(Kind.CONSTRAINT, "self-host");
    return inUse || opens || tunes || hosts || sentence.hasPeriod();
  }

  /** {@code fine-tune gpt-4o-mini}, {@code gpt-4o-mini fine-tuning}. */
  private static boolean isObjectOfTuning(Sentence sentence, int at) {
    int before = at - 1;
    while (before >= 0
        && at - before <= 3
        && (sentence.is(before, Kind.STOP)
            || sentence.is(before, Kind.PER)
            || sentence.is(before, Kind.PROVIDER)
            || sentence.is(before, Kind.HOSTED)
            || sentence.cue(before, "or", "and")
            || sentence.at(before).isSign(","))) {
      before--;
    }
    return sentence.cue(before, "tune")
        || sentence.cue(at + 1, "tune")
        || (sentence.at(at + 1).isSign("-") && sentence.cue(at + 2, "tune"));
  }
}
