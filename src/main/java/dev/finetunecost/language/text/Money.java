package dev.finetunecost.language.text;

import java.util.ArrayList;
import java.util.List;

/** Joins a number and the currency before or after it. */
final class Money {
  private Money() {}

  static List<Term> gathered(List<Term> terms) {
    List<Term> gathered = new ArrayList<>(terms.size());
    int at = 0;
    while (at < terms.size()) {
      Term term = terms.get(at);
      if (term.is(Kind.CURRENCY) && isNumber(terms, at + 1)) {
        Term number = terms.get(at + 1);
        int end = at + 1;
        if (isRangeOfMoney(terms, at)) {
          Term high = terms.get(at + 4);
          gathered.add(money(term, number.low(), Math.max(number.low(), high.high()), high));
          at += 5;
          continue;
        }
        if (end + 1 < terms.size() && terms.get(end + 1).is(Kind.CURRENCY)) {
          end++;
        }
        gathered.add(money(term, number.low(), number.high(), terms.get(end)));
        at = end + 1;
      } else if (term.is(Kind.NUMBER)
          && at + 1 < terms.size()
          && terms.get(at + 1).is(Kind.CURRENCY)) {
        Term currency = terms.get(at + 1);
        gathered.add(
            new Term(
                Kind.MONEY,
                code(currency),
                scaled(currency, term.low()),
                scaled(currency, term.high()),
                term.start(),
                currency.end(),
                term.glued()));
        at += 2;
      } else {
        gathered.add(term);
        at++;
      }
    }
    return gathered;
  }

  /** {@code $5k - $10k}. */
  private static boolean isRangeOfMoney(List<Term> terms, int at) {
    return at + 4 < terms.size()
        && (terms.get(at + 2).isSign("-")
            || terms.get(at + 2).is(Kind.CUE, "to")
            || (terms.get(at + 2).is(Kind.CUE, "and")
                && at > 0
                && terms.get(at - 1).is(Kind.CUE, "between")))
        && terms.get(at + 3).is(Kind.CURRENCY)
        && terms.get(at + 4).is(Kind.NUMBER)
        && terms.get(at + 4).high() >= terms.get(at + 1).low();
  }

  private static boolean isNumber(List<Term> terms, int at) {
    return at < terms.size() && terms.get(at).is(Kind.NUMBER);
  }

  private static String code(Term currency) {
    return currency.value().equals("CENT") ? "USD" : currency.value();
  }

  private static double scaled(Term currency, double number) {
    return currency.value().equals("CENT") ? number / 100 : number;
  }

  private static Term money(Term currency, double low, double high, Term last) {
    return new Term(
        Kind.MONEY,
        code(currency),
        scaled(currency, low),
        scaled(currency, high),
        currency.start(),
        last.end(),
        currency.glued());
  }
}
