package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseIT {
  private static final Clock CLOCK = Clock.systemUTC();

  @EachDatabase
  void whatWasSavedIsThereWhenTheDatabaseIsOpenedAgain(DatabaseAddress address) {
    try (Database database = Database.open(address, CLOCK)) {
      FilledWorkspace.fill(database, "T1");
      assertThat(database.ready()).isEqualTo(new Readiness.Ready());
    }
    try (Database database = Database.open(address, CLOCK)) {
      assertThat(new Scenarios(database).find("T1", 1)).isPresent();
    }
  }

  @EachDatabase
  void aDatabaseOfANewerVersionIsRefusedAndLeftAlone(DatabaseAddress address) {
    try (Database database = Database.open(address, CLOCK)) {
      database
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  """
                  insert into flyway_schema_history (installed_rank, version, description, type,
                      script, checksum, installed_by, execution_time, success)
                  values (999, '999', 'from the future', 'SQL', 'V999__x.sql', 1, 'x', 1, true)
                  """));
    }
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> Database.open(address, CLOCK))
        .withMessageContaining("version 999")
        .withMessageContaining("newer finetune-cost");
  }

  @EachDatabase
  void closedItIsDownAndSaysSo(Database database) {
    database.close();
    assertThat(database.ready()).isInstanceOf(Readiness.Down.class);
  }

  @Test
  void aFileMadeByAnEarlierVersionIsUpgradedInPlace(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("finetune-cost.db");
    try (InputStream earlier = DatabaseIT.class.getResourceAsStream("/database/version-1.db")) {
      Files.copy(Objects.requireNonNull(earlier), file);
    }
    try (Database database = Database.open(DatabaseAddress.Embedded.in(folder), CLOCK)) {
      SavedScenario saved = new Scenarios(database).find("T1", 1).orElseThrow();
      assertThat(saved.words()).isEqualTo("fine-tune llama 3.1 8b with lora on 8k support emails");
      assertThat(new Inbox(database).unfinished("T1", 10))
          .extracting(Delivery::id)
          .containsExactly("command-2");
      FilledWorkspace.fill(database, "T2");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsAnErrorThatNamesTheVariable(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a folder");
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> Database.open(DatabaseAddress.Embedded.in(file.resolve("home")), CLOCK))
        .withMessageContaining("FINETUNE_COST_HOME");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone(@TempDir Path folder) throws IOException {
    String words = "These are my private notes, and no database.\n".repeat(100);
    Path file = Files.writeString(folder.resolve("finetune-cost.db"), words);
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> Database.open(DatabaseAddress.Embedded.in(folder), CLOCK))
        .withMessageContaining("is not a database of ours");
    assertThat(file).hasContent(words);
  }

  @Test
  void aServerThatIsNotThereIsAnErrorThatNamesItWithoutItsPassword() {
    DatabaseAddress nowhere = DatabaseAddress.of("postgres://bot:hush@127.0.0.1:1/ft");
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> Database.open(nowhere, CLOCK))
        .withMessageContaining("127.0.0.1:1/ft")
        .withMessageContaining("cannot be reached")
        .withMessageNotContaining("hush");
  }

  @Test
  void aServerWithoutTheDatabaseIsAnErrorThatSaysSo() {
    DatabaseAddress.Postgres there = (DatabaseAddress.Postgres) PostgresServer.emptyDatabase();
    DatabaseAddress missing =
        new DatabaseAddress.Postgres(there.jdbcUrl().replace("/test_", "/no_"), null, null);
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> Database.open(missing, CLOCK))
        .withMessageContaining("no such database");
  }

  @Test
  void clocksThatDifferMakeItDegraded() {
    Clock fast = Clock.offset(CLOCK, Duration.ofMinutes(5));
    try (Database database = Database.open(PostgresServer.emptyDatabase(), fast)) {
      assertThat(database.ready())
          .isInstanceOfSatisfying(
              Readiness.Degraded.class,
              degraded -> assertThat(degraded.reason()).contains("clock", "synchronise"));
    }
  }

  @Test
  void aFullDiskTakesNothingAndHarmsNothing(@TempDir Path folder) {
    try (Database database = Database.open(DatabaseAddress.Embedded.in(folder), CLOCK)) {
      FilledWorkspace.fill(database, "T1");
      limitPages(database, "1");
      String large = "x".repeat(1 << 20);
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() ->
              new Drafts(database)
                  .save(new Draft("large", "T1", "U1", large, FilledWorkspace.NOON)));
      assertThat(new Drafts(database).find("T1", "large")).isEmpty();
      assertThat(new Scenarios(database).find("T1", 1)).isPresent();
      limitPages(database, "1000000");
      new Drafts(database).save(new Draft("large", "T1", "U1", large, FilledWorkspace.NOON));
      assertThat(database.ready()).isEqualTo(new Readiness.Ready());
      assertThat(
              database
                  .jdbi()
                  .<String, RuntimeException>withHandle(handle ->
                      handle.createQuery("pragma integrity_check").mapTo(String.class).one()))
          .isEqualTo("ok");
    }
  }

  @Test
  @SuppressWarnings("try") // closing the first early is what is tested
  void onlyOneProcessServesFromAnEmbeddedDatabase(@TempDir Path folder) {
    DatabaseAddress address = DatabaseAddress.Embedded.in(folder);
    try (Database first = Database.open(address, CLOCK);
        Database second = Database.open(address, CLOCK)) {
      assertThat(first.servesAlone()).isTrue();
      assertThat(first.servesAlone()).isTrue();
      assertThat(second.servesAlone()).isFalse();
      first.close();
      assertThat(second.servesAlone()).isTrue();
    }
  }

  /** Lets the one connection think that the disk ends after so many pages. */
  private static void limitPages(Database database, String pages) {
    database
        .jdbi()
        .useHandle(handle ->
            handle.createQuery("pragma max_page_count = " + pages).mapTo(Long.class).one());
  }
}
