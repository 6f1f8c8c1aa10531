package dev.finetunecost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.NewScenario;
import dev.finetunecost.store.PostgresServer;
import dev.finetunecost.store.Scenarios;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code move}, {@code export} and {@code forget}, as they are typed. */
final class KeepingCommandsIT {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir private Path home;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void keepSomething() {
    try (Database database = here()) {
      new Scenarios(database)
          .save(
              new NewScenario(
                  "T1",
                  "o1",
                  "tune llama",
                  Scenario.EMPTY,
                  Intent.COST,
                  null,
                  "U1",
                  "C1",
                  "",
                  Instant.EPOCH));
    }
  }

  @Test
  void moveTakesEverythingAlongAndSaysWhatToDoNext() {
    DatabaseAddress.Postgres target = (DatabaseAddress.Postgres) PostgresServer.emptyDatabase();
    assertThat(run("move", "--to", target.jdbcUrl())).isEqualTo(ExitCode.OK);
    assertThat(printed()).contains("scenario", "1 rows", "Set DATABASE_URL");
    try (Database there = Database.open(target, CLOCK)) {
      assertThat(new Scenarios(there).find("T1", 1)).isPresent();
    }
  }

  @Test
  void moveOntoItselfOrToNowhereIsRefused() {
    String itself = "jdbc:sqlite:" + ((DatabaseAddress.Embedded) address()).file();
    assertThat(run("move", "--to", itself)).isEqualTo(ExitCode.WORDS_ARE_OFF);
    assertThat(complained()).contains("in use already");
    assertThat(run("move", "--to", "mysql://db/x")).isEqualTo(ExitCode.WORDS_ARE_OFF);
    assertThat(run("move", "--to", "postgres://127.0.0.1:1/x")).isEqualTo(ExitCode.FAILED);
    assertThat(complained()).contains("cannot be reached");
  }

  @Test
  void exportPrintsAWorkspaceAndForgetErasesIt() {
    assertThat(run("export", "--team", "T1")).isEqualTo(ExitCode.OK);
    assertThat(printed()).contains("\"words\":\"tune llama\"");
    assertThat(run("forget", "--team", "T1")).isEqualTo(ExitCode.OK);
    try (Database database = here()) {
      assertThat(new Scenarios(database).find("T1", 1)).isEmpty();
    }
    assertThat(run("forget", "--team", "T1")).isEqualTo(ExitCode.FAILED);
    assertThat(complained()).contains("Nothing is known");
  }

  private int run(String... args) {
    Terminal terminal = Terminal.on(new ByteArrayInputStream(new byte[0]), out, err, false);
    return FinetuneCost.run(
        terminal,
        List.of(
            new MoveCommand(terminal, this::here, address -> Database.open(address, CLOCK)),
            new ExportCommand(terminal, this::here),
            new ForgetCommand(terminal, this::here)),
        args);
  }

  private DatabaseAddress address() {
    return DatabaseAddress.Embedded.in(home);
  }

  private Database here() {
    return Database.open(address(), CLOCK);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
