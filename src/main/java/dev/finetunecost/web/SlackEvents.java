package dev.finetunecost.web;

import com.slack.api.bolt.App;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what Slack has signed, and nothing else, and hands it to Bolt. */
public final class SlackEvents extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(SlackEvents.class);

  private final BoltApp bolt;
  private final SlackSignature signature;
  private final Metrics metrics;

  public SlackEvents(App app, SlackSignature signature, Metrics metrics) {
    this.bolt = new BoltApp(app, metrics);
    this.signature = signature;
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!HttpMethod.POST.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "POST");
      return reply(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "POST only");
    }
    byte[] body = bytes(Content.Source.asByteBuffer(request));
    if (!signature.accepts(
        request.getHeaders().get("X-Slack-Request-Timestamp"),
        request.getHeaders().get("X-Slack-Signature"),
        body)) {
      log.warn("Refused a request to {} whose signature is not Slack's", request.getHttpURI());
      metrics.slackRequest("unsigned", HttpStatus.UNAUTHORIZED_401, Duration.ZERO);
      return reply(response, callback, HttpStatus.UNAUTHORIZED_401, "not signed by Slack");
    }
    bolt.answer(request, new String(body, StandardCharsets.UTF_8), response, callback);
    return true;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static boolean reply(Response response, Callback callback, int status, String text) {
    Replies.text(response, callback, status, text);
    return true;
  }
}
