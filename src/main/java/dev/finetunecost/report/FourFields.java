package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.verdict.Verdict;
import dev.finetunecost.engine.verdict.Verdict.Flip.Variable;
import dev.finetunecost.engine.verdict.Verdict.Reason;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The four figures under the verdict: one-off, per month, break-even, confidence. */
final class FourFields {
  /** Chances that differ by less look the same. */
  private static final double VISIBLE = 0.01;

  /** Whoever chooses what is seldom the cheapest has another reason. */
  private static final double DECIDED_BY_MONEY = 0.5;

  private final Subject subject;
  private final AlternativeNames names;
  private final Words words;

  FourFields(Subject subject) {
    this.subject = subject;
    this.names = AlternativeNames.of(subject);
    this.words = subject.words();
  }

  /** Empty where nothing is feasible. */
  List<Report.Labelled> inWords() {
    @Nullable Option choice = subject.choice();
    return choice == null
        ? List.of()
        : List.of(
            labelled("field.one_off", money(choice, Option::oneOff)),
            labelled("field.per_month", money(choice, Option::monthly)),
            labelled("field.break_even", breakEven()),
            labelled("field.confidence", confidence(choice)));
  }

  private Report.Labelled labelled(String key, String value) {
    return new Report.Labelled(words.say(key), value);
  }

  private String money(Option choice, Function<Option, MoneyRange> part) {
    @Nullable Option rival = subject.rival();
    String first = Figures.money(part.apply(choice));
    return rival == null
        ? words.say("single", first, names.name(choice.alternative()))
        : words.say(
            "pair",
            first,
            names.name(choice.alternative()),
            Figures.money(part.apply(rival)),
            names.name(rival.alternative()));
  }

  private String breakEven() {
    @Nullable Option tuned = subject.tuned();
    boolean comparable = subject.estimate().feasible().stream().anyMatch(Subject::isApi);
    if (tuned == null || !comparable) {
      return words.say("break_even.nothing");
    }
    @Nullable Integer month = tuned.paybackMonth();
    if (month != null) {
      return words.say("break_even.month", month);
    }
    String never = words.say("break_even.never", words.months(subject.months()));
    return subject.estimate().verdict().flips().stream()
        .filter(flip -> flip.variable() == Variable.VOLUME && flip.upward())
        .findFirst()
        .map(flip -> never + "; " + words.say("break_even.volume", Figures.rounded(flip.value())))
        .orElse(never);
  }

  private String confidence(Option choice) {
    Verdict verdict = subject.estimate().verdict();
    String key = "confidence." + verdict.confidence().name().toLowerCase(Locale.ROOT);
    if (verdict.reasons().contains(new Reason.DataMustStay())
        || verdict.reasons().contains(new Reason.FactsBelongInRetrieval())
        || subject.isOnPrinciple()
        || verdict.chance() < DECIDED_BY_MONEY) {
      return words.say(key + ".principle");
    }
    if (subject.rival() == null || verdict.action() == Verdict.Action.COST_ONLY) {
      return words.say(key + ".alone");
    }
    boolean othersAreCheaper = verdict.chance() > choice.chanceCheapest() + VISIBLE;
    String chance =
        words.say(
            othersAreCheaper ? key + ".known" : key, Chances.inWords(verdict.chance(), words));
    return subject.estimate().sensitivity().stream()
        .findFirst()
        .map(swing -> chance + words.say("confidence.doubt", Drivers.within(swing.driver(), words)))
        .orElse(chance);
  }
}
