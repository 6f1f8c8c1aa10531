package dev.finetunecost.playground;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** A Bolt app on a free port, which does what a test tells it to: Slack's own SDK, unchanged. */
final class ScriptedBot implements AutoCloseable {
  private final Server server = new Server();
  private final Slack slack;
  private final URI address;

  ScriptedBot(FakeSlack fake, Consumer<App> script) throws Exception {
    this(fake.apiUrl(), fake.botToken(), fake.signingSecret(), script);
    fake.connectBot(address);
  }

  private ScriptedBot(URI apiUrl, String token, String secret, Consumer<App> script)
      throws Exception {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(apiUrl.toString());
    config.setProxyUrl(null);
    config.setStatsEnabled(false);
    this.slack = Slack.getInstance(config);
    AppConfig appConfig =
        AppConfig.builder()
            .slack(slack)
            .singleTeamBotToken(token)
            .signingSecret(secret)
            .allEventsApiAutoAckEnabled(true)
            .build();
    App app = new App(appConfig);
    script.accept(app);
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new Adapter(app, new SlackRequestParser(appConfig)));
    app.start();
    server.start();
    this.address =
        URI.create("http://127.0.0.1:%d/slack/events".formatted(connector.getLocalPort()));
  }

  /** Hands requests to Bolt. */
  private static final class Adapter extends Handler.Abstract {
    private final App app;
    private final SlackRequestParser parser;

    Adapter(App app, SlackRequestParser parser) {
      this.app = app;
      this.parser = parser;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      request.getHeaders().forEach(field -> headers.put(field.getName(), field.getValueList()));
      var parsed =
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri(Request.getPathInContext(request))
                  .requestBody(Content.Source.asString(request, StandardCharsets.UTF_8))
                  .headers(new RequestHeaders(headers))
                  .queryString(queryParameters(request))
                  .remoteAddress("127.0.0.1")
                  .build());
      var answer = app.run(parsed);
      response.setStatus(answer.getStatusCode());
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.getContentType());
      Content.Sink.write(
          response, true, answer.getBody() == null ? "" : answer.getBody(), callback);
      return true;
    }

    private static Map<String, List<String>> queryParameters(Request request) {
      Map<String, List<String>> parameters = new LinkedHashMap<>();
      for (Fields.Field field : Request.extractQueryParameters(request)) {
        parameters.put(field.getName(), field.getValues());
      }
      return parameters;
    }
  }

  @Override
  public void close() {
    FakeSlack.stop(server);
    try {
      slack.close();
    } catch (Exception e) {
      throw new IllegalStateException("the SDK did not close", e);
    }
  }
}
