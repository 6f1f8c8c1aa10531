package dev.finetunecost.language;

import dev.finetunecost.language.text.Kind;
import java.util.Locale;

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
    if (!opens && asksItsCost(sentence)) {
      return false;
    }
    boolean inUse =
        sentence.cueBefore(at, NEAR, "now", "replace") >= 0 || sentence.cueAfter(at, 3, "now") >= 0;
    boolean tunes = sentence.hasCue("tune") || sentence.has(Kind.METHOD);
    boolean hosts = sentence.hasTerm(Kind.CONSTRAINT, "self-host");
    return inUse || opens || tunes || hosts || sentence.hasPeriod();
  }

  /** {@code what do 50k requests a day cost on gpt-4o?} says of no model that it is in use. */
  private static boolean asksItsCost(Sentence sentence) {
    boolean asks =
        sentence.hasCue("how much")
            || sentence.hasTerm(Kind.STOP, "what")
            || sentence.at(0).isStop("how")
            || sentence.at(0).isStop("what");
    return asks
        && (sentence.hasCue("pay") || sentence.hasCue("how much"))
        && !sentence.hasTerm(Kind.STOP, "our")
        && !sentence.hasTerm(Kind.STOP, "we")
        && !sentence.hasCue("now")
        && !sentence.hasCue("replace")
        && !sentence.hasCue("tune");
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
    boolean distilled =
        sentence.cue(before, "tune")
            && sentence.written(before).toLowerCase(Locale.ROOT).startsWith("disti");
    return (sentence.cue(before, "tune") && !distilled)
        || sentence.at(at - 1).isWord("custom")
        || sentence.cue(at + 1, "tune")
        || (sentence.at(at + 1).isSign("-") && sentence.cue(at + 2, "tune"));
  }
}
