package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Term;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Budgets, rates, what was paid and what somebody claims, each by the words around the amount. */
final class MoneyFacts implements Recogniser {
  private static final int NEAR = 7;
  private static final double THOUSAND = 1000;

  /** Prices are of a million tokens, and people leave the tokens out. */
  private static final Set<String> MILLION = Set.of("m", "mm", "million", "mio", "mtok");

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.is(at, Kind.MONEY)) {
        money(sentence, facts, at);
      } else if (isBareAmount(sentence, at, "budget")) {
        facts.number(Field.BUDGET_USD, at, at, at);
      } else if (isBareAmount(sentence, at, "estimate") && isQuoted(sentence, at)) {
        facts.number(Field.STATED_COST_USD, at, at, at);
      } else if (isUnitOfPrice(sentence, at)) {
        sentence.use(at, sentence.is(at + 1, Kind.NUMBER) ? at : at + 1);
      }
    }
  }

  private static void money(Sentence sentence, Facts facts, int at) {
    Term money = sentence.at(at);
    int per = periodAfter(sentence, at);
    String period = per < 0 ? "" : sentence.at(per).value();
    Field field = field(sentence, at, per, period);
    if (field == null) {
      return;
    }
    facts.amount(field, money.low(), money.high(), at, Math.max(at, per));
    if (field == Field.OBSERVED_COST_USD && !period.isEmpty()) {
      facts.text(Field.OBSERVED_COST_PERIOD, period, per, per);
    } else if (field == Field.OBSERVED_COST_USD) {
      int every = periodBefore(sentence, at);
      if (every >= 0) {
        facts.text(Field.OBSERVED_COST_PERIOD, sentence.at(every).value(), every, every);
      }
    }
    if (!money.value().equals("USD")) {
      facts.text(Field.CURRENCY, money.value(), at, at);
    }
  }

  private static @Nullable Field field(Sentence sentence, int at, int per, String period) {
    if (isPerToken(sentence, at) || isOfEachRequest(sentence, at)) {
      return null;
    }
    if (isPerExample(sentence, at)) {
      return Field.LABEL_USD_PER_EXAMPLE;
    }
    if (period.equals("hour")
        && (sentence.hasTerm(Kind.PEOPLE, "annotators") || Labelling.isBefore(sentence, at))) {
      return null;
    }
    if (period.equals("hour") || sentence.cueAfter(at, 3, "gpu hours") >= 0) {
      return isPerson(sentence, at) ? Field.ENGINEER_RATE_USD_PER_HOUR : Field.RATE_USD_PER_HOUR;
    }
    if (isBudget(sentence, at)) {
      return Field.BUDGET_USD;
    }
    if (sentence.cueBefore(at, NEAR, "estimate") >= 0) {
      return Field.STATED_COST_USD;
    }
    boolean paid = sentence.cueBefore(at, NEAR, "pay") >= 0 || sentence.cueAfter(at, 4, "pay") >= 0;
    paid |= sentence.written(at + 1).startsWith("使");
    boolean everySoOften = periodBefore(sentence, at) >= 0 && sentence.has(Kind.HOSTED);
    return paid || everySoOften || sentence.hasCue("pay") || per >= 0
        ? Field.OBSERVED_COST_USD
        : null;
  }

  private static boolean isBudget(Sentence sentence, int at) {
    int budget = sentence.cueBefore(at, NEAR, "budget", "at most", "under");
    int paid = sentence.cueBefore(at, NEAR, "pay", "estimate");
    if (paid >= 0 && sentence.written(paid).toLowerCase(Locale.ROOT).endsWith("paid")) {
      return false;
    }
    return (budget >= 0 && (budget > paid || sentence.cue(budget, "budget")))
        || sentence.cueAfter(at, 3, "budget") >= 0
        || sentence.cueAfter(at, 1, "at most") >= 0;
  }

  private static boolean isPerson(Sentence sentence, int at) {
    for (int i = at - 5; i <= at + 5; i++) {
      if (sentence.is(i, Kind.PEOPLE)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPerToken(Sentence sentence, int at) {
    if (!sentence.is(at + 1, Kind.PER)) {
      return false;
    }
    String per = sentence.at(at + 2).value();
    boolean many = sentence.is(at + 2, Kind.NUMBER) && sentence.at(at + 2).low() >= THOUSAND;
    if (many || MILLION.contains(per)) {
      return true;
    }
    for (int i = at + 2; i <= at + 4; i++) {
      if (sentence.is(i, Kind.TOKENS)) {
        return true;
      }
    }
    return false;
  }

  /** {@code each call costs us 2 cents}. */
  private static boolean isOfEachRequest(Sentence sentence, int at) {
    for (int i = at - 1; i >= at - 5 && i > 0 && !sentence.endsClause(i); i--) {
      if (sentence.is(i, Kind.USE) && sentence.is(i - 1, Kind.PER)) {
        return true;
      }
    }
    return sentence.is(at + 1, Kind.PER) && sentence.is(at + 2, Kind.USE);
  }

  private static boolean isPerExample(Sentence sentence, int at) {
    return sentence.is(at + 1, Kind.PER)
        && (sentence.is(at + 2, Kind.DATA) || sentence.at(at + 2).isWord("label"));
  }

  /**
   * Index of the period after an amount ({@code /month}, {@code a day}, {@code per GPU hour}), or
   * -1.
   */
  private static int periodAfter(Sentence sentence, int at) {
    for (int i = at + 1; i <= at + 5 && !sentence.endsClause(i); i++) {
      if (sentence.is(i, Kind.EVERY)) {
        return i;
      }
      if (sentence.is(i, Kind.TIME) && sentence.cue(i - 1, "past")) {
        return i;
      }
      if (sentence.is(i, Kind.PER)) {
        for (int j = i + 1; j <= i + 2; j++) {
          if (sentence.is(j, Kind.TIME)) {
            return j;
          }
          if (sentence.cue(j, "gpu hours")) {
            return -1;
          }
        }
      }
      if (sentence.is(i, Kind.MONEY) || sentence.is(i, Kind.NUMBER) || sentence.at(i).isSign(",")) {
        return -1;
      }
    }
    return -1;
  }

  private static int periodBefore(Sentence sentence, int at) {
    for (int i = at - 1; i >= at - 4 && i >= 0 && !sentence.endsClause(i); i--) {
      boolean last = sentence.is(i, Kind.TIME) && sentence.cue(i - 1, "past");
      if (sentence.is(i, Kind.EVERY) || last) {
        return i;
      }
    }
    return -1;
  }

  /** The {@code 1M tokens} of {@code $5 per 1M tokens} says how much of nothing. */
  private static boolean isUnitOfPrice(Sentence sentence, int at) {
    boolean tokens =
        sentence.is(at + 1, Kind.TOKENS)
            || (sentence.cue(at + 1, "tune", "input", "output")
                && sentence.is(at + 2, Kind.TOKENS));
    return sentence.isFreeNumber(at)
        && sentence.at(at).low() >= THOUSAND
        && (sentence.is(at - 2, Kind.MONEY) || sentence.at(at - 1).value().equals("per"))
        && sentence.is(at - 1, Kind.PER)
        && (tokens || sentence.is(at - 2, Kind.MONEY));
  }

  private static boolean isQuoted(Sentence sentence, int at) {
    int cue = sentence.cueBefore(at, 3, "estimate");
    return cue >= 0 && sentence.written(cue).toLowerCase(Locale.ROOT).startsWith("quote");
  }

  /** {@code budget 20k}: no currency, but what else could it be. */
  private static boolean isBareAmount(Sentence sentence, int at, String cue) {
    if (!sentence.isFreeNumber(at) || sentence.cueBefore(at, 3, cue) < 0) {
      return false;
    }
    return switch (sentence.at(at + 1).kind()) {
      case SIGN, STOP, CUE, WORD -> sentence.at(at).low() >= 50;
      default -> false;
    };
  }
}
