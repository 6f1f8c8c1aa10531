package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DatabaseCopyIT {
  private static final Clock CLOCK = Clock.systemUTC();

  @Test
  void allThatIsKeptMovesToPostgresAndTheBotGoesOnThere(@TempDir Path folder) {
    try (Database from = Database.open(DatabaseAddress.Embedded.in(folder), CLOCK);
        Database to = Database.open(PostgresServer.emptyDatabase(), CLOCK)) {
      FilledWorkspace.fill(from, "T1");
      FilledWorkspace.fill(from, "T2");
      many(from, 1_200);
      List<String> told = new ArrayList<>();
      List<DatabaseCopy.Copied> copied =
          new DatabaseCopy(from, to).run(table -> told.add(table.table()));
      assertThat(told).isEqualTo(DatabaseCopy.tables());
      assertThat(copied)
          .filteredOn(table -> table.table().equals("draft"))
          .extracting(DatabaseCopy.Copied::rows)
          .containsExactly(1_202L);
      assertThat(FilledWorkspace.rows(to, "T1").toString())
          .isEqualTo(FilledWorkspace.rows(from, "T1").toString());
      assertThat(new Installations(to, FilledWorkspace.KEYS).find(null, "T2")).isPresent();
      assertThat(new Scenarios(to).save(FilledWorkspace.scenario("T1", "next")).number())
          .isEqualTo(2);
    }
  }

  @Test
  void interruptedItGoesOnWhereItStopped(@TempDir Path folder) {
    try (Database from = Database.open(DatabaseAddress.Embedded.in(folder), CLOCK);
        Database to = Database.open(PostgresServer.emptyDatabase(), CLOCK)) {
      FilledWorkspace.fill(from, "T1");
      many(from, 1_200);
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() ->
              new DatabaseCopy(from, to)
                  .run(table -> {
                    if (table.table().equals("draft")) {
                      throw new IllegalStateException("the line was cut");
                    }
                  }));
      assertThat(new DatabaseCopy(from, to).run(_ -> {})).hasSameSizeAs(DatabaseCopy.tables());
    }
  }

  @Test
  void aDatabaseWithOtherDataIsRefused(@TempDir Path folder) {
    try (Database from = Database.open(DatabaseAddress.Embedded.in(folder), CLOCK);
        Database to = Database.open(PostgresServer.emptyDatabase(), CLOCK)) {
      FilledWorkspace.fill(from, "T1");
      FilledWorkspace.fill(to, "T9");
      assertThatExceptionOfType(DatabaseCopy.CannotCopy.class)
          .isThrownBy(() -> new DatabaseCopy(from, to).run(_ -> {}))
          .withMessageContaining("already holds other data");
      assertThat(new Scenarios(to).find("T1", 1)).isEmpty();
    }
  }

  @Test
  void aDifferenceBetweenTheTwoIsFound(@TempDir Path folder) {
    try (Database from = Database.open(DatabaseAddress.Embedded.in(folder), CLOCK);
        Database to = Database.open(PostgresServer.emptyDatabase(), CLOCK)) {
      FilledWorkspace.fill(from, "T1");
      new DatabaseCopy(from, to).run(_ -> {});
      to.jdbi().useHandle(handle -> handle.execute("update scenario set words = 'other words'"));
      assertThatExceptionOfType(DatabaseCopy.CannotCopy.class)
          .isThrownBy(() -> new DatabaseCopy(from, to).run(_ -> {}))
          .withMessageContaining("scenario");
    }
  }

  @Test
  void whileTheBotRunsNothingIsMoved(@TempDir Path folder) {
    try (Database running = Database.open(DatabaseAddress.Embedded.in(folder), CLOCK);
        Database from = Database.open(DatabaseAddress.Embedded.in(folder), CLOCK);
        Database to = Database.open(PostgresServer.emptyDatabase(), CLOCK)) {
      assertThat(running.servesAlone()).isTrue();
      assertThatExceptionOfType(DatabaseCopy.CannotCopy.class)
          .isThrownBy(() -> new DatabaseCopy(from, to).run(_ -> {}))
          .withMessageContaining("stop it first");
    }
  }

  @EachDatabase
  void everyTableIsEitherCopiedOrLeftBehindOnPurpose(Database database) {
    Set<String> known = new TreeSet<>(DatabaseCopy.tables());
    known.addAll(DatabaseCopy.LEFT_BEHIND);
    List<String> tables =
        database
            .jdbi()
            .withHandle(handle ->
                handle
                    .queryMetadata(
                        metaData -> metaData.getTables(null, null, "%", new String[] {"TABLE"}))
                    .map((row, _) -> row.getString("TABLE_NAME"))
                    .list());
    assertThat(known)
        .containsAll(tables.stream().filter(name -> !name.startsWith("sqlite_")).toList());
  }

  @EachDatabase
  void anExportHoldsEverythingOfTheWorkspaceButItsTokens(Database database) {
    FilledWorkspace.fill(database, "T1");
    FilledWorkspace.fill(database, "T2");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new WorkspaceExport(database).write("T1", out);
    String text = out.toString(StandardCharsets.UTF_8);
    JsonNode export = JsonMapper.shared().readTree(text);
    for (String table : Workspaces.TABLES) {
      assertThat(export.get(table)).as(table).hasSize(1);
    }
    assertThat(export.at("/scenario/0/as_said/model/value").stringValue())
        .isEqualTo("llama-3.1-8b");
    assertThat(export.at("/estimate/0/report/title").stringValue()).isEqualTo("kept");
    assertThat(text).doesNotContain("token\"").doesNotContain("T2");
  }

  private static void many(Database database, int drafts) {
    Drafts room = new Drafts(database);
    for (int i = 0; i < drafts; i++) {
      room.save(new Draft("d" + i, "T1", "U1", "{\"n\":" + i + "}", Instant.ofEpochMilli(i)));
    }
  }
}
