package dev.finetunecost.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.estimate.Said;
import dev.finetunecost.report.Report.Breakdown;
import dev.finetunecost.report.Report.Labelled;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of an estimate whose figures can be worked out by hand. */
final class ReportWriterTest {
  private static final String API = "GPT-4.1 mini";
  private static final String OWN = "your own Llama 3.1 8B (LoRA)";

  @Test
  void tuningThatPaysIsSaidWithItsReasonAndItsFlipPoint() {
    // $9,600 on the API against 2,000 + 12 × 150 = 3,800
    Report.Verdict verdict = report(2_000).verdict();
    assertThat(verdict.headline()).isEqualTo("Fine-tune Llama 3.1 8B (LoRA) and host it yourself.");
    assertThat(verdict.reasons().getFirst())
        .startsWith("Over 12 months, " + OWN + " costs $3.8k and " + API + " costs $9.6k (");
    // 800 f × 12 = 3,800 at f = 0.3958
    assertThat(verdict.flip())
        .isEqualTo("It flips to " + API + " below about 400k requests a month (now 1M).");
  }

  @Test
  void tuningThatDoesNotPayIsAdvisedAgainst() {
    Report report = report(20_000);
    assertThat(report.verdict().headline()).isEqualTo("Stay on GPT-4.1 mini for now.");
    assertThat(report.verdict().reasons())
        .contains("Fine-tuning does not earn back its cost within 12 months.");
    assertThat(value(report.fields(), "Break-even"))
        .isEqualTo("not within 12 months; above 2.3M requests a month");
    assertThat(report.fallback()).startsWith(report.verdict().headline());
  }

  @Test
  void aHostedModelWithoutAPriceIsNamedAsTheReasonThatNothingIsCompared() {
    Estimate estimate =
        Said.estimate(Said.and(Said.SUPPORT_EMAILS, "baseline_model=a-model-without-a-price"));
    assertThat(write(Intent.SCENARIO, estimate, List.of()).verdict().reasons())
        .anyMatch(reason -> reason.startsWith("No price is known for a-model-without-a-price"))
        .noneMatch(reason -> reason.startsWith("No hosted model was named"));
  }

  @Test
  void whatNamedGpusCannotHoldIsNotSaidOfTheWholeCatalogue() {
    Estimate estimate =
        Said.estimate(
            Said.said(
                "model=llama-3.1-8b",
                "method=full",
                "gpu=A100-40GB",
                "gpu_count=8",
                "max_seq_len=32768"));
    assertThat(write(Intent.FIT, estimate, List.of()).verdict().headline())
        .contains("no number of A100 40GB holds it")
        .doesNotContain("nothing in the catalogue");
  }

  @Test
  void theStrongestCounterArgumentIsSaid() {
    assertThat(report(20_000).verdict().counterArgument())
        .startsWith("Your own Llama 3.1 8B (LoRA) comes out cheapest in ")
        .contains("What moves it most is requests per month");
  }

  @Test
  void aFailedSourceIsShownWithItsAgeAndADisputeWithWhatItWouldChange() {
    Instant now = Instant.parse("2026-11-25T14:05:00Z");
    Freshness freshness =
        new Freshness(
            now,
            now,
            List.of(
                new Freshness.PriceSource("runpod", "RunPod", "live", now, 53),
                new Freshness.PriceSource(
                    "vast", "Vast.ai", "failed", Instant.parse("2026-11-24T09:05:00Z"), 12),
                new Freshness.PriceSource(
                    "oracle", "Oracle", "snapshot", Instant.parse("2026-10-01T00:00:00Z"), 12)),
            List.of(
                new Freshness.Dispute(
                    "GPT-4.1 mini", "genai-prices", LocalDate.of(2026, 11, 24), -0.5)));
    Report report =
        ReportWriter.write(
            new Asked("", Intent.SCENARIO, List.of()), SampleEstimate.tuningAt(2_000), freshness);
    assertThat(report.freshness())
        .startsWith(
            "Prices 14:05 UTC · 1 of 3 sources live · Oracle from 2026-10-01, stale"
                + " · Vast.ai from yesterday 09:05 · genai-prices (2026-11-24) asks 50% less for"
                + " GPT-4.1 mini, and then the answer changes");
  }

