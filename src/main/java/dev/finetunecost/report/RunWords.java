package dev.finetunecost.report;

import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.Usd;

/** What really happened, in words, beside what was estimated. */
public final class RunWords {
  /** Differences that are smaller look the same. */
  private static final double VISIBLE = 0.01;

  /** From here on a percentage is hard to read. */
  private static final double MANY = 3;

  private static final Words WORDS = Words.ENGLISH;

  private RunWords() {}

  /** {@code 6.5 hours; the estimate was 5.2 hours (4.1–7.0): 25% more, inside its range}. */
  public static String time(double hours, Range estimated) {
    return against(
        Figures.duration(Range.exactly(hours)),
        Figures.duration(estimated),
        hours / estimated.p50(),
        hours >= estimated.p10() && hours <= estimated.p90());
  }

  /** The same of a cost. */
  public static String cost(Usd cost, MoneyRange estimated) {
    return against(
        Figures.cents(cost),
        Figures.money(estimated),
        cost.dollars() / estimated.p50().dollars(),
        cost.compareTo(estimated.p10()) >= 0 && cost.compareTo(estimated.p90()) <= 0);
  }

  /** A duration alone. */
  public static String time(Range hours) {
    return Figures.duration(hours);
  }

  /** An amount alone, with its range. */
  public static String cost(MoneyRange cost) {
    return Figures.money(cost);
  }

  /** What a team's runs do to its next estimates. */
  public static String taught(TeamFactor team) {
    return team.equals(TeamFactor.NONE)
        ? WORDS.say("run.taught.nothing")
        : WORDS.say(
            "run.taught",
            WORDS.count("workspace.runs", team.runs()),
            Figures.rounded(team.factor()),
            Figures.percent(1 - team.spread()));
  }

  private static String against(String actual, String estimated, double ratio, boolean inside) {
    String difference =
        Math.abs(ratio - 1) < VISIBLE
            ? WORDS.say("run.same")
            : ratio >= MANY
                ? WORDS.say("run.times", Figures.rounded(ratio))
                : ratio > 1
                    ? WORDS.say("run.more", Figures.percent(ratio - 1))
                    : WORDS.say("run.less", Figures.percent(1 - ratio));
    return WORDS.say(
        "run.against",
        actual,
        estimated,
        difference,
        WORDS.say(inside ? "run.inside" : "run.outside"));
  }
}
