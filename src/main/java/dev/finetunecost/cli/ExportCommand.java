package dev.finetunecost.cli;

import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseUnusable;
import dev.finetunecost.store.WorkspaceExport;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code export}: all that is kept of a workspace, as JSON. */
@Command(
    name = "export",
    description = "Prints all that is kept of a workspace as JSON, without its tokens.",
    footer = {"", "Example:", "  finetune-cost export --team T0123456789 > workspace.json"})
public final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Supplier<Database> database;

  @Option(
      names = "--team",
      required = true,
      paramLabel = "ID",
      description = "The workspace's id, which begins with T.")
  private String team = "";

  /**
   * @param database opens the database that is in use
   */
  public ExportCommand(Terminal terminal, Supplier<Database> database) {
    this.terminal = terminal;
    this.database = database;
  }

  @Override
  public Integer call() {
    try (Database open = database.get()) {
      ByteArrayOutputStream json = new ByteArrayOutputStream();
      new WorkspaceExport(open).write(team, json);
      terminal.print(json.toString(StandardCharsets.UTF_8) + "\n");
      return ExitCode.OK;
    } catch (DatabaseUnusable e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
  }
}
