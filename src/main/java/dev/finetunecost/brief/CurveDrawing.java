package dev.finetunecost.brief;

import dev.finetunecost.brief.Sheet.Style;
import dev.finetunecost.report.Report;
import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines of a chart, with their axes and the names of what they stand for. */
final class CurveDrawing {
  /** Told apart also by those who see few colours (Okabe and Ito 2008); every second is dashed. */
  private static final List<Color> COLORS =
      List.of(
          new Color(0xd55e00),
          new Color(0x0072b2),
          new Color(0x009e73),
          new Color(0xcc79a7),
          new Color(0xb58900),
          new Color(0x6a3fb0));

  private static final Style LABEL = new Style(false, 7.5f, Brief.SOFT);
  private static final Style NAME = new Style(false, 8, Brief.INK);
  private static final float LEFT = 40;
  private static final float LEGEND = 130;
  private static final float BOTTOM = 16;
  private static final int STEPS = 4;

  private final Sheet sheet;
  private final Report.Chart chart;
  private final double top;

  CurveDrawing(Sheet sheet, Report.Chart chart) {
    this.sheet = sheet;
    this.chart = chart;
    this.top =
        STEPS
            * roundStep(
                chart.series().stream()
                        .flatMap(series -> series.values().stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1)
                    / STEPS);
  }

  void draw(float x, float y, float width, float height) throws IOException {
    float left = x + LEFT;
    float right = x + width - LEGEND;
    float bottom = y + height - BOTTOM;
    for (int step = 0; step <= STEPS; step++) {
      float at = bottom - (bottom - y) * step / STEPS;
      sheet.line(left, at, right, at, 0.4f, Brief.LINE);
      sheet.textTo(money(top * step / STEPS), LABEL, left - 5, at + 2.5f);
    }
    List<Integer> months = chart.months();
    for (int i : List.of(0, months.size() / 2, months.size() - 1)) {
      String label = i == 0 ? "start" : "month " + months.get(i);
      float at = left + (right - left) * share(months.get(i));
      sheet.text(label, LABEL, Math.min(at, right - 30) - (i == 0 ? 0 : 12), bottom + 11);
    }
    for (int i = 0; i < chart.series().size(); i++) {
      curve(i, left, right, y, bottom);
      legend(i, right + 14, y + 4 + i * 15);
    }
    sheet.dashes(0);
  }

  private void curve(int index, float left, float right, float y, float bottom) throws IOException {
    dashed(index);
    List<Double> values = chart.series().get(index).values();
    List<float[]> points = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      float x = left + (right - left) * share(chart.months().get(i));
      points.add(new float[] {x, height(values.get(i), y, bottom)});
    }
    sheet.curve(points, 1.4f, color(index));
  }

  private void legend(int index, float x, float y) throws IOException {
    dashed(index);
    sheet.line(x, y + 4, x + 18, y + 4, 1.6f, color(index));
    sheet.text(
        sheet.clipped(chart.series().get(index).name(), NAME, LEGEND - 40), NAME, x + 23, y + 7);
  }

  private void dashed(int index) throws IOException {
    sheet.dashes(index % 2 == 1 ? 4 : 0);
  }

  private static Color color(int index) {
    return COLORS.get(index % COLORS.size());
  }

  private float share(int month) {
    return (float) month / chart.months().getLast();
  }

  private float height(double value, float y, float bottom) {
    return (float) (bottom - (bottom - y) * Math.max(0, value) / top);
  }

  /** The next of 1, 2, 2.5 or 5 times a power of ten. */
  private static double roundStep(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 0.01))));
    for (double factor : new double[] {1, 2, 2.5, 5}) {
      if (factor * power >= least) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  private static String money(double dollars) {
    if (dollars >= 1e6) {
      return "$" + plain(dollars / 1e6) + "M";
    }
    return dollars >= 1e3 ? "$" + plain(dollars / 1e3) + "k" : "$" + plain(dollars);
  }

  private static String plain(double number) {
    return number == Math.rint(number)
        ? String.format(Locale.ROOT, "%,.0f", number)
        : String.format(Locale.ROOT, "%,.2f", number).replaceAll("0+$", "");
  }
}