  @Test
  void aQuestionIsAnsweredFirst() {
    Report fit = write(Intent.FIT, SampleEstimate.tuningAt(20_000), List.of());
    assertThat(fit.verdict().headline())
        .isEqualTo(
            "It fits: 20 (18–22) of 80 GB on each GPU, 75% free, with LoRA on 1 × H100 and a"
                + " micro-batch of 1.");
    assertThat(fit.verdict().reasons().getFirst()).isEqualTo("Stay on GPT-4.1 mini for now.");
    assertThat(labels(fit.answers())).startsWith("Fits?");
    Report time = write(Intent.TIME, SampleEstimate.tuningAt(20_000), List.of());
    assertThat(time.verdict().headline()).startsWith("One training run takes 2.2 hours (1.7–3)");
    assertThat(labels(time.answers())).startsWith("How long?");
    assertThat(labels(write(Intent.COST, SampleEstimate.tuningAt(2_000), List.of()).answers()))
        .startsWith("How much?");
  }

  @Test
  void whatDoesNotFitIsSaidWithWhatWould() {
    TrainingAnswer not =
        new TrainingAnswer.DoesNotFit(SampleEstimate.setup(), 96, SampleEstimate.setup());
    Report report = write(Intent.FIT, SampleEstimate.with(not), List.of());
    assertThat(report.verdict().headline())
        .isEqualTo(
            "It does not fit: LoRA on 1 × H100 needs 96 GB on each GPU, which has 80 GB;"
                + " it would fit with LoRA on 1 × H100.");
    assertThat(value(report.answers(), "How much?")).isEqualTo("not known: it does not fit");
  }

  @Test
  void aRunWithoutAPriceIsNotFree() {
    TrainingAnswer.Fits fits = SampleEstimate.fits();
    TrainingAnswer unpriced =
        new TrainingAnswer.Fits(
            fits.setup(),
            fits.tight(),
            fits.peakGibPerGpu(),
            fits.gpuHours(),
            fits.wallClockHours(),
            null);
    assertThat(
            value(
                write(Intent.COST, SampleEstimate.with(unpriced), List.of()).answers(),
                "How much?"))
        .startsWith("not priced: needs a price for H100");
  }

