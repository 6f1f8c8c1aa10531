package dev.finetunecost.playground;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.OkHttpClient;
import org.eclipse.jetty.server.Handler;

/**
 * A local stand-in for Slack with one workspace, to be mounted in a web server beside the bot or on
 * its own.
 *
 * <p>The bot runs against it unchanged: it is given {@link #apiUrl()} and the secrets of the {@link
 * Installation}, and gets signed requests at {@code /slack/events}.
 */
public final class Playground implements AutoCloseable {
  private final URI here;
  private final Workspace workspace;
  private final Bot bot;
  private final Views views;
  private final Composer composer;
  private final Clicks clicks;
  private final Dialogs dialogs;
  private final Events events;
  private final Faults faults = new Faults();
  private final WebApi webApi;
  private final List<Handler> handlers;

  /** Whether this host is one of this machine's own names. */
  public static boolean mayListenOn(String host) {
    return LoopbackOnly.NAMES.contains(host);
  }

  /**
   * The playground of a web server.
   *
   * @param here where its handlers are mounted, as {@code http://127.0.0.1:3000/}; the bot is taken
   *     to be there too, until {@link #connectBot} says otherwise
   * @param installation the bot's app
   * @param clock what trigger ids and response URLs expire by
   * @param http for the requests to the bot
   * @param executor tells the bot of events, and again later where it does not answer
   */
  public Playground(
      URI here,
      Installation installation,
      Clock clock,
      OkHttpClient http,
      ScheduledExecutorService executor) {
    if (!mayListenOn(here.getHost())) {
      throw new IllegalArgumentException(
          "the playground is for this machine only: it listens on 127.0.0.1, not on "
              + here.getHost());
    }
    this.here = here;
    this.workspace = new Workspace(clock);
    this.bot = new Bot(here.resolve("/slack/events"), installation.signingSecret(), http, clock);
    BlockKit blockKit = new BlockKit();
    Triggers triggers = new Triggers(workspace);
    ResponseUrls responseUrls = new ResponseUrls(here, workspace, blockKit);
    Files files = new Files(here, workspace);
    Prompts prompts = new Prompts();
    this.views = new Views(workspace, blockKit);
    this.events = new Events(bot, workspace, installation.events(), executor);
    this.composer = new Composer(installation, workspace, bot, events, triggers, responseUrls);
    this.clicks = new Clicks(installation, workspace, views, bot, triggers, responseUrls);
    this.dialogs = new Dialogs(views, bot, triggers);
    this.webApi =
        new WebApi(
            installation.botToken(),
            faults,
            List.of(
                new ChatMethods(workspace, blockKit, events).all(),
                new ViewMethods(views, triggers, workspace).all(),
                new WorkspaceMethods(workspace, prompts).all(),
                new FileMethods(files, workspace).all()));
    PageState state = new PageState(installation, workspace, views, prompts);
    this.handlers =
        List.of(
            new LoopbackOnly(
                new Handler.Sequence(
                    webApi,
                    new SlackLinks(responseUrls, files),
                    new PageApi(workspace, state, composer, clicks, dialogs, events, files),
                    new PageFiles())));
  }

  /** The handlers to mount; each leaves alone what is not its own, but only from this machine. */
  public List<Handler> handlers() {
    return handlers;
  }

  /** The base address of the Web API, to be given to the bot. */
  public URI apiUrl() {
    return here.resolve("/api/");
  }

  /** From now on the bot takes its requests at this address. */
  public void connectBot(URI address) {
    bot.moveTo(address);
  }

  /** What people type. */
  public Composer composer() {
    return composer;
  }

  /** What people click. */
  public Clicks clicks() {
    return clicks;
  }

  /** What people do with a modal as a whole. */
  public Dialogs dialogs() {
    return dialogs;
  }

  /** What there is to see. */
  public Workspace workspace() {
    return workspace;
  }

  /** The calls that the bot has made, oldest first. */
  public List<ApiCall> calls() {
    return webApi.calls();
  }

  /** What the Web API is to do wrong. */
  public Faults faults() {
    return faults;
  }

  Views views() {
    return views;
  }

  Events events() {
    return events;
  }

  /** Lets go of every request that waits; mounted handlers answer no more news. */
  @Override
  public void close() {
    faults.release();
    workspace.close();
  }
}
