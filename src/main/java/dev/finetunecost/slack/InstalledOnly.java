package dev.finetunecost.slack;

import static com.slack.api.bolt.middleware.MiddlewareOps.isNoAuthRequiredRequest;
import static com.slack.api.bolt.middleware.MiddlewareOps.isNoTokenRequiredRequest;

import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import dev.finetunecost.slack.view.Notices;
import dev.finetunecost.store.Installation;
import dev.finetunecost.store.Installations;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets in what comes from where the app is installed, and says whose it is. Bolt's own check asks
 * Slack before it lets anything in; this one asks the database alone, so that a command is taken in
 * while Slack's Web API is away.
 */
final class InstalledOnly implements Middleware {
  private static final Logger log = LoggerFactory.getLogger(InstalledOnly.class);

  private final Installations installations;

  InstalledOnly(Installations installations) {
    this.installations = installations;
  }

  @Override
  @SuppressWarnings("rawtypes") // Bolt's own signature
  public Response apply(Request request, Response response, MiddlewareChain chain)
      throws Exception {
    if (isNoAuthRequiredRequest(request.getRequestType()) || isNoTokenRequiredRequest(request)) {
      return chain.next(request);
    }
    Context context = request.getContext();
    Optional<Installation> installation;
    try {
      installation = installations.find(context.getEnterpriseId(), context.getTeamId());
    } catch (RuntimeException e) {
      log.error("Could not look up who installed the app", e);
      return answer(request, 503, Notices.tryLater().text());
    }
    if (installation.isEmpty()) {
      log.info("Not installed in {} of {}", context.getTeamId(), context.getEnterpriseId());
      return answer(request, 200, Notices.notInstalled().text());
    }
    identify(context, installation.get());
    return chain.next(request);
  }

  private static void identify(Context context, Installation installation) {
    context.setEnterpriseInstall(installation.teamId() == null);
    context.setEnterpriseId(installation.enterpriseId());
    if (installation.teamId() != null) {
      context.setTeamId(installation.teamId());
    }
    context.setBotToken(installation.botToken());
    context.setBotId(installation.botId());
    context.setBotUserId(installation.botUserId());
  }

  /** Whoever typed a command is told; of the rest Slack wants to know only whether we took it. */
  private static Response answer(Request<?> request, int otherwise, String text) {
    return request.getRequestType() == RequestType.Command
        ? Response.json(200, Map.of("response_type", "ephemeral", "text", text))
        : Response.builder().statusCode(otherwise).build();
  }
}
