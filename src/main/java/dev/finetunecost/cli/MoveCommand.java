package dev.finetunecost.cli;

import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.DatabaseCopy;
import dev.finetunecost.store.DatabaseUnusable;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code move}: copies all that is kept into another database, and compares the two. */
@Command(
    name = "move",
    description = {
      "Copies all that is kept into another database, and compares the two table by table.",
      "Stop the bot first. Interrupted, it goes on where it stopped. The old database is left as it is:",
      "set DATABASE_URL to the new one and start the bot again."
    },
    footer = {
      "",
      "Example:",
      "  finetune-cost move --to postgres://bot:secret@db.example.com/finetunecost"
    })
public final class MoveCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<Database> here;
  private final Function<DatabaseAddress, Database> open;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "URL",
      description = "postgres://… or a JDBC URL of an empty database.")
  private String url = "";

  /**
   * @param here opens the database that is in use
   * @param open opens any other
   */
  public MoveCommand(
      Terminal terminal, Supplier<Database> here, Function<DatabaseAddress, Database> open) {
    this.terminal = terminal;
    this.here = here;
    this.open = open;
  }

  @Override
  public Integer call() {
    DatabaseAddress address = address();
    try (Database from = here.get();
        Database to = open.apply(address)) {
      if (from.identity().equals(to.identity())) {
        throw new Complaint("--to names the database that is in use already");
      }
      new DatabaseCopy(from, to)
          .run(table ->
              terminal.print(
                  "%-20s %8d rows, the same on both sides%n"
                      .formatted(table.table(), table.rows())));
      terminal.print(
          "All is in %s. Set DATABASE_URL to it and start the bot.%n".formatted(address));
      return ExitCode.OK;
    } catch (DatabaseCopy.CannotCopy | DatabaseUnusable e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }

  private DatabaseAddress address() {
    try {
      return DatabaseAddress.of(url);
    } catch (IllegalArgumentException e) {
      throw new Complaint(
          "--to must be postgres://user:password@host:5432/name, or a JDBC URL of PostgreSQL or SQLite");
    }
  }
}
