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
 * @param sources of the prices that were used, each once
 * @param steps how the predicted figures come about; empty where nobody explains them
 * @param freshness one line on the age of the prices and the number of defaults
 * @param notUsed one line that gives back what was not used, or empty where all was used
 * @param workspace one line on what the workspace's own terms and runs did, or empty
 * @param fallback the verdict in one line, for notifications and screen readers
 * @param headings what to write above each part
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
    List<Reference> sources,
    List<Step> steps,
    String freshness,
    String notUsed,
    String workspace,
    String fallback,
    Headings headings) {
  public Report {
    fields = List.copyOf(fields);
    answers = List.copyOf(answers);
    infeasible = List.copyOf(infeasible);
    breakdowns = List.copyOf(breakdowns);
    assumptions = List.copyOf(assumptions);
    sensitivity = List.copyOf(sensitivity);
    sources = List.copyOf(sources);
    steps = List.copyOf(steps);
  }

  /** A report for somebody without a workspace. */
  public Report(
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
      List<Reference> sources,
      List<Step> steps,
      String freshness,
      String notUsed,
      String fallback,
      Headings headings) {
    this(
        id,
        title,
        verdict,
        fields,
        answers,
        chart,
        ranking,
        infeasible,
        breakdowns,
        assumptions,
        sensitivity,
        sources,
        steps,
        freshness,
        notUsed,
        "",
        fallback,
        headings);
  }

  /**
   * The decision.
   *
   * @param headline one sentence, shown bold
   * @param reasons at most three sentences
   * @param flip where the answer changes, or empty where nothing within reach changes it
   * @param counterArgument the strongest point against the decision, or empty where there is none
   * @param nextStep what to do next
   */
  public record Verdict(
      String headline, List<String> reasons, String flip, String counterArgument, String nextStep) {
    public Verdict {
      reasons = List.copyOf(reasons);
    }
  }

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
    public Chart {
      months = List.copyOf(months);
      series = List.copyOf(series);
    }

    /**
     * One line.
     *
     * @param name at most 20 characters, unique in the chart
     * @param values one for each month of the chart
     */
    public record Series(String name, List<Double> values) {
      public Series {
        values = List.copyOf(values);
      }
    }
  }

  /**
   * Rows under a header; every row is as long as the header.
   *
   * @param alignRight for each column whether it holds numbers
   */
  public record Table(List<String> header, List<Boolean> alignRight, List<List<String>> rows) {
    public Table {
      header = List.copyOf(header);
      alignRight = List.copyOf(alignRight);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

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
    public Breakdown {
      groups = List.copyOf(groups);
      notPriced = List.copyOf(notPriced);
    }

    /**
     * Lines that are paid at the same time, the largest first.
     *
     * @param title such as {@code Once} or {@code Each month}
     * @param lines the largest, and where there are more, one in which the rest is summed up
     * @param folded how many small lines are summed up in the last row, 0 if none
     * @param sum of all lines, to the cent
     * @param all every line
     */
    public record Group(String title, List<Line> lines, int folded, String sum, List<Line> all) {
      public Group {
        lines = List.copyOf(lines);
        all = List.copyOf(all);
      }

      /** A group in which nothing is summed up. */
      public Group(String title, List<Line> lines, int folded, String sum) {
        this(title, lines, folded, sum, lines);
      }
    }

    /**
     * One line.
     *
     * @param amount dollars and cents
     * @param basis quantity × price, and whose price it is; empty where small lines are folded
     * @param share of the group's sum, 0 to 1, for bars
     * @param usageBased whether it grows with use
     */
    public record Line(
        String label, String amount, String basis, double share, boolean usageBased) {}
  }

  /**
   * A value that the estimate rests on.
   *
   * @param origin {@code said}, {@code inferred}, {@code default} or {@code workspace}
   * @param note where it comes from
   */
  public record Assumption(String label, String value, String origin, String note) {}

  /**
   * Where prices come from.
   *
   * @param asOf the day or days on which they were true
   * @param reference a URL or a citation that a reader can follow
   */
  public record Reference(String name, String asOf, String reference) {}

  /**
   * One step of a calculation.
   *
   * @param name what is computed
   * @param formula with the inputs put in
   * @param result with its unit
   * @param source of the formula or the constant
   */
  public record Step(String name, String formula, String result, String source) {}

  /**
   * What to write above each part.
   *
   * @param usageBased says what the {@code *} beside a line means
   */
  public record Headings(
      String counterArgument,
      String nextStep,
      String ranking,
      String infeasible,
      String notPriced,
      String usageBased,
      String assumptions,
      String sensitivity,
      String sources,
      String steps) {}
}
