package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Term;
import java.util.Map;

/** How long a run takes, and for how long the model will be in use. */
final class DurationFacts implements Recogniser {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final Map<String, Double> HOURS =
      Map.of(
          "second",
          1 / SECONDS_PER_HOUR,
          "minute",
          1.0 / 60,
          "hour",
          1.0,
          "day",
          24.0,
          "week",
          168.0);
  private static final Map<String, Integer> MONTHS =
      Map.of("month", 1, "quarter", 3, "year", 12, "year and a half", 18);
  private static final Map<String, Double> DAYS = Map.of("day", 1.0, "week", 7.0);

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      int unit = unitAfter(sentence, at);
      if (sentence.cue(at, "train runtime")) {
        runtime(sentence, facts, at);
      } else if (sentence.isFreeNumber(at) && unit >= 0) {
        duration(sentence, facts, at, unit);
      } else if (sentence.at(at).is(Kind.TIME, "year and a half")) {
        horizon(sentence, facts, 1, 1, at, at);
      } else if (sentence.is(at, Kind.TIME) && sentence.cue(at - 1, "horizon")) {
        horizon(sentence, facts, 1, 1, at - 1, at);
      } else if (isWholeRun(sentence, at)) {
        double hours = HOURS.getOrDefault(sentence.at(at + 1).value(), 0.0);
        facts.amount(Field.HOURS, hours, hours, at, at + 1);
      } else if (isWholePeriod(sentence, at)) {
        horizon(sentence, facts, 1, 1, at, at + 1);
      }
    }
  }

  /** {@code 'train_runtime': 7200.0} is what trainers log, in seconds. */
  private static void runtime(Sentence sentence, Facts facts, int cue) {
    for (int at = cue + 1; at <= cue + 3; at++) {
      if (sentence.isFreeNumber(at)) {
        double hours = sentence.at(at).low() / SECONDS_PER_HOUR;
        facts.amount(Field.HOURS, hours, hours, cue, at);
        return;
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
    if (isDeadline(sentence, at, unit)) {
      facts.text(Field.CONSTRAINTS, "deadline", at, unit);
      return;
    }
    if (sentence.cue(unit + 1, "how much")
        || isPast(sentence, at, unit)
        || (HOURS.containsKey(sentence.at(unit).value()) && isWorkOfPeople(sentence, at))
        || isPartOfRate(sentence, unit)) {
      return;
    }
    if (isDatasetOfAudio(sentence, unit)) {
      facts.number(Field.DATASET_SIZE, at, at, unit);
      facts.inferred(Field.DATASET_UNIT, "hours_audio", at, unit);
      return;
    }
    Term number = withHalf(sentence, at);
    String name = sentence.at(unit).value();
    if (MONTHS.containsKey(name)) {
      horizon(sentence, facts, number.low(), number.high(), at, unit);
      return;
    }
    boolean horizon =
        DAYS.containsKey(name) && !isRun(sentence, at, unit) && isHorizon(sentence, at);
    double factor = (horizon ? DAYS : HOURS).getOrDefault(name, 0.0);
    if (factor > 0) {
      Field field = horizon ? Field.HORIZON_DAYS : Field.HOURS;
      double minutes = name.equals("hour") ? minutesAfter(sentence, unit) : 0;
      facts.amount(
          field,
          number.low() * factor + minutes / 60,
          number.high() * factor + minutes / 60,
          at,
          minutes > 0 ? unit + 1 : unit);
    }
  }

  /** {@code deadline in 2 days}, {@code 12 hour limit}. */
  private static boolean isDeadline(Sentence sentence, int at, int unit) {
    String after = sentence.at(unit + 1).start() > 0 ? sentence.written(unit + 1) : "";
    boolean limit = after.equalsIgnoreCase("limit") || after.equalsIgnoreCase("deadline");
    for (int i = at - 1; !limit && i >= Math.max(0, at - 4) && !sentence.endsClause(i); i--) {
      limit = sentence.at(i).value().equals("deadline");
      if (sentence.at(i).isSign(",")) {
        return false;
      }
    }
    return limit;
  }

  /** {@code 3个半小时} is three and a half hours. */
  private static Term withHalf(Sentence sentence, int at) {
    Term number = sentence.at(at);
    Term whole = sentence.at(at - 2);
    boolean half = sentence.written(at).equals("半") && sentence.at(at - 1).value().equals("个");
    return half && sentence.isFreeNumber(at - 2)
        ? whole.reaching(whole.low() + 0.5, whole.high() + 0.5, number.end())
        : number;
  }

  /** What is said to take so long, or to occupy accelerators for so long, is a run. */
  private static boolean isRun(Sentence sentence, int at, int unit) {
    boolean occupied =
        (sentence.has(Kind.GPU) || sentence.has(Kind.INSTANCE))
            && sentence.at(at - 1).value().equals("for");
    return occupied
        || sentence.cueBefore(at, 6, "took") >= 0
        || sentence.cueAfter(unit, 3, "took", "tune") >= 0;
  }

  /** The {@code 40m} of {@code 2h40m}, or 0. */
  private static double minutesAfter(Sentence sentence, int unit) {
    Term number = sentence.at(unit + 1);
    if (!sentence.isFreeNumber(unit + 1)) {
      return 0;
    }
    boolean letter = number.value().equals("1e6") && sentence.written(unit + 1).endsWith("m");
    double minutes = letter ? number.low() / 1e6 : number.low();
    boolean unitSaid = letter || sentence.at(unit + 2).is(Kind.TIME, "minute");
    return unitSaid && minutes < 60 ? minutes : 0;
  }

  /** {@code 5.5 hours dataset}, {@code 20小时的多语言数据集}. */
  private static boolean isDatasetOfAudio(Sentence sentence, int unit) {
    if (!sentence.at(unit).is(Kind.TIME, "hour")) {
      return false;
    }
    boolean of = sentence.at(unit + 1).isStop("of") || sentence.at(unit + 1).value().equals("的");
    for (int i = unit + 1; i <= unit + (of ? 8 : 1); i++) {
      if (sentence.cue(i, "dataset") || (of && sentence.is(i, Kind.DATA))) {
        return true;
      }
      if (sentence.is(i, Kind.SIGN) || sentence.cue(i, "took")) {
        return false;
      }
    }
    return false;
  }

  private static void horizon(
      Sentence sentence, Facts facts, double low, double high, int from, int unit) {
    Integer months = MONTHS.get(sentence.at(unit).value());
    if (months != null) {
      facts.amount(Field.HORIZON_MONTHS, low * months, high * months, from, unit);
    }
  }

  /** {@code it took about a day}, {@code 8 H100s for a day}. */
  private static boolean isWholeRun(Sentence sentence, int at) {
    String article = sentence.at(at).value();
    return (article.equals("a") || article.equals("an"))
        && sentence.is(at + 1, Kind.TIME)
        && !sentence.isUsed(at + 1)
        && HOURS.containsKey(sentence.at(at + 1).value())
        && (sentence.cueBefore(at, 3, "took") >= 0
            || (sentence.has(Kind.GPU) && sentence.at(at - 1).value().equals("for")));
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

  /** {@code our engineer would need 3 weeks}. */
  private static boolean isWorkOfPeople(Sentence sentence, int at) {
    for (int i = at - 1; i >= at - 12 && i >= 0 && !sentence.endsClause(i); i--) {
      if (sentence.is(i, Kind.PEOPLE)) {
        return !sentence.has(Kind.GPU);
      }
    }
    return false;
  }

  /** {@code 24 hours a day} says nothing of a run. */
  private static boolean isPartOfRate(Sentence sentence, int unit) {
    boolean oneOfThem =
        sentence.at(unit - 1).low() == 1 && sentence.hasCue("how much") && sentence.has(Kind.GPU);
    return oneOfThem
        || sentence.at(unit + 1).value().equals("/")
        || (sentence.is(unit + 1, Kind.PER) && sentence.is(unit + 2, Kind.TIME));
  }
}
