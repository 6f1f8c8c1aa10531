package dev.finetunecost.brief;

import dev.finetunecost.brief.Sheet.Style;
import dev.finetunecost.report.Report;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A report on one page: the decision, its figures, the curve, the alternatives, what it consists of
 * and rests on, and a line to sign.
 */
public final class Brief {
  static final Color INK = new Color(0x1d1c1d);
  static final Color SOFT = new Color(0x5f6368);
  static final Color LINE = new Color(0xd5d8dc);

  private static final Style TITLE = new Style(true, 15, INK);
  private static final Style VERDICT = new Style(true, 12.5f, INK);
  private static final Style HEADING = new Style(true, 9, INK);
  private static final Style BODY = new Style(false, 8.5f, INK);
  private static final Style STRONG = new Style(true, 8.5f, INK);
  private static final Style SMALL = new Style(false, 7.5f, SOFT);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /** From much to little: what does not fit in one way is drawn in the next. */
  private static final List<Room> ROOMS =
      List.of(new Room(124, 6), new Room(110, 5), new Room(84, 4), new Room(0, 4), new Room(0, 2));

  private static final int DRIVERS = 3;
  private static final float GAP = 14;
  private static final float SIGNATURES = Sheet.HEIGHT - 72;

  private final Sheet sheet;
  private final Report report;
  private final Room room;

  private Brief(Sheet sheet, Report report, Room room) {
    this.sheet = sheet;
    this.report = report;
    this.room = room;
  }

  /**
   * How much is drawn of what can be left out.
   *
   * @param chartHeight 0 for no chart
   */
  private record Room(float chartHeight, int alternatives) {}

