package dev.finetunecost.web;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
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

/** Hands Slack's signed requests to Bolt, and Bolt's answer back. */
public final class SlackEvents extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(SlackEvents.class);

  private final App app;
  private final SlackRequestParser parser;
  private final SlackSignature signature;
  private final Metrics metrics;

  public SlackEvents(App app, SlackSignature signature, Metrics metrics) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
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
    return run(request, new String(body, StandardCharsets.UTF_8), response, callback);
  }

  private boolean run(Request request, String body, Response response, Callback callback)
      throws Exception {
    long start = System.nanoTime();
    com.slack.api.bolt.request.@org.jspecify.annotations.Nullable Request<?> slackRequest =
        parser.parse(httpRequest(request, body));
    if (slackRequest == null) {
      return reply(response, callback, HttpStatus.BAD_REQUEST_400, "not a request that we know");
    }
    com.slack.api.bolt.response.Response answer = app.run(slackRequest);
    metrics.slackRequest(
        slackRequest.getRequestType().name().toLowerCase(Locale.ROOT),
        answer.getStatusCode(),
        Duration.ofNanos(System.nanoTime() - start));
    response.setStatus(answer.getStatusCode());
    answer.getHeaders().forEach((name, values) -> response.getHeaders().put(name, values));
    String text = answer.getBody() == null ? "" : answer.getBody();
    if (!text.isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.getContentType());
    }
    Content.Sink.write(response, true, text, callback);
    return true;
  }

  private static SlackRequestParser.HttpRequest httpRequest(Request request, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.computeIfAbsent(field.getName(), _ -> new ArrayList<>()).add(field.getValue());
    }
    return SlackRequestParser.HttpRequest.builder()
        .requestUri(request.getHttpURI().getPath())
        .requestBody(body)
        .headers(new RequestHeaders(headers))
        .remoteAddress(Request.getRemoteAddr(request))
        .build();
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
