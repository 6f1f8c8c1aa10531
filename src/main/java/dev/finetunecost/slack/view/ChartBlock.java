package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.report.Report;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Slack's {@code data_visualization} block with a line chart; two of them may stand in a message.
 * The components are Slack's fields, in camel case
 * (docs.slack.dev/reference/block-kit/blocks/data-visualization-block).
 */
public record ChartBlock(String type, String blockId, String title, Lines chart)
    implements NewBlock {

  /** The chart itself. */
  public record Lines(String type, List<Series> series, Axes axisConfig) {}

  /** A line: one point for each category. */
  public record Series(String name, List<Point> data) {}

  /** A point above the category of the same label. */
  public record Point(String label, BigDecimal value) {}

  /** Categories from left to right. */
  public record Axes(List<String> categories, String xLabel, String yLabel) {}

  /** The chart, as far as Slack takes it. */
  public static ChartBlock of(String blockId, Report.Chart chart) {
    List<String> months =
        chart.months().stream().limit(Limits.CHART_POINTS).map(String::valueOf).toList();
    Set<String> names = new LinkedHashSet<>();
    List<Series> lines =
        chart.series().stream()
            .limit(Limits.CHART_SERIES)
            .map(
                series -> new Series(unique(series.name(), names), points(months, series.values())))
            .toList();
    return new ChartBlock(
        "data_visualization",
        blockId,
        Mrkdwn.clip(chart.title(), Limits.CHART_TITLE),
        new Lines(
            "line",
            lines,
            new Axes(months, "Month", Mrkdwn.clip(chart.yLabel(), Limits.CHART_AXIS))));
  }

  @Override
  public String getType() {
    return type;
  }

  @Override
  public String getBlockId() {
    return blockId;
  }

  @Override
  public List<LayoutBlock> plain() {
    List<String> lines = new ArrayList<>();
    lines.add(Mrkdwn.bold(title));
    for (Series series : chart.series()) {
      List<Point> points = series.data();
      lines.add(
          Mrkdwn.bullet(
              "%s: %s"
                  .formatted(
                      Mrkdwn.escape(series.name()),
                      String.join(
                          " → ",
                          IntStream.of(0, points.size() / 2, points.size() - 1)
                              .distinct()
                              .mapToObj(points::get)
                              .map(ChartBlock::said)
                              .toList()))));
    }
    return Blocks.sections(lines);
  }

  private static String said(Point point) {
    return String.format(
        Locale.ROOT,
        "$%,d (month %s)",
        point.value().setScale(0, RoundingMode.HALF_UP).longValueExact(),
        point.label());
  }

  private static List<Point> points(List<String> months, List<Double> values) {
    return IntStream.range(0, months.size())
        .mapToObj(month -> new Point(months.get(month), cents(values.get(month))))
        .toList();
  }

  private static BigDecimal cents(double dollars) {
    return BigDecimal.valueOf(dollars).setScale(2, RoundingMode.HALF_UP);
  }

  private static String unique(String name, Set<String> taken) {
    String clipped = Mrkdwn.clip(name, Limits.CHART_LABEL);
    for (int copy = 2; !taken.add(clipped); copy++) {
      clipped = Mrkdwn.clip(name, Limits.CHART_LABEL - 3) + " " + copy;
    }
    return clipped;
  }
}
