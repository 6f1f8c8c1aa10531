package dev.finetunecost.engine.uncertainty;

import dev.finetunecost.engine.units.Range;
import java.util.List;

/**
 * What a team's own runs teach about its next one: by how much its trainings take longer than the
 * formulas say, and how much of the doubt that settles.
 *
 * <p>The log of actual over predicted time is the team's own part plus a run's own part, both
 * normal around 0. The team's part after n runs is then their mean, shrunk by the credibility
 * {@code n / (n + k)}, where k is the variance between one team's runs over that between teams
 * (Bühlmann, <i>Experience rating and credibility</i>, ASTIN Bulletin 4, 1967). With few runs the
 * factor stays near 1.
 *
 * @param runs how many runs it rests on
 * @param factor actual over predicted time of the next run, by its median; 1 without runs
 * @param spread what is left of the doubt: its standard deviation on the log scale over that
 *     without any runs, 1 without runs
 */
public record TeamFactor(int runs, double factor, double spread) {

  /** Nobody's runs are known. */
  public static final TeamFactor NONE = new TeamFactor(0, 1, 1);

  /**
   * How much of the variance of log errors lies between sources and not between runs of one: the
   * one-way analysis of variance of 285 measured trainings from 14 sources, each predicted by a fit
   * without its source and without its framework. The calibration's tests derive it anew.
   */
  public static final double BETWEEN_TEAMS = 0.37;

  /** Beyond ten times too much or too little another run was measured than the one predicted. */
  public static final double FARTHEST = 10;

  /**
   * What these runs teach.
   *
   * @param ratios actual over predicted time, one for each run, all positive; those that cannot be
   *     of the run that was predicted are left out
   */
  public static TeamFactor of(List<Double> ratios) {
    double[] logs =
        ratios.stream().filter(TeamFactor::isComparable).mapToDouble(Math::log).toArray();
    if (logs.length == 0) {
      return NONE;
    }
    double mean = 0;
    for (double log : logs) {
      mean += log / logs.length;
    }
    double credibility = logs.length / (logs.length + (1 - BETWEEN_TEAMS) / BETWEEN_TEAMS);
    return new TeamFactor(
        logs.length, Math.exp(credibility * mean), Math.sqrt(1 - BETWEEN_TEAMS * credibility));
  }

  /** Whether a run took so long that it may have been the one that was predicted. */
  public static boolean isComparable(double ratio) {
    return ratio >= 1 / FARTHEST && ratio <= FARTHEST;
  }

  /** A predicted time as this team's runs correct it: moved, and its ends nearer to its median. */
  public Range applyTo(Range predicted) {
    double median = predicted.p50() * factor;
    return equals(NONE)
        ? predicted
        : new Range(
            median * Math.pow(predicted.p10() / predicted.p50(), spread),
            median,
            median * Math.pow(predicted.p90() / predicted.p50(), spread));
  }
}
