package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Term;
import java.util.Map;

/** How long a run takes, and for how long the model will be in use. */
final class DurationFacts implements Recogniser {
  private static final Map<String, Double> HOURS =
      Map.of("second", 1.0 / 3600, "minute", 1.0 / 60, "hour", 1.0, "day", 24.0, "week", 168.0);
  private static final Map<String, Integer> MONTHS =
      Map.of("month", 1, "quarter", 3, "year", 12, "year and a half", 18);
  private static final Map<String, Double> DAYS = Map.of("day", 1.0, "week", 7.0);

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      int unit = unitAfter(sentence, at);
      if (sentence.isFreeNumber(at) && unit >= 0) {
        duration(sentence, facts, at, unit);
      } else if (sentence.at(at).is(Kind.TIME, "year and a half")) {
        horizon(sentence, facts, 1, 1, at, at);
      } else if (sentence.is(at, Kind.TIME) && sentence.cue(at - 1, "horizon")) {
        horizon(sentence, facts, 1, 1, at - 1, at);
      } else if (isWholePeriod(sentence, at)) {
        horizon(sentence, facts, 1, 1, at, at + 1);
      }
    }
  }

  private static int unitAfter(Sentence sentence, int at) {
    int unit =
        sentence.at(at + 1).isSign("-") || sentence.at(at + 1).value().equals("个")
            ? at + 2
            : at + 1;
    return sentence.is(unit, Kind.TIME) ? unit : -1;
  }

  private static void duration(Sentence sentence, Facts facts, int at, int unit) {
    if (sentence.cue(unit + 1, "how much")
        || isPast(sentence, at, unit)
        || isPartOfRate(sentence, unit)) {
      return;
    }
    Term number = sentence.at(at);
    String name = sentence.at(unit).value();
    if (MONTHS.containsKey(name)) {
      horizon(sentence, facts, number.low(), number.high(), at, unit);
      return;
    }
    boolean ran =
        sentence.cueBefore(at, 6, "took") >= 0 || sentence.cueAfter(unit, 3, "took", "tune") >= 0;
    boolean horizon = DAYS.containsKey(name) && !ran && isHorizon(sentence, at);
    double factor = (horizon ? DAYS : HOURS).getOrDefault(name, 0.0);
    if (factor > 0) {
      Field field = horizon ? Field.HORIZON_DAYS : Field.HOURS;
      facts.amount(field, number.low() * factor, number.high() * factor, at, unit);
    }
  }

  private static void horizon(
      Sentence sentence, Facts facts, double low, double high, int from, int unit) {
    Integer months = MONTHS.get(sentence.at(unit).value());
    if (months != null) {
      facts.amount(Field.HORIZON_MONTHS, low * months, high * months, from, unit);
    }
  }

  /** {@code for a year}, {@code within a quarter}. */
  private static boolean isWholePeriod(Sentence sentence, int at) {
    boolean article =
        sentence.is(at, Kind.PER) && sentence.is(at + 1, Kind.TIME) && !sentence.isUsed(at + 1);
    return article
        && (sentence.cue(at - 1, "horizon", "over", "under")
            || sentence.at(at - 1).value().equals("for"));
  }

  private static boolean isHorizon(Sentence sentence, int at) {
    return sentence.cueBefore(at, 4, "horizon", "over", "under") >= 0
        || sentence.at(at - 1).value().equals("for");
  }

  private static boolean isPast(Sentence sentence, int at, int unit) {
    boolean calendar =
        !HOURS.containsKey(sentence.at(unit).value())
            || DAYS.containsKey(sentence.at(unit).value());
    return calendar
        && (sentence.cueBefore(at, 3, "past") >= 0 || sentence.cueAfter(unit, 2, "past") >= 0);
  }

  /** {@code 24 hours a day} says nothing of a run. */
  private static boolean isPartOfRate(Sentence sentence, int unit) {
    return sentence.is(unit + 1, Kind.PER) && sentence.is(unit + 2, Kind.TIME);
  }
}
