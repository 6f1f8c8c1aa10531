package dev.finetunecost.store;

import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** All that is kept of a workspace, as one JSON object: an array of rows for each table. */
public final class WorkspaceExport {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** The only things that a workspace must not take along. */
  private static final List<String> SECRETS = List.of("bot_token", "refresh_token");

  private final Jdbi jdbi;

  public WorkspaceExport(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Writes the workspace, and leaves the stream open. What was kept as JSON is JSON here too. */
  public void write(String workspace, OutputStream out) {
    JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8);
    json.writeStartObject();
    json.writeStringProperty("workspace", workspace);
    // No transaction: on SQLite that would keep a running bot from writing
    jdbi.useHandle(handle -> {
      for (String table : Workspaces.TABLES) {
        json.writeArrayPropertyStart(table);
        handle
            .createQuery("select * from %s where workspace = :workspace".formatted(table))
            .bind("workspace", workspace)
            .mapToMap()
            .forEach(row -> write(row, json));
        json.writeEndArray();
      }
    });
    json.writeEndObject();
    json.flush();
  }

  private static void write(Map<String, Object> row, JsonGenerator json) {
    json.writeStartObject();
    // Jdbi's rows hold null where the column does
    row.forEach((column, value) -> {
      if (!column.equals("workspace") && !SECRETS.contains(column) && value != null) {
        json.writeName(column);
        write(value, json);
      }
    });
    json.writeEndObject();
  }

  private static void write(Object value, JsonGenerator json) {
    switch (value) {
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case byte[] bytes when Zipped.is(bytes) -> writeText(Zipped.text(bytes), json);
      case byte[] bytes -> json.writeString(Base64.getEncoder().encodeToString(bytes));
      default -> writeText(value.toString(), json);
    }
  }

  private static void writeText(String text, JsonGenerator json) {
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        json.writeTree(JSON.readTree(text));
        return;
      } catch (JacksonException e) {
        // Then it is words that begin with a bracket
      }
    }
    json.writeString(text);
  }
}
