package dev.finetunecost.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of any table, whose columns and key are asked of the database itself. */
record Rows(String table, List<String> columns, List<String> key) {

  /** The shape of a table, its columns and key columns in their order. */
  static Rows of(Handle handle, String table) {
    List<String> columns =
        handle
            .queryMetadata(metaData -> metaData.getColumns(null, null, table, "%"))
            .map(
                (row, _) -> Map.entry(row.getInt("ORDINAL_POSITION"), row.getString("COLUMN_NAME")))
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    List<String> key =
        handle
            .queryMetadata(metaData -> metaData.getPrimaryKeys(null, null, table))
            .map((row, _) -> Map.entry(row.getInt("KEY_SEQ"), row.getString("COLUMN_NAME")))
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    return new Rows(table, columns, key);
  }

  String columnList() {
    return String.join(", ", columns);
  }

  String keyList() {
    return String.join(", ", key);
  }

  String placeholders(int count) {
    return "?, ".repeat(count - 1) + "?";
  }

  /** A row as bytes that are the same whichever database it lies in. */
  static byte[] canonical(List<@Nullable Object> row) {
    return row.stream()
        .map(Rows::canonical)
        .collect(Collectors.joining("\u001f"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String canonical(@Nullable Object value) {
    return switch (value) {
      case null -> "\u0000";
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case Integer number -> Long.toString(number);
      case Double number -> Double.toString(number);
      default -> value.toString();
    };
  }
}
