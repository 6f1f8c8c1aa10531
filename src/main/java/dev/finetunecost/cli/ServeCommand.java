package dev.finetunecost.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code serve}: the bot. */
@Command(
    name = "serve",
    description = {
      "Starts the bot: Socket Mode if SLACK_APP_TOKEN is set, else HTTP if SLACK_SIGNING_SECRET is set,",
      "else a playground that stands in for Slack."
    })
public final class ServeCommand implements Callable<Integer> {
  private final Bot bot;

  @Option(names = "--playground", description = "Start the playground whatever is set.")
  private boolean playground;

  /** Whatever is started; it runs until it is stopped. */
  @FunctionalInterface
  public interface Bot {

    /**
     * Runs until it is stopped.
     *
     * @return the exit code
     */
    int run(boolean playground) throws Exception;
  }

  public ServeCommand(Bot bot) {
    this.bot = bot;
  }

  @Override
  public Integer call() throws Exception {
    return bot.run(playground);
  }
}
