package dev.finetunecost.slack;

import com.slack.api.Slack;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.builtin.IgnoringSelfEvents;
import com.slack.api.bolt.middleware.builtin.RequestVerification;
import com.slack.api.bolt.middleware.builtin.SSLCheck;
import com.slack.api.bolt.model.Installer;
import com.slack.api.bolt.model.builtin.DefaultInstaller;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.service.builtin.oauth.OAuthV2AccessErrorHandler;
import com.slack.api.bolt.service.builtin.oauth.view.OAuthRedirectUriPageRenderer;
import dev.finetunecost.jobs.Recurring;
import dev.finetunecost.slack.view.InstallPage;
import dev.finetunecost.store.BoltInstallations;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.Installations;
import dev.finetunecost.store.OAuthStates;
import dev.finetunecost.store.Workspaces;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many workspaces, each of which installs the app by OAuth: Bolt walks a browser to Slack and back,
 * we keep what comes of it and show the pages.
 */
final class Installing {
  private static final Logger log = LoggerFactory.getLogger(Installing.class);

  private final SlackBot.Credentials.ManyWorkspaces credentials;
  private final Slack slack;
  private final Database database;
  private final Installations installations;
  private final InstalledTokens tokens;
  private final Clock clock;

  Installing(
      SlackBot.Credentials.ManyWorkspaces credentials,
      Slack slack,
      Database database,
      Clock clock) {
    this.credentials = credentials;
    this.slack = slack;
    this.database = database;
    this.installations = new Installations(database, credentials.keys());
    this.tokens =
        new InstalledTokens(
            slack, credentials.clientId(), credentials.clientSecret(), installations, clock);
    this.clock = clock;
  }

  Tokens tokens() {
    return tokens;
  }

  /** What is to be done from time to time, once in the cluster. */
  List<Recurring> recurring() {
    return List.of(
        new Recurring("token-exchange", Duration.ofMinutes(10), tokens::exchangeExpiring));
  }

  /** The app, without what it answers yet. */
  App app() {
    App app = new App(config(), middleware());
    app.service(new BoltInstallations(installations, new Workspaces(database), clock));
    app.service(new OAuthStates(database, clock));
    app.oauthCallbackError((request, response) ->
        failed(response, 403, String.valueOf(request.getPayload().getError())));
    app.oauthCallbackStateError((_, response) -> failed(response, 400, InstallPage.BAD_STATE));
    OAuthV2AccessErrorHandler refused =
        (_, response, answer) -> failed(response, 502, String.valueOf(answer.getError()));
    app.oauthCallbackAccessError(refused);
    app.oauthCallbackException((_, response, e) -> {
      log.error("An installation failed", e);
      return failed(response, 503, InstallPage.UNAVAILABLE);
    });
    app.oauthPersistenceErrorCallback(lost -> {
      log.error("An installation could not be kept", lost.getError());
      failed(lost.getResponse(), 503, InstallPage.UNAVAILABLE);
    });
    return app;
  }

  private AppConfig config() {
    AppConfig config =
        AppConfig.builder()
            .slack(slack)
            .singleTeamBotToken(null)
            .signingSecret(credentials.signingSecret())
            .clientId(credentials.clientId())
            .clientSecret(credentials.clientSecret())
            .redirectUri(null)
            .scope(String.join(",", Surfaces.SCOPES))
            .userScope(null)
            .oAuthInstallPageRenderer(InstallPage::offer)
            .oAuthRedirectUriPageRenderer(new Pages())
            .allEventsApiAutoAckEnabled(true)
            .build();
    // Bolt would take these from variables of its own
    config.setOauthCompletionUrl(null);
    config.setOauthCancellationUrl(null);
    config.setOauthInstallPath(Surfaces.INSTALL_PATH);
    config.setOauthRedirectUriPath(Surfaces.REDIRECT_PATH);
    return config;
  }

  /** Bolt's own, but with our idea of who may come in. */
  private List<Middleware> middleware() {
    List<Middleware> middleware = new ArrayList<>();
    middleware.add(new SSLCheck(null));
    middleware.add(
        new RequestVerification(
            new SlackSignature.Verifier(
                new SlackSignature.Generator(credentials.signingSecret()))));
    middleware.add(new InstalledOnly(installations));
    middleware.add(new IgnoringSelfEvents(slack.getConfig()));
    return middleware;
  }

  private static Response failed(Response response, int status, String reason) {
    log.info("An installation ended with {}", reason.replaceAll("[^\\w ]", "?"));
    response.setStatusCode(status);
    response.setContentType("text/html; charset=utf-8");
    response.setBody(InstallPage.failed(reason));
    return response;
  }

  private static final class Pages implements OAuthRedirectUriPageRenderer {
    @Override
    public String renderSuccessPage(Installer installer, @Nullable String completionUrl) {
      return InstallPage.done(
          installer.getAppId(), installer instanceof DefaultInstaller named ? name(named) : null);
    }

    private static @Nullable String name(DefaultInstaller installer) {
      return Boolean.TRUE.equals(installer.getIsEnterpriseInstall())
          ? installer.getEnterpriseName()
          : installer.getTeamName();
    }

    @Override
    public String renderFailurePage(String installPath, String reason) {
      return InstallPage.failed(reason);
    }
  }
}
