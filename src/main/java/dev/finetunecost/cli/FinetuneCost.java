package dev.finetunecost.cli;

import dev.finetunecost.engine.spec.ImpossibleValue;
import dev.finetunecost.store.DatabaseUnusable;
import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program on the command line: its commands, and what it says when something goes wrong. */
@Command(
    name = "finetune-cost",
    mixinStandardHelpOptions = true,
    version = "finetune-cost 0.1.0",
    description =
        "Says whether a fine-tune fits, how long it takes, what it costs, and whether to do it.",
    footer = {
      "",
      "Without a command it starts the bot, as serve does. Help on a command: finetune-cost COMMAND --help",
      "Exit codes: 0 ok, 1 the work failed, 2 the words are off."
    })
public final class FinetuneCost {
  private static final int WIDTH = 100;

  private FinetuneCost() {}

  /**
   * Runs the command that these arguments name; none is {@code serve}.
   *
   * @param commands objects that carry picocli's annotations
   * @return the exit code
   */
  public static int run(Terminal terminal, List<Object> commands, String... args) {
    CommandLine line = new CommandLine(new FinetuneCost());
    commands.forEach(line::addSubcommand);
    line.getSubcommands()
        .values()
        .forEach(command -> command.getCommandSpec().mixinStandardHelpOptions(true));
    return line.setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(WIDTH)
        .setExpandAtFiles(false)
        .setParameterExceptionHandler((error, _) -> wordsAreOff(error))
        .setExecutionExceptionHandler((error, command, _) -> failed(error, command.getErr()))
        .execute(args.length == 0 ? new String[] {"serve"} : args);
  }

  private static int wordsAreOff(ParameterException error) {
    PrintWriter err = error.getCommandLine().getErr();
    String command = error.getCommandLine().getCommandSpec().qualifiedName();
    if (error instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      err.println(unmatched(unmatched, command));
    } else {
      err.println(error.getMessage());
    }
    err.println("Help: " + command + " --help");
    err.flush();
    return ExitCode.WORDS_ARE_OFF;
  }

  private static String unmatched(UnmatchedArgumentException error, String command) {
    String first = error.getUnmatched().getFirst();
    if (first.contains(" ")) {
      return "A sentence needs a command before it:\n  " + command + " estimate \"" + first + "\"";
    }
    String kind = first.startsWith("-") ? "option" : "command";
    String unknown = "There is no " + kind + " " + first + ".";
    return error.getSuggestions().isEmpty()
        ? unknown
        : unknown + " Did you mean " + error.getSuggestions().getFirst() + "?";
  }

  private static int failed(Exception error, PrintWriter err) {
    if (error instanceof Complaint || error instanceof ImpossibleValue) {
      err.println(error.getMessage());
      err.flush();
      return ExitCode.WORDS_ARE_OFF;
    }
    if (error instanceof Unable || error instanceof DatabaseUnusable) {
      err.println(error.getMessage());
      err.flush();
      return ExitCode.FAILED;
    }
    String reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    LoggerFactory.getLogger(FinetuneCost.class).debug("reference {}", reference, error);
    err.println("This did not work: " + error.getMessage() + " (reference " + reference + ")");
    err.flush();
    return ExitCode.FAILED;
  }
}
