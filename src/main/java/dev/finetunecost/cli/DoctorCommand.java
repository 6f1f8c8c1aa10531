package dev.finetunecost.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/** {@code doctor}: looks at everything that the bot needs, and says how to mend what is wrong. */
@Command(
    name = "doctor",
    description =
        "Checks configuration, database, Slack, price feeds and clock, and says how to mend them.")
public final class DoctorCommand implements Callable<Integer> {
  private static final int NAME = 15;

  private final Terminal terminal;
  private final List<Check> checks;

  /**
   * One thing that the bot needs.
   *
   * @param name in a word or two
   * @param examination finds out how it is; an exception counts as wrong
   */
  public record Check(String name, Supplier<Finding> examination) {}

  /** How something is. */
  public sealed interface Finding {

    /** It works. */
    record Ok(String detail) implements Finding {}

    /**
     * It does not.
     *
     * @param problem what is wrong
     * @param remedy what to do about it
     */
    record Wrong(String problem, String remedy) implements Finding {}
  }

  public DoctorCommand(Terminal terminal, List<Check> checks) {
    this.terminal = terminal;
    this.checks = List.copyOf(checks);
  }

  @Override
  public Integer call() {
    boolean well = true;
    for (Check check : checks) {
      Finding finding = examined(check);
      well &= finding instanceof Finding.Ok;
      terminal.print(line(check.name(), finding));
    }
    return well ? ExitCode.OK : ExitCode.FAILED;
  }

  private static Finding examined(Check check) {
    try {
      return check.examination().get();
    } catch (RuntimeException e) {
      return new Finding.Wrong(String.valueOf(e.getMessage()), "see the log, or report this");
    }
  }

  private static String line(String name, Finding finding) {
    String start = name + " ".repeat(Math.max(1, NAME - name.length()));
    return switch (finding) {
      case Finding.Ok(String detail) -> start + "ok     " + detail + "\n";
      case Finding.Wrong(String problem, String remedy) ->
          start + "wrong  " + problem + "\n" + " ".repeat(NAME) + "mend   " + remedy + "\n";
    };
  }
}
