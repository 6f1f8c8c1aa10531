package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Slack's {@code table} block; one of them may stand in a message. The components are Slack's
 * fields, in camel case (docs.slack.dev/reference/block-kit/blocks/table-block).
 *
 * @param rows the first is the header; all are equally long
 */
public record TableBlock(
    String type, String blockId, List<List<Cell>> rows, List<ColumnSetting> columnSettings)
    implements NewBlock {

  /** Characters that a table may take of its message's share; Slack would take twice as many. */
  private static final int ROOM = 5_000;

  /** A cell of plain text, never empty. */
  public record Cell(String type, String text) {}

  /** How a column is set. */
  public record ColumnSetting(String align, boolean isWrapped) {}

  /** The table, as many of its rows as there is room for. */
  public static TableBlock of(String blockId, Report.Table table) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(cells(table.header()));
    int characters = length(rows.getFirst());
    for (List<String> texts : table.rows()) {
      List<Cell> row = cells(texts);
      characters += length(row);
      if (rows.size() == Limits.TABLE_ROWS || characters > ROOM) {
        break;
      }
      rows.add(row);
    }
    return new TableBlock("table", blockId, rows, settings(table.alignRight()));
  }

  /** How many rows it has below its header. */
  int shown() {
    return rows.size() - 1;
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
    List<Cell> header = rows.getFirst();
    List<String> lines = new ArrayList<>();
    for (List<Cell> row : rows.subList(1, rows.size())) {
      StringBuilder line = new StringBuilder(Mrkdwn.bullet(Mrkdwn.bold(row.getFirst().text())));
      for (int column = 1; column < row.size(); column++) {
        line.append(" · ")
            .append(Mrkdwn.escape(header.get(column).text()))
            .append(' ')
            .append(Mrkdwn.escape(row.get(column).text()));
      }
      lines.add(line.toString());
    }
    return Blocks.sections(lines.subList(0, fitting(lines)));
  }

  /** How many of these lines there is room for. */
  private static int fitting(List<String> lines) {
    int characters = 0;
    int count = 0;
    while (count < lines.size() && characters + lines.get(count).length() < ROOM) {
      characters += lines.get(count++).length() + 1;
    }
    return count;
  }

  private static int length(List<Cell> row) {
    return row.stream().mapToInt(cell -> cell.text().length()).sum();
  }

  private static List<Cell> cells(List<String> texts) {
    return texts.stream()
        .limit(Limits.TABLE_COLUMNS)
        .map(text -> text.isBlank() ? "–" : Mrkdwn.clip(text, Limits.TABLE_CELL))
        .map(text -> new Cell("raw_text", text))
        .toList();
  }

  private static List<ColumnSetting> settings(List<Boolean> alignRight) {
    return IntStream.range(0, Math.min(alignRight.size(), Limits.TABLE_COLUMNS))
        .mapToObj(column ->
            new ColumnSetting(alignRight.get(column) ? "right" : "left", !alignRight.get(column)))
        .toList();
  }
}
