package dev.finetunecost;

import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.cli.EstimateCommand;
import dev.finetunecost.cli.FinetuneCost;
import dev.finetunecost.cli.ParseCommand;
import dev.finetunecost.cli.PricesCommand;
import dev.finetunecost.cli.ServeCommand;
import dev.finetunecost.cli.Terminal;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The front door: picks the command, builds every object once and joins them. */
public final class Main {
  private final Map<String, String> environment;
  private final Clock clock;

  private Main(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    boolean screen = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    Terminal terminal =
        Terminal.on(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Terminal.wantsColour(screen, environment));
    System.exit(new Main(environment, Clock.systemUTC()).run(terminal, args));
  }

  /** Runs one command; what it does not need is not built. */
  private int run(Terminal terminal, String... args) {
    return FinetuneCost.run(
        terminal,
        List.of(
            new EstimateCommand(terminal, this::answers),
            new ParseCommand(terminal, () -> new SentenceReader(Catalog.bundled())),
            new PricesCommand(terminal, this::prices),
            new ServeCommand(this::serve)),
        args);
  }

  private Answers answers(boolean offline) {
    Catalog catalog = Catalog.bundled();
    PriceBook book = prices(offline);
    return new Answers(new SentenceReader(catalog), new Estimator(catalog), () -> book, clock);
  }

  private PriceBook prices(boolean offline) {
    return PriceBooks.bundled(clock.instant());
  }

  /** The bot starts here. */
  private int serve(boolean playground) throws Exception {
    Settings given = Settings.from(environment);
    Settings settings = playground ? given.withPlayground() : given;
    Catalog catalog = Catalog.bundled();
    PriceBook book = prices(!settings.prices().live());
    Answers answers =
        new Answers(new SentenceReader(catalog), new Estimator(catalog), () -> book, clock);
    return new Serve(settings, catalog, answers, () -> book, clock).run();
  }
}
