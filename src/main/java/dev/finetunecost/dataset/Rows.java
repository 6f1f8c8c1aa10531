package dev.finetunecost.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a file, one after the other: JSON lines, an array of JSON objects, or CSV. */
final class Rows {
  /** Characters; the longest example of any trainer's context is shorter. */
  static final int LONGEST_LINE = 8_000_000;

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private Rows() {}

  /** Reads to the end of the stream, which stays open. */
  static void read(InputStream in, FileFormat format, Consumer<Row> rows) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    int first = skipToText(text);
    switch (format) {
      case CSV -> csv(text, rows);
      case JSON -> {
        if (first == '[') {
          array(text, rows);
        } else {
          lines(text, rows);
        }
      }
    }
  }

  /** The first character that is not a space, which stays unread; -1 at the end. */
  private static int skipToText(BufferedReader text) throws IOException {
    while (true) {
      text.mark(1);
      int next = text.read();
      if (next != BYTE_ORDER_MARK && !Character.isWhitespace(next)) {
        text.reset();
        return next;
      }
    }
  }

  private static void lines(BufferedReader text, Consumer<Row> rows) throws IOException {
    BoundedLines lines = new BoundedLines(text, LONGEST_LINE);
    for (long number = 1; lines.next(); number++) {
      if (lines.tooLong()) {
        rows.accept(bad(number, Mistake.Kind.LINE_TOO_LONG));
      } else if (!lines.line().isBlank()) {
        rows.accept(line(number, lines.line()));
      }
    }
  }

  private static Row line(long number, String line) {
    try {
      return ExampleReader.read(number, JSON.readTree(line));
    } catch (JacksonException e) {
      return bad(number, Mistake.Kind.NOT_JSON);
    }
  }

  /** What is wrong within an array breaks it off: nobody knows where the next element starts. */
  private static void array(BufferedReader text, Consumer<Row> rows) {
    long line = 1;
    try (JsonParser parser = JSON.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        line = parser.currentTokenLocation().getLineNr();
        JsonNode node = parser.readValueAsTree();
        rows.accept(ExampleReader.read(line, node));
      }
    } catch (JacksonException e) {
      @Nullable TokenStreamLocation place = e.getLocation();
      rows.accept(bad(place == null ? line : place.getLineNr(), Mistake.Kind.NOT_JSON));
    }
  }

  private static void csv(BufferedReader text, Consumer<Row> rows) throws IOException {
    long line = 1;
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .maxBufferSize(LONGEST_LINE)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : csv) {
        line = row.getStartingLineNumber();
        rows.accept(
            row.getFieldCount() == row.getHeader().size()
                ? ExampleReader.read(line, row.getFieldsAsMap())
                : bad(line, Mistake.Kind.WRONG_FIELD_COUNT));
      }
    } catch (CsvParseException e) {
      rows.accept(bad(line, Mistake.Kind.BROKEN_CSV));
    }
  }

  static Row bad(long line, Mistake.Kind kind) {
    return new Row.Bad(new Mistake(line, kind));
  }
}
