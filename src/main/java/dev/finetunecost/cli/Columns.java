package dev.finetunecost.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows whose cells stand under each other. */
final class Columns {
  private final List<List<String>> rows = new ArrayList<>();

  Columns(String... header) {
    rows.add(List.of(header));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  /** The rows as lines, each ended by a line feed. */
  String text() {
    int count = rows.getFirst().size();
    int[] widths = new int[count];
    for (List<String> row : rows) {
      for (int i = 0; i < count; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < count; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
