package dev.finetunecost;

import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.cli.Complaint;
import dev.finetunecost.cli.Unable;
import dev.finetunecost.jobs.Jobs;
import dev.finetunecost.jobs.Recurring;
import dev.finetunecost.playground.Installation;
import dev.finetunecost.playground.Playground;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.slack.SlackBot;
import dev.finetunecost.slack.Surfaces;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.Installations;
import dev.finetunecost.store.KeyRing;
import dev.finetunecost.store.Retention;
import dev.finetunecost.web.InstallPages;
import dev.finetunecost.web.Metrics;
import dev.finetunecost.web.Readiness;
import dev.finetunecost.web.SlackEvents;
import dev.finetunecost.web.SlackSignature;
import dev.finetunecost.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.eclipse.jetty.server.Handler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bot as a process: built, started, and stopped so that nothing accepted is lost. */
final class Serve {
  private static final Logger log = LoggerFactory.getLogger(Serve.class);

  /** Slack opens up to ten connections' worth of events; more threads would only wait. */
  private static final int SOCKET_CONCURRENCY = 10;

  private static final Duration DRAIN = Duration.ofSeconds(10);

  private final Settings settings;
  private final Catalog catalog;
  private final Answers answers;
  private final Supplier<PriceBook> prices;
  private final Database database;
  private final Clock clock;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final Metrics metrics = new Metrics();
  private final List<WebServer.Mount> mounts = new ArrayList<>();
  private final List<Handler> others = new ArrayList<>();

  /**
   * @param prices the book as it is now; never waits
   */
  Serve(
      Settings settings,
      Catalog catalog,
      Answers answers,
      Supplier<PriceBook> prices,
      Database database,
      Clock clock) {
    this.settings = settings;
    this.catalog = catalog;
    this.answers = answers;
    this.prices = prices;
    this.database = database;
    this.clock = clock;
  }

  /** Runs until the process is told to stop. */
  int run() throws Exception {
    switch (settings.slack()) {
      case Settings.Slack.SocketMode mode -> socketMode(mode);
      case Settings.Slack.Http mode -> http(mode);
      case Settings.Slack.Distributed mode -> distributed(mode);
      case Settings.Slack.Playground _ -> playground();
    }
    return 0;
  }

  private void socketMode(Settings.Slack.SocketMode mode) throws Exception {
    SlackBot bot = bot(new SlackBot.Credentials.OneWorkspace(mode.botToken(), null, mode.apiUrl()));
    SocketModeApp socket = socket(mode.appToken(), bot);
    serve(bot, host("0.0.0.0"), socket::startAsync, socket::close);
  }

  private static SocketModeApp socket(String appToken, SlackBot bot) {
    try {
      return new SocketModeApp(
          appToken, bot.app(), SocketModeClient.Backend.JavaWebSocket, SOCKET_CONCURRENCY);
    } catch (IOException | RuntimeException e) {
      throw new Unable(
          "Slack does not let SLACK_APP_TOKEN open a connection, or is not there (%s): copy it anew from the app's page Basic Information, and give it connections:write"
              .formatted(e.getMessage()),
          e);
    }
  }

  private void http(Settings.Slack.Http mode) throws Exception {
    SlackBot bot =
        bot(
            new SlackBot.Credentials.OneWorkspace(
                mode.botToken(), mode.signingSecret(), mode.apiUrl()));
    mountEvents(bot, mode.signingSecret());
    serve(bot, host("0.0.0.0"), bot.app()::start, () -> {});
  }

  private void distributed(Settings.Slack.Distributed mode) throws Exception {
    SlackBot bot =
        bot(
            new SlackBot.Credentials.ManyWorkspaces(
                mode.clientId(),
                mode.clientSecret(),
                mode.signingSecret(),
                checked(mode.keys()),
                mode.apiUrl()));
    mountEvents(bot, mode.signingSecret());
    InstallPages pages = new InstallPages(bot.app(), metrics);
    mounts.add(new WebServer.Mount(Surfaces.INSTALL_PATH, pages));
    mounts.add(new WebServer.Mount(Surfaces.REDIRECT_PATH, pages));
    serve(bot, host("0.0.0.0"), bot.app()::start, () -> {});
  }

  /** The keys, if they open what lies in the database; what older ones sealed is sealed anew. */
  private KeyRing checked(KeyRing keys) {
    Installations installations = new Installations(database, keys);
    try {
      installations.checkKeys();
    } catch (KeyRing.CannotOpen e) {
      throw new Complaint("FINETUNE_COST_KEY does not open what it should: " + e.getMessage());
    }
    int old = installations.sealAnew();
    if (old > 0) {
      log.info("Sealed the tokens of {} workspaces with the newest key", old);
    }
    return keys;
  }

