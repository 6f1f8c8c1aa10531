package dev.finetunecost.slack.view;

import dev.finetunecost.report.Report;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Reports to draw: a usual one, the largest that there may be, and one full of hostile names. */
final class SampleReports {
  static final String HOSTILE =
      "<!channel> <@U1|you> <https://evil.example|bank> &amp; *bold* _it_ ~no~ `code` ```\n> @here :tada: \u202e\uD83D\uDE80";

  private SampleReports() {}

  /** What {@code SampleEstimate.tuningAt(20_000)} comes to: stay on the API. */
  static Report stay(String id) {
    return usual(
        id,
        "Stay on GPT-4.1 mini for now.",
        "QLoRA",
        List.of(api(), own("$20,000.00", "$21,800.00", "400 × $50.00 per person-hour")));
  }

  /** What {@code SampleEstimate.tuningAt(2_000)} comes to: tune. */
  static Report tune(String id) {
    return usual(
        id,
        "Fine-tune Llama 3.1 8B (LoRA) and host it yourself.",
        "LoRA",
        List.of(own("$2,000.00", "$3,800.00", "40 × $50.00 per person-hour"), api()));
  }

  private static Report usual(
      String id, String headline, String method, List<Report.Breakdown> breakdowns) {
    return new Report(
        id,
        "Support-ticket triage · Llama 3.1 8B · " + method,
        new Report.Verdict(
            headline,
            List.of(
                "Over 12 months, GPT-4.1 mini costs $9.6k (4.8k–19k) and your own model $21.8k.",
                "92% of the cost of fine-tuning is people's time & not machines."),
            "It flips above about 2.3M requests a month (now 1M).",
            "Your own model comes out cheapest in 7 of 100 simulated futures.",
            "Stay, and log real prompts and answers."),
        List.of(
            new Report.Labelled("One-off", "$20k for your own Llama 3.1 8B"),
            new Report.Labelled("Per month", "$800 (400–1.6k) for GPT-4.1 mini"),
            new Report.Labelled("Break-even", "not within 12 months"),
            new Report.Labelled("Confidence", "High: cheapest in 93 of 100 simulated futures")),
        List.of(
            new Report.Labelled("Fits?", "Yes: 20 (18–22) of 80 GB, with %s".formatted(method)),
            new Report.Labelled("How long?", "2.2 hours (1.7–3)"),
            new Report.Labelled("How much?", "$6.30 (4.80–8.70)")),
        new Report.Chart(
            "Cumulative estimate over 12 months",
            "After 12 months: GPT-4.1 mini $9.6k, own model $21.8k.",
            "US dollars",
            List.of(0, 6, 12),
            List.of(
                new Report.Chart.Series("GPT-4.1 mini", List.of(0.0, 4_800.0, 9_600.0)),
                new Report.Chart.Series("Own LoRA", List.of(20_000.0, 20_900.0, 21_800.0)))),
        new Report.Table(
            List.of("Alternative", "Total", "8 in 10 cases", "Cheapest", "Pays back"),
            List.of(false, true, true, true, true),
            List.of(
                List.of("GPT-4.1 mini as today", "$9.6k", "$4.8k–19k", "93%", ""),
                List.of("Own Llama 3.1 8B, LoRA", "$21.8k", "$21.8k", "7%", "not in time"))),
        List.of(new Report.Labelled("OpenAI", "closed to new organisations since 2026-05-07")),
        breakdowns,
        List.of(
            new Report.Assumption("Model", "Llama 3.1 8B", "said", "“llama 3.1 8b”"),
            new Report.Assumption("Method", method, "said", "“%s”".formatted(method)),
            new Report.Assumption("Engineer", "$50 per hour", "default", "published budgets")),
        List.of(new Report.Labelled("Requests per month", "moves the difference by $9.6k")),
        List.of(
            new Report.Reference("LiteLLM", "2026-11-24", "https://example.org/prices.json"),
            new Report.Reference("Usual values", "2026-11-23", "published budgets")),
        List.of(new Report.Step("GPU-hours", "8,000 × 600 × 3 ÷ 1,900", "2.1 hours", "model")),
        "Prices 14:10 UTC · 1 source live · 4 assumptions are defaults",
        "I did not use: “by Friday”.",
        headline + " Over 12 months, GPT-4.1 mini costs $9.6k, your own model $21.8k.",
        new Report.Headings(
            "But",
            "Next",
            "Alternatives over 12 months",
            "Not possible",
            "Not priced",
            "* grows with use",
            "Assumptions",
            "What moves it",
            "Sources",
            "How it is computed"));
  }

  private static Report.Breakdown api() {
    return new Report.Breakdown(
        "GPT-4.1 mini as today",
        List.of(
            new Report.Breakdown.Group(
                "Each month",
                List.of(
                    new Report.Breakdown.Line(
                        "Input tokens", "$400.00", "1,000 × $0.40 per 1M tokens", 0.5, true),
                    new Report.Breakdown.Line(
                        "Output tokens", "$400.00", "250 × $1.60 per 1M tokens", 0.5, true)),
                0,
                "$800.00")),
        List.of(),
        new Report.Labelled("Total over 12 months", "12 × $800.00 = $9,600.00"));
  }

  private static Report.Breakdown own(String once, String total, String basis) {
    return new Report.Breakdown(
        "Own Llama 3.1 8B, LoRA",
        List.of(
            new Report.Breakdown.Group(
                "Once",
                List.of(new Report.Breakdown.Line("Engineering", once, basis, 1, false)),
                0,
                once),
            new Report.Breakdown.Group(
                "Each month",
                List.of(
                    new Report.Breakdown.Line(
                        "Hosting", "$150.00", "100 × $1.50 per GPU-hour", 1, false)),
                0,
                "$150.00")),
        List.of(new Report.Labelled("Security review", "what yours costs")),
        new Report.Labelled(
            "Total over 12 months", "%s + 12 × $150.00 = %s".formatted(once, total)));
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