  @Test
  void linesAddUpToTheirSumsAndSumsToTheTotal() {
    for (Breakdown breakdown :
        write(Intent.COST, SampleEstimate.withManyLines(), List.of()).breakdowns()) {
      BigDecimal total = BigDecimal.ZERO;
      for (Breakdown.Group group : breakdown.groups()) {
        BigDecimal sum =
            group.lines().stream()
                .map(line -> dollars(line.amount()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(dollars(group.sum()));
        int times = group.title().equals("Once") ? 1 : 12;
        total = total.add(sum.multiply(BigDecimal.valueOf(times)));
      }
      String shown = breakdown.total().value();
      assertThat(dollars(shown.substring(shown.lastIndexOf('$')))).isEqualByComparingTo(total);
    }
  }

  @Test
  void smallLinesAreFoldedAndCounted() {
    Breakdown breakdown =
        write(Intent.COST, SampleEstimate.withManyLines(), List.of()).breakdowns().getFirst();
    Breakdown.Group group = breakdown.groups().getFirst();
    assertThat(group.folded()).isEqualTo(SampleEstimate.MANY - 4);
    assertThat(group.lines().getLast().label())
        .isEqualTo(SampleEstimate.MANY - 4 + " smaller lines");
    assertThat(group.all()).hasSize(SampleEstimate.MANY);
    BigDecimal whole =
        group.all().stream()
            .map(line -> dollars(line.amount()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(whole).isEqualByComparingTo(dollars(group.sum()));
    assertThat(group.lines())
        .isSortedAccordingTo((a, b) ->
            a.label().endsWith("smaller lines") || b.label().endsWith("smaller lines")
                ? 0
                : dollars(b.amount()).compareTo(dollars(a.amount())));
  }

  @Test
  void whatIsNotPricedIsShownAndNotCounted() {
    Breakdown own = report(2_000).breakdowns().getFirst();
    assertThat(own.notPriced())
        .containsExactly(new Labelled("Security review", "what yours costs"));
  }

  @Test
  void usageBasedLinesAreMarked() {
    Breakdown api = report(20_000).breakdowns().getFirst();
    assertThat(api.groups().getFirst().lines()).allMatch(Breakdown.Line::usageBased);
  }

  @Test
  void whatCannotBeDoneSaysWhy() {
    assertThat(report(2_000).infeasible())
        .containsExactly(
            new Labelled(
                "GPT-4.1 mini tuned by OpenAI",
                "OpenAI refuses organisations that have not tuned there before, since 2026-05-07"));
  }

  @Test
  void assumptionsSayWhereTheyComeFrom() {
    assertThat(report(2_000).assumptions())
        .contains(
            new Report.Assumption("Dataset", "500–600 emails", "said", "“5-6 hundred”"),
            new Report.Assumption("Use", "1,000,000 requests per month", "said", "“1M requests”"),
            new Report.Assumption("Method", "LoRA", "said", "“lora”"),
            new Report.Assumption(
                "Cost of an engineer", "$50 per person-hour", "default", "published budgets"));
  }

  @Test
  void theAgeOfThePricesIsSaid() {
    assertThat(report(2_000).freshness())
        .startsWith(
            "Prices 14:05 UTC · 1 of 3 sources live · Oracle Cloud from 2026-09-29, stale"
                + " · Vast.ai from yesterday 09:05 · ")
        .endsWith(" assumptions are defaults");
  }

  @Test
  void aBundledSnapshotIsCalledOne() {
    Freshness snapshot =
        new Freshness(
            SampleEstimate.NOW,
            SampleEstimate.NOW,
            List.of(
                new Freshness.PriceSource(
                    "litellm", "LiteLLM", "snapshot", Instant.parse("2026-11-01T00:00:00Z"), 9)));
    assertThat(new FreshnessLine(Words.ENGLISH).inWords(snapshot, 1))
        .isEqualTo("Bundled snapshot · LiteLLM from 2026-11-01 · 1 assumption is a default");
  }

  @Test
  void whatWasNotUsedIsGivenBack() {
    assertThat(write(Intent.COST, SampleEstimate.tuningAt(2_000), List.of("asap", "pls")).notUsed())
        .isEqualTo("I did not use: “asap”, “pls”.");
    assertThat(report(2_000).notUsed()).isEmpty();
  }

  @Test
  void theChartHoldsWhatSlackTakes() {
    Report.Chart chart = report(2_000).chart();
    assertThat(chart.title()).hasSizeLessThanOrEqualTo(50);
    assertThat(chart.series())
        .hasSizeBetween(1, 6)
        .allSatisfy(series -> {
          assertThat(series.name()).hasSizeLessThanOrEqualTo(20);
          assertThat(series.values()).hasSameSizeAs(chart.months());
        });
    // 2,000 + 150 m < 800 m from m = 3.08 on
    assertThat(chart.description()).contains("becomes cheaper than GPT-4.1 mini in month 4.");
  }

  @Test
  void monthsAreThinnedToTwentyAtMost() {
    for (int horizon = 1; horizon <= 120; horizon++) {
      List<Integer> months = Curves.months(horizon);
      assertThat(months).hasSizeLessThanOrEqualTo(20).doesNotHaveDuplicates().isSorted();
      assertThat(months.getFirst()).isZero();
      assertThat(months.getLast()).isEqualTo(horizon);
    }
  }

  private static Report report(double oneOff) {
    return write(Intent.SCENARIO, SampleEstimate.tuningAt(oneOff), List.of());
  }

  private static Report write(Intent intent, Estimate estimate, List<String> notUsed) {
    return ReportWriter.write(
        new Asked("FT-12", intent, notUsed), estimate, SampleEstimate.freshness());
  }

  private static List<String> labels(List<Labelled> values) {
    return values.stream().map(Labelled::label).toList();
  }

  private static String value(List<Labelled> values, String label) {
    return values.stream()
        .filter(value -> value.label().equals(label))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static BigDecimal dollars(String text) {
    return new BigDecimal(text.replace("$", "").replace(",", ""));
  }
}