  /**
   * The page as PDF.
   *
   * @param day on which it is made
   */
  public static byte[] pdf(Report report, LocalDate day) {
    try {
      for (Room room : ROOMS) {
        try (Sheet sheet = new Sheet(title(report))) {
          boolean fits = new Brief(sheet, report, room).draw(day);
          if (fits || room.equals(ROOMS.getLast())) {
            return sheet.pdf();
          }
        }
      }
      throw new IllegalStateException("no way to draw a brief");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Draws all of it; says whether it fits. */
  private boolean draw(LocalDate day) throws IOException {
    float y = header(day);
    y = verdict(y);
    y = figures(y);
    y = chart(y);
    y = alternatives(y);
    y = halves(y);
    signatures();
    return y <= SIGNATURES - GAP;
  }

  private static String title(Report report) {
    return report.id().isEmpty() ? report.title() : report.id() + " · " + report.title();
  }

  private float header(LocalDate day) throws IOException {
    float left = Sheet.MARGIN;
    sheet.text("Budget brief", SMALL, left, 44);
    sheet.textTo(DAY.format(day), SMALL, left + Sheet.INNER, 44);
    float y = sheet.paragraph(title(report), TITLE, left, 50, Sheet.INNER, 2);
    sheet.line(left, y + 4, left + Sheet.INNER, y + 4, 0.7f, LINE);
    return y + GAP;
  }

  private float verdict(float top) throws IOException {
    Report.Verdict verdict = report.verdict();
    float y = sheet.paragraph(verdict.headline(), VERDICT, Sheet.MARGIN, top, Sheet.INNER, 2) + 2;
    for (String reason : verdict.reasons()) {
      sheet.text("•", BODY, Sheet.MARGIN, y + BODY.size());
      y = sheet.paragraph(reason, BODY, Sheet.MARGIN + 9, y, Sheet.INNER - 9, 2);
    }
    return sheet.paragraph(verdict.flip(), BODY, Sheet.MARGIN, y, Sheet.INNER, 2) + GAP / 2;
  }

  /** The four figures in two columns, the three answers in three. */
  private float figures(float top) throws IOException {
    return columns(report.answers(), 3, columns(report.fields(), 2, top)) + GAP / 2;
  }

  private float columns(List<Report.Labelled> figures, int columns, float top) throws IOException {
    float width = (Sheet.INNER - 16 * (columns - 1)) / columns;
    float rowTop = top;
    float y = top;
    for (int i = 0; i < figures.size(); i++) {
      if (i % columns == 0) {
        rowTop = y;
      }
      float x = Sheet.MARGIN + (width + 16) * (i % columns);
      y = Math.max(y, figure(figures.get(i), x, rowTop, width) + 4);
    }
    return y;
  }

  private float figure(Report.Labelled figure, float x, float top, float width) throws IOException {
    float y = sheet.paragraph(figure.label(), STRONG, x, top, width, 1);
    return sheet.paragraph(figure.value(), BODY, x, y, width, 3);
  }

  private float chart(float top) throws IOException {
    boolean drawable = !report.chart().series().isEmpty() && report.chart().months().size() > 1;
    if (!drawable || room.chartHeight() == 0) {
      return top;
    }
    sheet.text(report.chart().title(), HEADING, Sheet.MARGIN, top + HEADING.size());
    new CurveDrawing(sheet, report.chart())
        .draw(Sheet.MARGIN, top + HEADING.leading() + 4, Sheet.INNER, room.chartHeight());
    return top + HEADING.leading() + room.chartHeight() + GAP + 4;
  }

  private float alternatives(float top) throws IOException {
    Report.Table table = report.ranking();
    if (table.rows().isEmpty()) {
      return top;
    }
    float y = heading(report.headings().ranking(), Sheet.MARGIN, top, Sheet.INNER);
    y = row(table.header(), y, SMALL);
    for (List<String> row : table.rows().stream().limit(room.alternatives()).toList()) {
      y = row(row, y, BODY);
    }
    int left = table.rows().size() - room.alternatives();
    if (left > 0) {
      y = sheet.paragraph(left + " more, all dearer.", SMALL, Sheet.MARGIN, y, Sheet.INNER, 1);
    }
    return y + GAP;
  }

  /** The first column takes what the others leave. */
  private float row(List<String> cells, float top, Style style) throws IOException {
    float column = 64;
    float first = Sheet.INNER - column * (cells.size() - 1);
    sheet.text(
        sheet.clipped(cells.getFirst(), style, first - 6), style, Sheet.MARGIN, top + style.size());
    for (int i = 1; i < cells.size(); i++) {
      float right = Sheet.MARGIN + first + column * i;
      sheet.textTo(
          sheet.clipped(cells.get(i), style, column - 4), style, right, top + style.size());
    }
    float bottom = top + style.leading() + 1;
    sheet.line(Sheet.MARGIN, bottom, Sheet.MARGIN + Sheet.INNER, bottom, 0.4f, LINE);
    return bottom + 2;
  }

  /** What the choice consists of on the left, what it rests on at the right. */
  private float halves(float top) throws IOException {
    float width = Sheet.INNER / 2 - 10;
    rests(Sheet.MARGIN + width + 20, top, width);
    return report.breakdowns().isEmpty()
        ? top
        : bill(report.breakdowns().getFirst(), Sheet.MARGIN, top, width);
  }

  /** Every line, so that they sum to the total. */
  private float bill(Report.Breakdown bill, float x, float top, float width) throws IOException {
    float y = sheet.paragraph(bill.title(), HEADING, x, top, width, 2) + 2;
    for (Report.Breakdown.Group group : bill.groups()) {
      y = amount(group.title(), group.sum(), STRONG, x, y, width);
      for (Report.Breakdown.Line line : group.lines()) {
        y = amount(line.label(), line.amount(), BODY, x + 8, y, width - 8);
      }
    }
    return sheet.paragraph(
        bill.total().label() + ": " + bill.total().value(), STRONG, x, y + 2, width, 2);
  }

  private float amount(String label, String amount, Style style, float x, float top, float width)
      throws IOException {
    float right = sheet.width(amount, style);
    sheet.text(sheet.clipped(label, style, width - right - 8), style, x, top + style.size());
    sheet.textTo(amount, style, x + width, top + style.size());
    return top + style.leading();
  }

  private void rests(float x, float top, float width) throws IOException {
    float y = heading("What would change it", x, top, width);
    for (Report.Labelled driver : report.sensitivity().stream().limit(DRIVERS).toList()) {
      y = sheet.paragraph(driver.label() + ": " + driver.value(), BODY, x, y, width, 2);
    }
    y =
        advice(
            report.headings().counterArgument(), report.verdict().counterArgument(), x, y, width);
    advice(report.headings().nextStep(), report.verdict().nextStep(), x, y, width);
  }

  private float advice(String heading, String text, float x, float top, float width)
      throws IOException {
    if (text.isBlank()) {
      return top;
    }
    float y = sheet.paragraph(heading, STRONG, x, top + 5, width, 1);
    int lines = (int) ((SIGNATURES - GAP - y) / BODY.leading());
    return sheet.paragraph(text, BODY, x, y, width, Math.clamp(lines, 1, 6));
  }

  private float heading(String text, float x, float top, float width) throws IOException {
    return sheet.paragraph(sheet.clipped(text, HEADING, width), HEADING, x, top, width, 1) + 2;
  }

  private void signatures() throws IOException {
    float y = SIGNATURES;
    float third = Sheet.INNER / 3;
    List<String> labels = List.of("Approved by", "Date", "Up to, in US dollars");
    for (int i = 0; i < labels.size(); i++) {
      float x = Sheet.MARGIN + i * third;
      sheet.line(x, y, x + third - 16, y, 0.7f, SOFT);
      sheet.text(labels.get(i), SMALL, x, y + 10);
    }
    sheet.paragraph(
        "An estimate, not a bill. " + report.freshness(),
        SMALL,
        Sheet.MARGIN,
        y + 20,
        Sheet.INNER,
        2);
  }
}