  private void playground() throws Exception {
    String host = host("127.0.0.1");
    if (!Playground.mayListenOn(host)) {
      throw new Complaint(
          "HOST is not this machine's own, which the playground is for alone: unset it or set it to 127.0.0.1, or set Slack's credentials");
    }
    URI here = URI.create("http://%s:%d/".formatted(host, settings.listen().port()));
    Installation installation =
        Installation.fresh(
            new Installation.SlashCommand(
                Surfaces.COMMAND, Surfaces.DESCRIPTION, Surfaces.HINT, true),
            Surfaces.SHORTCUTS.stream()
                .map(each ->
                    new Installation.Shortcut(each.callbackId(), each.name(), each.onMessage()))
                .toList(),
            Surfaces.EVENTS,
            Surfaces.EXAMPLES,
            new SecureRandom());
    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        Playground slack = new Playground(here, installation, clock, new OkHttpClient(), timer)) {
      SlackBot bot =
          bot(
              new SlackBot.Credentials.OneWorkspace(
                  installation.botToken(), installation.signingSecret(), slack.apiUrl()));
      mountEvents(bot, installation.signingSecret());
      others.addAll(slack.handlers());
      serve(bot, host, bot.app()::start, slack::close);
      timer.shutdownNow();
    }
  }

  /** Something that is started or stopped. */
  private interface Step {
    void run() throws Exception;
  }

  private void serve(SlackBot bot, String host, Step connect, Step disconnect) throws Exception {
    WebServer web =
        new WebServer(host, settings.listen().port(), metrics, readiness(), mounts, others);
    CountDownLatch stopped = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> {
              stopped.countDown();
              await(closed);
            }));
    Jobs jobs = new Jobs(database, bot.deliveries(), recurring(bot));
    try (bot;
        work;
        metrics) {
      try {
        jobs.start();
        start(web, host);
        connect(connect);
        log.info("Ready at {}", web.uri());
        await(stopped);
        web.stop();
        disconnect.run();
      } finally {
        jobs.drain(DRAIN);
      }
    } finally {
      closed.countDown();
    }
  }

  private void start(WebServer web, String host) throws Exception {
    try {
      web.start();
    } catch (IOException | UnresolvedAddressException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new Unable(
          "Nobody can listen on HOST %s, PORT %d (%s): stop what does already, or set others"
              .formatted(host, settings.listen().port(), why),
          e);
    }
  }

  private static void connect(Step connect) throws Exception {
    try {
      connect.run();
    } catch (IllegalArgumentException e) {
      throw new Unable(
          "Slack does not take SLACK_BOT_TOKEN, or is not there (%s): copy it anew from the app's page OAuth & Permissions"
              .formatted(e.getMessage()),
          e);
    }
  }

  /** What is done from time to time by one process of the cluster. */
  private List<Recurring> recurring(SlackBot bot) {
    Retention retention = new Retention(database, settings.retention());
    List<Recurring> recurring = new ArrayList<>(bot.recurring());
    recurring.add(
        new Recurring("retention", Duration.ofHours(6), () -> retention.purge(clock.instant())));
    return recurring;
  }

  private SlackBot bot(SlackBot.Credentials credentials) {
    return new SlackBot(credentials, answers, catalog, prices, database, work, clock);
  }

  private void mountEvents(SlackBot bot, String signingSecret) {
    mounts.add(
        new WebServer.Mount(
            Surfaces.EVENTS_PATH,
            new SlackEvents(bot.app(), new SlackSignature(signingSecret, clock), metrics)));
  }

  private Readiness readiness() {
    return new Readiness(
        List.of(
            new Readiness.Check("database", this::databaseState),
            Readiness.Check.holds("prices", () -> !prices.get().gpus().isEmpty())));
  }

  /** Whoever can read the log is told why; whoever can only ask, is not. */
  private Readiness.State databaseState() {
    return switch (database.ready()) {
      case dev.finetunecost.store.Readiness.Ready _ -> Readiness.State.UP;
      case dev.finetunecost.store.Readiness.Degraded(String reason) -> {
        log.warn("The database is degraded: {}", reason);
        yield Readiness.State.DEGRADED;
      }
      case dev.finetunecost.store.Readiness.Down(String reason) -> {
        log.error("The database is down: {}", reason);
        yield Readiness.State.DOWN;
      }
    };
  }

  private String host(String otherwise) {
    return Objects.requireNonNullElse(settings.listen().host(), otherwise);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
