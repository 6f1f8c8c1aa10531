package dev.finetunecost.report;

import java.util.List;

/**
 * An estimate in words and tables, ready to be drawn by any renderer.
 *
 * <p>All text is plain: no markup, nothing escaped. Renderers decorate and escape; they never
 * round, sum or reword.
 *
 * @param id the scenario's number, such as {@code FT-12}, or empty where it was not saved
 * @param title such as {@code Support emails · Llama 3.1 8B · LoRA}
 * @param verdict the decision
 * @param fields one-off, per month, break-even, confidence
 * @param answers fits? how long? how much?
 * @param chart cumulative estimate per alternative
 * @param ranking the feasible alternatives, cheapest first
 * @param infeasible what cannot be done, and why
 * @param breakdowns the chosen alternative and the runner-up, line by line
 * @param assumptions every value that the estimate rests on
 * @param sensitivity what moves the result most, the strongest first
 * @param sources of the prices that were used
 * @param freshness one line on the age of the prices and the number of defaults
 * @param notUsed phrases that were not understood
 * @param fallback the verdict in one line, for notifications and screen readers
 */
public record Report(
    String id,
    String title,
    Verdict verdict,
    List<Labelled> fields,
    List<Labelled> answers,
    Chart chart,
    Table ranking,
    List<Labelled> infeasible,
    List<Breakdown> breakdowns,
    List<Assumption> assumptions,
    List<Labelled> sensitivity,
    List<Labelled> sources,
    String freshness,
    List<String> notUsed,
    String fallback) {

  /**
   * The decision.
   *
   * @param headline one sentence, shown bold
   * @param reasons at most three sentences
   * @param flip where the answer changes, or empty where nothing within reach changes it
   * @param nextStep what to do next
   */
  public record Verdict(String headline, List<String> reasons, String flip, String nextStep) {}

  /** A label and what stands beside it. */
  public record Labelled(String label, String value) {}

  /**
   * Lines over months.
   *
   * @param title at most 50 characters
   * @param description what the lines show, in words, for those who cannot see them
   * @param yLabel unit of the values
   * @param months the x values, ascending; at most 20, thinned where the horizon is longer
   * @param series at most 6
   */
  public record Chart(
      String title, String description, String yLabel, List<Integer> months, List<Series> series) {

    /**
     * One line.
     *
     * @param name at most 20 characters, unique in the chart
     * @param values one for each month of the chart
     */
    public record Series(String name, List<Double> values) {}
  }

  /**
   * Rows under a header; every row is as long as the header.
   *
   * @param alignRight for each column whether it holds numbers
   */
  public record Table(List<String> header, List<Boolean> alignRight, List<List<String>> rows) {}

  /**
   * One alternative's estimate, line by line.
   *
   * @param title the alternative
   * @param groups lines paid once, and lines paid each month
   * @param notPriced what it also costs, and what one would have to know
   * @param total over the horizon
   */
  public record Breakdown(
      String title, List<Group> groups, List<Labelled> notPriced, Labelled total) {

    /**
     * Lines that are paid at the same time, the largest first.
     *
     * @param folded how many small lines are summed up in the last row, 0 if none
     * @param sum of all lines, to the cent
     */
    public record Group(String title, List<Line> lines, int folded, String sum) {}

    /**
     * One line.
     *
     * @param amount dollars and cents
     * @param basis quantity × price, and whose price it is
     * @param usageBased whether it grows with use
     */
    public record Line(String label, String amount, String basis, boolean usageBased) {}
  }

  /**
   * A value that the estimate rests on.
   *
   * @param origin {@code said}, {@code inferred}, {@code default} or {@code workspace}
   * @param note where it comes from
   */
  public record Assumption(String label, String value, String origin, String note) {}
}
