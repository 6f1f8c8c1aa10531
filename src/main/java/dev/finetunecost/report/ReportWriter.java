package dev.finetunecost.report;

import dev.finetunecost.engine.Estimate;
import java.util.List;

/** Says an estimate in words: every sentence and every rounding of a report is made here. */
public final class ReportWriter {
  private ReportWriter() {}

  /** The report on this estimate. */
  public static Report write(Asked asked, Estimate estimate, Freshness freshness) {
    String headline = estimate.verdict().action().toString();
    return new Report(
        asked.id(),
        estimate.resolved().model().id(),
        new Report.Verdict(headline, List.of(), "", "", ""),
        List.of(),
        List.of(),
        new Report.Chart("", "", "USD", List.of(), List.of()),
        new Report.Table(List.of(), List.of(), List.of()),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        freshness.asOf().toString(),
        String.join(", ", asked.notUsed()),
        headline,
        new Report.Headings("", "", "", "", "", "", "", "", "", ""));
  }
}
