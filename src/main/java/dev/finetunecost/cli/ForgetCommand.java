package dev.finetunecost.cli;

import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseUnusable;
import dev.finetunecost.store.Workspaces;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code forget}: erases all that is known of a workspace. */
@Command(
    name = "forget",
    description = {
      "Erases all that is known of a workspace, its tokens too. It cannot be taken back;",
      "export keeps a copy."
    },
    footer = {"", "Example:", "  finetune-cost forget --team T0123456789"})
public final class ForgetCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<Database> database;

  @Option(
      names = "--team",
      required = true,
      paramLabel = "ID",
      description = "The workspace's id, which begins with T (or E for a whole organisation).")
  private String team = "";

  /**
   * @param database opens the database that is in use
   */
  public ForgetCommand(Terminal terminal, Supplier<Database> database) {
    this.terminal = terminal;
    this.database = database;
  }

  @Override
  public Integer call() {
    try (Database open = database.get()) {
      int rows = new Workspaces(open).forget(team);
      if (rows == 0) {
        terminal.complain("Nothing is known of a workspace " + team + ".");
        return ExitCode.FAILED;
      }
      terminal.print("All %d rows of workspace %s are erased.%n".formatted(rows, team));
      return ExitCode.OK;
    } catch (DatabaseUnusable e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }
}
