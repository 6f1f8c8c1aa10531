package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import java.util.Set;

/** How much the model is used: an amount, its unit, its period, and how many people use it. */
final class VolumeFacts implements Recogniser {
  private static final int NOUN_DISTANCE = 4;

  /** Once is no volume, unless a period says how often. */
  private static final double LEAST_USE = 2;

  private static final int SHORT_SENTENCE = 6;

  private static final Set<String> GROWTH = Set.of("growing", "grows", "grow");

  private static final Set<String> EACH = Set.of("each", "every", "je", "jeder", "chaque", "cada");

  /**
   * What a number counts: the index of the noun, and of its period, each -1 where there is none.
   */
  private record Count(int number, int noun, int period, int per) {}

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.isFreeNumber(at) && sentence.at(at + 1).isSign("%")) {
        growth(sentence, facts, at);
      }
    }
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.isFreeNumber(at)) {
        people(sentence, facts, at);
      }
    }
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.isFreeNumber(at) && !facts.has(Field.VOLUME)) {
        volume(sentence, facts, at);
      }
    }
    if (!facts.has(Field.VOLUME) && !sentence.has(Kind.MONEY) && !sentence.has(Kind.GPU)) {
      lonePeriod(sentence, facts);
    }
  }

  /** {@code growing 10% a month}, {@code 50% growth per year}. */
  private static void growth(Sentence sentence, Facts facts, int at) {
    boolean grows = false;
    for (int i = at - 3; i <= at + 3; i++) {
      grows |= GROWTH.contains(sentence.at(i).value()) || isGrowthCue(sentence, i);
    }
    int period = periodAfter(sentence, at + 1);
    if (!grows || period < 0) {
      return;
    }
    double low = sentence.at(at).low() / 100;
    double high = sentence.at(at).high() / 100;
    if (sentence.at(period).value().equals("month")) {
      facts.amount(Field.VOLUME_GROWTH_PER_MONTH, low, high, at, period);
    } else if (sentence.at(period).value().equals("year")) {
      facts.amount(Field.VOLUME_GROWTH_PER_MONTH, monthly(low), monthly(high), at, period);
    }
  }

  private static boolean isGrowthCue(Sentence sentence, int at) {
    return sentence.cue(at, "more") && sentence.written(at).equalsIgnoreCase("growth");
  }

  /** The growth in a month that comes to so much in a year. */
  private static double monthly(double yearly) {
    return Math.pow(1 + yearly, 1.0 / 12) - 1;
  }

  /** {@code make that per week}: a period, and nothing that it is of. */
  private static void lonePeriod(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size() && sentence.size() <= SHORT_SENTENCE; at++) {
      if (sentence.is(at, Kind.EVERY) && !sentence.isUsed(at)) {
        facts.text(Field.VOLUME_PERIOD, sentence.at(at).value(), at, at);
      } else if (isPer(sentence, at)
          && sentence.is(at + 1, Kind.TIME)
          && !sentence.isUsed(at + 1)
          && !sentence.isNegated(at)) {
        facts.text(Field.VOLUME_PERIOD, sentence.at(at + 1).value(), at, at + 1);
      }
    }
  }

  private static boolean isPer(Sentence sentence, int at) {
    String word = sentence.at(at).value();
    return sentence.is(at, Kind.PER) && (word.equals("per") || word.equals("/"));
  }

  private static void people(Sentence sentence, Facts facts, int at) {
    for (int i = at + 1; i <= at + 3 && !sentence.at(i).isWord("x"); i++) {
      if (sentence.is(i, Kind.PEOPLE) && Labelling.isAt(sentence, i + 1)) {
        sentence.use(at, i);
        return;
      }
      if (sentence.is(i, Kind.PEOPLE)) {
        facts.number(Field.USERS, at, at, i);
        return;
      }
      if (!sentence.is(i, Kind.STOP)
          && !sentence.is(i, Kind.WORD)
          && !sentence.is(i, Kind.TASK)
          && !sentence.cue(i, "input", "output")) {
        return;
      }
    }
  }

  private static void volume(Sentence sentence, Facts facts, int at) {
    Count count = count(sentence, at);
    boolean bare = count.noun() < 0;
    if (bare
        && (sentence.is(at + 1, Kind.TIME) || count.period() < 0 || sentence.at(at).low() < 2)) {
      return;
    }
    boolean use =
        !bare && sentence.is(count.noun(), Kind.USE) && sentence.at(at).low() >= LEAST_USE;
    boolean trainedOn =
        !bare && sentence.has(Kind.METHOD) && sentence.at(count.noun()).value().equals("prompts");
    if (count.period() < 0 && (!use || trainedOn)) {
      return;
    }
    int last = Math.max(Math.max(at, count.noun()), Math.max(count.period(), count.per()));
    int first = count.period() >= 0 && count.period() < at ? count.period() : at;
    facts.number(Field.VOLUME, at, first, last);
    String unit = bare ? "requests" : sentence.at(count.noun()).value();
    int noun = bare ? at : count.noun();
    if (count.per() >= 0) {
      unit = unit + " per " + person(sentence, count.per());
    }
    if (bare) {
      facts.inferred(Field.VOLUME_UNIT, unit, noun, noun);
    } else {
      facts.text(Field.VOLUME_UNIT, unit, noun, noun);
    }
    if (count.period() >= 0) {
      facts.text(
          Field.VOLUME_PERIOD, period(sentence, count.period()), count.period(), count.period());
    }
  }

  private static String person(Sentence sentence, int at) {
    String people = sentence.at(at).value();
    return people.endsWith("s") ? people.substring(0, people.length() - 1) : people;
  }

  private static String period(Sentence sentence, int at) {
    if (sentence.is(at, Kind.TIME) && sentence.is(at - 1, Kind.NUMBER)) {
      return (long) sentence.at(at - 1).low() + " " + sentence.at(at).value() + "s";
    }
    return sentence.at(at).value();
  }

  private static Count count(Sentence sentence, int at) {
    int noun = nounAfter(sentence, at);
    int from = noun < 0 ? at : noun;
    int per = perPerson(sentence, from);
    int period = periodAfter(sentence, per < 0 ? from : per);
    per = per < 0 ? eachBefore(sentence, at) : per;
    per = per < 0 ? eachAfter(sentence, at, from, Math.max(from, period)) : per;
    for (int i = at + 1; period < 0 && i < noun; i++) {
      period = sentence.is(i, Kind.EVERY) ? i : -1;
    }
    if (period < 0) {
      period = periodBefore(sentence, at);
    }
    if (noun < 0 && period > at && sentence.is(period, Kind.EVERY)) {
      noun = nounAfter(sentence, period);
    }
    return new Count(at, noun, period, per);
  }

  private static int nounAfter(Sentence sentence, int at) {
    int found = -1;
    for (int i = at + 1; i <= at + NOUN_DISTANCE && !sentence.endsClause(i); i++) {
      switch (sentence.at(i).kind()) {
        case USE, THING, DATA, TOKENS -> found = i;
        case WORD, STOP, TASK, EVERY, CONSTRAINT, PROVIDER, HOSTED, BYTES -> {}
        case CUE -> {
          if (!sentence.cue(i, "input", "output", "past")) {
            return found;
          }
        }
        default -> {
          return found;
        }
      }
      if (found >= 0 && (sentence.is(found + 1, Kind.PER) || !isNoun(sentence, found + 1))) {
        return found;
      }
    }
    return found;
  }

  private static boolean isNoun(Sentence sentence, int at) {
    return switch (sentence.at(at).kind()) {
      case USE, THING, DATA, TOKENS -> true;
      default -> false;
    };
  }

  /** {@code per user}, {@code per agent}. */
  private static int perPerson(Sentence sentence, int from) {
    return sentence.is(from + 1, Kind.PER) && sentence.is(from + 2, Kind.PEOPLE) ? from + 2 : -1;
  }

  /** {@code 120 agents, each handling 60 chats}: the people before a number, or -1. */
  private static int eachBefore(Sentence sentence, int at) {
    for (int i = at - 1; i >= Math.max(1, at - 5) && !sentence.endsClause(i); i--) {
      if (sentence.is(i, Kind.PEOPLE) && isOfEach(sentence, i)) {
        return i;
      }
      boolean each = isEach(sentence, i);
      for (int j = i - 1; each && j >= Math.max(0, i - 3); j--) {
        if (sentence.is(j, Kind.PEOPLE)) {
          return j;
        }
      }
    }
    return -1;
  }

  private static boolean isEach(Sentence sentence, int at) {
    return sentence.is(at, Kind.PER) && EACH.contains(sentence.at(at).value());
  }

  /** {@code each of our 1,000 users}. */
  private static boolean isOfEach(Sentence sentence, int people) {
    for (int i = people - 1; i >= Math.max(0, people - 4); i--) {
      if (isEach(sentence, i)) {
        return true;
      }
      if (!sentence.is(i, Kind.NUMBER) && !sentence.is(i, Kind.STOP)) {
        return false;
      }
    }
    return false;
  }

  /** {@code 1,000 users sending 20 messages a day each}: the people before a number, or -1. */
  private static int eachAfter(Sentence sentence, int at, int from, int last) {
    boolean each = false;
    for (int i = from + 1; i <= last + 1; i++) {
      each |= isEach(sentence, i) && !sentence.is(i + 1, Kind.TIME);
    }
    for (int i = at - 1; each && i >= Math.max(0, at - 5) && !sentence.endsClause(i); i--) {
      if (sentence.is(i, Kind.PEOPLE)) {
        return i;
      }
    }
    return -1;
  }

  /** {@code per day}, {@code /month}, {@code daily}, {@code over 90 days}. */
  private static int periodAfter(Sentence sentence, int from) {
    for (int i = from + 1; i <= from + 4 && !sentence.endsClause(i); i++) {
      if (sentence.is(i, Kind.EVERY)) {
        return i;
      }
      if (sentence.is(i, Kind.PER) && sentence.is(i + 1, Kind.TIME)) {
        return i + 1;
      }
      if (sentence.cue(i, "over", "in") && isDays(sentence, i) && !sentence.is(from, Kind.DATA)) {
        return daysAfter(sentence, i);
      }
      if (sentence.is(i, Kind.NUMBER) || sentence.is(i, Kind.MONEY) || sentence.at(i).isSign(",")) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isDays(Sentence sentence, int cue) {
    return daysAfter(sentence, cue) >= 0;
  }

  private static int daysAfter(Sentence sentence, int cue) {
    for (int i = cue + 1; i <= cue + 3; i++) {
      if (sentence.isFreeNumber(i) && sentence.is(i + 1, Kind.TIME)) {
        return i + 1;
      }
    }
    return -1;
  }

  /** {@code daily traffic of 50k}, {@code monthly: 30k tickets}. */
  private static int periodBefore(Sentence sentence, int at) {
    for (int i = at - 1; i >= at - 4 && i >= 0 && !sentence.endsClause(i); i--) {
      if (sentence.is(i, Kind.EVERY) && !sentence.isUsed(i)) {
        return i;
      }
      if (sentence.is(i, Kind.NUMBER) || sentence.at(i).isSign(",")) {
        return -1;
      }
    }
    return -1;
  }
}
