package dev.finetunecost.brief;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.prices.PriceBooks;
import dev.finetunecost.report.Report;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** The one page for those who sign. */
final class BriefTest {
  private static final Instant NOW = Instant.parse("2026-11-24T14:05:00Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Report REPORT =
      report(
          "fine-tune llama 3.1 8b with lora on 8k support emails, 500k requests a day, now on"
              + " gpt-4.1-mini, 18 months");

  @Test
  void itIsOnePageWithTheDecisionItsFiguresAndALineToSign() throws IOException {
    try (PDDocument document = Loader.loadPDF(Brief.pdf(REPORT, DAY))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      String text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("24 November 2026", REPORT.id() + " · " + REPORT.title())
          .contains(REPORT.verdict().headline(), "Cumulative estimate", "Alternatives over")
          .contains("Approved by", "Date", "An estimate, not a bill.");
      REPORT.fields().forEach(field -> assertThat(text).contains(field.label()));
    }
  }

  @Test
  void allLinesOfTheBillAreOnIt() throws IOException {
    String text = text(REPORT);
    REPORT
        .breakdowns()
        .getFirst()
        .groups()
        .forEach(group -> {
          assertThat(text).contains(group.sum());
          group.lines().forEach(line -> assertThat(text).contains(line.amount()));
        });
  }

  @Test
  void howeverLongThePartsAreNothingRunsIntoTheLineToSign() throws IOException {
    String endless = "Ŵïdé wörds and more of them ".repeat(40);
    Report.Verdict verdict =
        new Report.Verdict(endless, Collections.nCopies(3, endless), endless, endless, endless);
    Report large =
        new Report(
            "FT-123456",
            endless,
            verdict,
            Collections.nCopies(4, new Report.Labelled("Label", endless)),
            Collections.nCopies(3, new Report.Labelled("Label", endless)),
            REPORT.chart(),
            REPORT.ranking(),
            List.of(),
            REPORT.breakdowns(),
            REPORT.assumptions(),
            Collections.nCopies(9, new Report.Labelled("Label", endless)),
            REPORT.sources(),
            REPORT.steps(),
            endless,
            "",
            endless,
            REPORT.headings());
    try (PDDocument document = Loader.loadPDF(Brief.pdf(large, DAY))) {
      Lowest lowest = new Lowest();
      lowest.getText(document);
      assertThat(lowest.bottom).isLessThan(Sheet.HEIGHT - 18);
      assertThat(lowest.aboveTheSignatures).isLessThan(Sheet.HEIGHT - 72);
    }
  }

  @Test
  void whatTheFontCannotDrawIsMarkedAndBreaksNothing() throws IOException {
    Report report =
        new Report(
            "FT-1",
            "客服 · Ελληνικά · Русский \u0007 🚀",
            REPORT.verdict(),
            REPORT.fields(),
            REPORT.answers(),
            REPORT.chart(),
            REPORT.ranking(),
            REPORT.infeasible(),
            REPORT.breakdowns(),
            REPORT.assumptions(),
            REPORT.sensitivity(),
            REPORT.sources(),
            REPORT.steps(),
            REPORT.freshness(),
            "",
            REPORT.fallback(),
            REPORT.headings());

    assertThat(text(report)).contains("FT-1 · ?? · Ελληνικά · Русский");
  }

  /** How far down the letters reach, those of the foot and those above it. */
  private static final class Lowest extends PDFTextStripper {
    private float bottom;
    private float aboveTheSignatures;
    private boolean foot;

    @Override
    protected void writeString(String text, List<TextPosition> positions) throws IOException {
      foot |= text.contains("Approved by");
      for (TextPosition position : positions) {
        bottom = Math.max(bottom, position.getYDirAdj());
        if (!foot) {
          aboveTheSignatures = Math.max(aboveTheSignatures, position.getYDirAdj());
        }
      }
      super.writeString(text, positions);
    }
  }

  private static String text(Report report) throws IOException {
    try (PDDocument document = Loader.loadPDF(Brief.pdf(report, DAY))) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static Report report(String words) {
    Catalog catalog = Catalog.bundled();
    var prices = PriceBooks.bundled(NOW);
    Answers answers =
        new Answers(
            new SentenceReader(catalog),
            new Estimator(catalog),
            () -> prices,
            Clock.fixed(NOW, ZoneOffset.UTC));
    return ((Answer.Estimated) answers.toWords("FT-12", answers.read(words))).report();
  }
}
