package dev.finetunecost;

import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.cli.Complaint;
import dev.finetunecost.cli.DatasetCommand;
import dev.finetunecost.cli.DoctorCommand;
import dev.finetunecost.cli.EstimateCommand;
import dev.finetunecost.cli.ExportCommand;
import dev.finetunecost.cli.FinetuneCost;
import dev.finetunecost.cli.ForgetCommand;
import dev.finetunecost.cli.MoveCommand;
import dev.finetunecost.cli.ParseCommand;
import dev.finetunecost.cli.PredictCommand;
import dev.finetunecost.cli.PredictLines;
import dev.finetunecost.cli.PricesCommand;
import dev.finetunecost.cli.ServeCommand;
import dev.finetunecost.cli.Terminal;
import dev.finetunecost.estimate.Estimator;
import dev.finetunecost.estimate.Terms;
import dev.finetunecost.language.SentenceReader;
import dev.finetunecost.prices.LivePrices;
import dev.finetunecost.prices.PriceAnswer;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import dev.finetunecost.prices.PriceHistory;
import dev.finetunecost.prices.SheetArchive;
import dev.finetunecost.prices.SnapshotRefresh;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.prices.feed.Feeds;
import dev.finetunecost.store.ActualRuns;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseUnusable;
import dev.finetunecost.store.PriceArchive;
import dev.finetunecost.store.WorkspaceSettings;
import dev.finetunecost.terms.SettingReader;
import dev.finetunecost.terms.TeamTerms;
import dev.finetunecost.terms.TermsReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/** The front door: picks the command, builds every object once and joins them. */
public final class Main {
  /** How long a command that ends with its answer waits for live prices. */
  private static final Duration PATIENCE = Duration.ofSeconds(6);

  /** Each fetch holds one payload in memory. */
  private static final int FETCHES_AT_ONCE = 4;

  private final Map<String, String> environment;
  private final Clock clock;

  private Main(Map<String, String> environment, Clock clock) {
    this.environment = environment;
    this.clock = clock;
  }

  public static void main(String[] args) {
    if (args.length > 0 && !"serve".equals(args[0])) {
      // a command that ends with its answer says itself how its sources did
      System.setProperty("LOG_LEVEL", "WARN");
    }
    Map<String, String> environment = System.getenv();
    boolean screen = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    Terminal terminal =
        Terminal.on(
            System.in,
            new FileOutputStream(FileDescriptor.out),
            new FileOutputStream(FileDescriptor.err),
            Terminal.wantsColour(screen, environment));
    System.exit(run(environment, Clock.systemUTC(), terminal, args));
  }

  /** Runs one command; what it does not need is not built. */
  static int run(Map<String, String> environment, Clock clock, Terminal terminal, String... args) {
    Main main = new Main(environment, clock);
    return FinetuneCost.run(
        terminal,
        List.of(
            new EstimateCommand(terminal, main::answers, main::terms),
            new ParseCommand(terminal, () -> new SentenceReader(Catalog.bundled())),
            new PredictCommand(terminal, () -> new PredictLines(Catalog.bundled())::predict),
            new DatasetCommand(terminal),
            new PricesCommand(terminal, main::prices, main::lookUpPrices, main::refreshSnapshot),
            new ServeCommand(main::serve),
            new MoveCommand(terminal, main::database, address -> Database.open(address, clock)),
            new ExportCommand(terminal, main::database),
            new ForgetCommand(terminal, main::database),
            new DoctorCommand(
                terminal, new Doctor(environment, () -> main.prices(false), clock).checks())),
        args);
  }

  private Database database() {
    return Database.open(settings().database(), clock);
  }

  /** What a workspace has settled and what its runs taught, as its database says. */
  private Terms terms(String workspace) {
    try (Database database = database()) {
      Supplier<PriceBook> bundled = () -> PriceBooks.bundled(clock.instant());
      SettingReader reader = new SettingReader(Catalog.bundled(), bundled);
      return new TeamTerms(
              new WorkspaceSettings(database),
              new ActualRuns(database),
              new TermsReader(reader, bundled),
              clock)
          .of(workspace);
    }
  }

  private Settings settings() {
    try {
      return Settings.from(environment);
    } catch (Settings.InvalidSetting e) {
      throw new Complaint(String.valueOf(e.getMessage()));
    }
  }

  private Answers answers(boolean offline) {
    PriceBook book = prices(offline);
    return answers(() -> book);
  }

  private Answers answers(Supplier<PriceBook> book) {
    Catalog catalog = Catalog.bundled();
    return new Answers(new SentenceReader(catalog, clock), new Estimator(catalog), book, clock);
  }

  /** The prices for one answer: what comes in from the feeds within a few seconds, at most. */
  private PriceBook prices(boolean offline) {
    if (offline || !settings().prices().live()) {
      return PriceBooks.bundled(clock.instant());
    }
    try (LivePrices live = livePrices(settings().prices(), SheetArchive.none())) {
      return live.askOnce(PATIENCE);
    }
  }

  /** Only a question about an earlier day needs the database. */
  private PriceAnswer lookUpPrices(String words, PriceBook now, boolean offline) {
    PriceHistory bundled = new PriceHistory(SheetArchive.none());
    PriceAnswer answer = bundled.answer(words, now);
    if (offline || answer.question().day() == null) {
      return answer;
    }
    try (Database database = database()) {
      return new PriceHistory(new PriceArchive(database)).answer(words, now);
    } catch (DatabaseUnusable e) {
      return answer;
    }
  }

  private LivePrices livePrices(Settings.Prices wanted, SheetArchive archive) {
    ScheduledExecutorService workers =
        Executors.newScheduledThreadPool(
            FETCHES_AT_ONCE, Thread.ofPlatform().daemon().name("prices-", 0).factory());
    return new LivePrices(
        Feeds.all(wanted.feedUrls(), wanted.feedKeys()),
        new OkHttpClient(),
        archive,
        clock,
        workers);
  }

  private List<SourceStatus> refreshSnapshot(Path file) throws IOException {
    Settings.Prices wanted = settings().prices();
    return SnapshotRefresh.write(
        Feeds.all(wanted.feedUrls(), wanted.feedKeys()), new OkHttpClient(), clock, file);
  }

  /** The bot starts here. */
  private int serve(boolean playground) throws Exception {
    Settings given = settings();
    Settings settings = playground ? given.withPlayground() : given;
    try (Database database = Database.open(settings.database(), clock)) {
      if (!settings.prices().live()) {
        PriceBook bundled = PriceBooks.bundled(clock.instant());
        return serve(settings, database, () -> bundled);
      }
      try (LivePrices live = livePrices(settings.prices(), new PriceArchive(database))) {
        live.start();
        return serve(settings, database, live);
      }
    }
  }

  private int serve(Settings settings, Database database, Supplier<PriceBook> prices)
      throws Exception {
    return new Serve(settings, Catalog.bundled(), answers(prices), prices, database, clock).run();
  }
}
