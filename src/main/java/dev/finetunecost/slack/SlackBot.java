package dev.finetunecost.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.jobs.Deliveries;
import dev.finetunecost.jobs.Patience;
import dev.finetunecost.jobs.Recurring;
import dev.finetunecost.jobs.WatchRound;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceHistory;
import dev.finetunecost.store.ActualRuns;
import dev.finetunecost.store.Approvals;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.Drafts;
import dev.finetunecost.store.Estimates;
import dev.finetunecost.store.KeyRing;
import dev.finetunecost.store.PriceArchive;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.SharedReports;
import dev.finetunecost.store.Watches;
import dev.finetunecost.store.WorkspaceSettings;
import dev.finetunecost.store.Workspaces;
import dev.finetunecost.terms.SettingReader;
import dev.finetunecost.terms.TeamTerms;
import dev.finetunecost.terms.TermsReader;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Slack app, put together: one {@link App} and one {@link Slack} for the whole process. */
public final class SlackBot implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackBot.class);
  private static final int TIMEOUT_MILLIS = 10_000;

  /** How long a watch may be late. */
  private static final Duration LOOK_EVERY = Duration.ofMinutes(10);

  private final Slack slack;
  private final Estimating estimating;
  private final DatasetDrops datasets;
  private final App app;
  private final Deliveries deliveries;
  private final List<Recurring> recurring;

  /** How to reach Slack, and whom. */
  public sealed interface Credentials {
    /** Base of the Web API. */
    URI apiUrl();

    /**
     * One workspace.
     *
     * @param botToken {@code xoxb-…}
     * @param signingSecret null where Slack reaches us through a WebSocket
     */
    record OneWorkspace(String botToken, @Nullable String signingSecret, URI apiUrl)
        implements Credentials {}

    /**
     * All workspaces that install the app.
     *
     * @param keys encrypt the tokens that are kept
     */
    record ManyWorkspaces(
        String clientId, String clientSecret, String signingSecret, KeyRing keys, URI apiUrl)
        implements Credentials {}
  }

  /**
   * @param prices the book as it is now; never waits
   * @param executor works on what was acknowledged
   */
  public SlackBot(
      Credentials credentials,
      Answers answers,
      Catalog catalog,
      Supplier<PriceBook> prices,
      Database database,
      Executor executor,
      Clock clock) {
    this.slack = Slack.getInstance(config(credentials.apiUrl()));
    this.estimating = new Estimating(answers);
    Tokens tokens;
    List<Recurring> more;
    switch (credentials) {
      case Credentials.OneWorkspace one -> {
        this.app = new App(appConfig(one, slack));
        more = List.of();
        tokens = _ -> one.botToken();
      }
      case Credentials.ManyWorkspaces many -> {
        Installing installing = new Installing(many, slack, database, clock);
        this.app = installing.app();
        more = installing.recurring();
        tokens = installing.tokens();
      }
    }
    WebApi api = new WebApi(slack, tokens);
    SlackFiles files = new SlackFiles(slack, tokens);
    Messenger messenger = new Messenger(api);
    Scenarios scenarios = new Scenarios(database);
    WorkspaceSettings settings = new WorkspaceSettings(database);
    SettingReader settingReader = new SettingReader(catalog, prices);
    Approvals approvals = new Approvals(database);
    ActualRuns runs = new ActualRuns(database);
    TeamTerms terms = new TeamTerms(settings, runs, new TermsReader(settingReader, prices), clock);
    Reports reports =
        new Reports(
            estimating, terms, scenarios, new Estimates(database), new Trail(approvals), clock);
    SharedReports shared = new SharedReports(database);
    Sharing sharing = new Sharing(reports, scenarios, shared, messenger);
    Modals modals = new Modals(api, messenger, executor);
    TeamSettings teamSettings = new TeamSettings(settings, settingReader, api, clock);
    Watches watches = new Watches(database);
    Home home = new Home(scenarios, watches, teamSettings, prices, api, executor);
    SettingsHandlers settingsForm = new SettingsHandlers(teamSettings, modals, home);
    Actuals actuals = new Actuals(reports, terms, runs, clock);
    Watching watching = new Watching(reports, scenarios, shared, watches, messenger, clock);
    Approving approving = new Approving(reports, teamSettings, approvals, messenger, clock);
    TeamCommands teamwork =
        new TeamCommands(scenarios, sharing, settingsForm, actuals, watching, approving);
    Commands commands =
        new Commands(
            reports,
            scenarios,
            sharing,
            new Exporting(reports, messenger, files, clock),
            teamwork,
            prices,
            new PriceHistory(new PriceArchive(database)));
    Wizard wizard =
        new Wizard(estimating, terms, catalog.models(), scenarios, new Drafts(database), clock);
    this.datasets = new DatasetDrops(reports, scenarios, sharing, messenger, files);
    Answering answering =
        new Answering(
            commands,
            new Conversation(commands, reports, scenarios, sharing),
            datasets,
            new FilledForms(wizard, reports, scenarios),
            new WorkflowStep(reports, scenarios, sharing, api),
            messenger,
            sharing,
            watching,
            approving);
    this.deliveries = new Deliveries(database, answering, executor, Patience.OF_SLACK, clock);

    Intake intake = new Intake(deliveries, messenger, executor, clock);
    WizardHandlers forms =
        new WizardHandlers(wizard, new Suggestions(catalog, prices), modals, intake);
    Details details = new Details(reports, scenarios, modals);
    TeamForms team =
        new TeamForms(
            settingsForm,
            actuals,
            approving,
            scenarios,
            new Drafts(database),
            modals,
            intake,
            prices,
            clock);
    Departures departures = new Departures(new Workspaces(database), clock);
    Presence presence = new Presence(scenarios, api, executor);
    new Routes(
            new MessageHandlers(intake, forms, details, home, presence, team),
            forms,
            team,
            settingsForm,
            departures)
        .register(app);
    this.recurring = new ArrayList<>(more);
    recurring.add(
        new Recurring("watches", LOOK_EVERY, new WatchRound(watches, watching, deliveries, clock)));
  }

  /** Takes requests; the first one, or {@code start()}, asks Slack whether the token is good. */
  public App app() {
    return app;
  }

  /** What was accepted and is to be answered. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** What is to be done from time to time, once in the cluster. */
  public List<Recurring> recurring() {
    return recurring;
  }

  @Override
  public void close() {
    app.stop();
    estimating.close();
    datasets.close();
    try {
      slack.close();
    } catch (Exception e) {
      log.warn("The Slack client did not close cleanly", e);
    }
  }

  private static SlackConfig config(URI apiUrl) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.toString());
    config.setStatsEnabled(false);
    config.setHttpClientCallTimeoutMillis(TIMEOUT_MILLIS);
    config.setHttpClientReadTimeoutMillis(TIMEOUT_MILLIS);
    config.setHttpClientWriteTimeoutMillis(TIMEOUT_MILLIS);
    if (isLoopback(apiUrl)) {
      // The SDK takes HTTPS_PROXY for every address, whatever NO_PROXY says
      config.setProxyUrl(null);
    }
    return config;
  }

  private static boolean isLoopback(URI uri) {
    String host = String.valueOf(uri.getHost());
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static AppConfig appConfig(Credentials.OneWorkspace credentials, Slack slack) {
    return AppConfig.builder()
        .slack(slack)
        .singleTeamBotToken(credentials.botToken())
        // Bolt would take these from the environment
        .clientId(null)
        .clientSecret(null)
        .signingSecret(credentials.signingSecret())
        .requestVerificationEnabled(credentials.signingSecret() != null)
        .authTestCacheEnabled(true)
        // asked once: whether a request is taken in must not depend on whether Slack answers
        .authTestCacheExpirationMillis(-1)
        .allEventsApiAutoAckEnabled(true)
        .build();
  }
}
