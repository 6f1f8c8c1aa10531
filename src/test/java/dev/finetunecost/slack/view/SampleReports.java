package dev.finetunecost.slack.view;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.report.Asked;
import dev.finetunecost.report.Freshness;
import dev.finetunecost.report.Report;
import dev.finetunecost.report.ReportWriter;
import dev.finetunecost.report.SampleEstimate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Reports to draw: a usual one, the largest that there may be, and one full of hostile names. */
final class SampleReports {
  static final String HOSTILE =
      "<!channel> <@U1|you> <https://evil.example|bank> &amp; *bold* _it_ ~no~ `code` ```\n> @here :tada: \u202e\uD83D\uDE80";

  private SampleReports() {}

  /** Tuning at this cost once, in dollars. */
  static Report usual(String id, double oneOff) {
    return ReportWriter.write(
        new Asked(id, Intent.SCENARIO, List.of("by Friday")),
        SampleEstimate.tuningAt(oneOff),
        new Freshness(
            SampleEstimate.NOW,
            SampleEstimate.NOW,
            List.of(
                new Freshness.PriceSource("litellm", "LiteLLM", "live", SampleEstimate.NOW, 9))));
  }

  /** More of everything than any scenario makes, with words of this kind. */
  static Report large(String word) {
    String sentence = (word + " ").repeat(Math.max(1, 200 / word.length())).strip();
    return new Report(
        "FT-999999999",
        sentence,
        new Report.Verdict(sentence, many(3, i -> sentence), sentence, sentence, sentence),
        labelled(4, word, sentence),
        labelled(3, word, sentence),
        new Report.Chart(
            sentence,
            sentence,
            sentence,
            many(20, i -> i * 6),
            many(6, i -> new Report.Chart.Series(word, many(20, month -> 1e9 * month)))),
        new Report.Table(
            many(5, i -> i == 0 ? word : ""),
            many(5, i -> i > 0),
            many(60, i -> many(5, j -> sentence))),
        labelled(40, word, sentence),
        many(2, i -> breakdown(word, sentence)),
        many(
            60,
            i -> new Report.Assumption(word, sentence, i % 2 == 0 ? "said" : "default", sentence)),
        labelled(20, word, sentence),
        many(
            40,
            i ->
                new Report.Reference(
                    word, sentence, i % 2 == 0 ? "https://a.example/?q=" + i : sentence)),
        many(30, i -> new Report.Step(word, sentence, sentence, sentence)),
        sentence,
        sentence,
        sentence,
        new Report.Headings(word, word, word, word, word, word, word, word, word, word));
  }

  private static Report.Breakdown breakdown(String word, String sentence) {
    return new Report.Breakdown(
        sentence,
        many(
            2,
            i ->
                new Report.Breakdown.Group(
                    word,
                    many(
                        30,
                        j ->
                            new Report.Breakdown.Line(
                                sentence, "$1,234,567.89", sentence, 0.1, j % 2 == 0)),
                    3,
                    "$37,037,036.70")),
        labelled(10, word, sentence),
        new Report.Labelled(word, "$999,999,999.99"));
  }

  private static List<Report.Labelled> labelled(int count, String word, String sentence) {
    return many(count, i -> new Report.Labelled(word, sentence));
  }

  private static <T> List<T> many(int count, IntFunction<T> each) {
    return IntStream.range(0, count).mapToObj(each).toList();
  }
}
