package dev.finetunecost.web;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Hands requests to Bolt, and Bolt's answers back. */
final class BoltApp {
  private final App app;
  private final SlackRequestParser parser;
  private final Metrics metrics;

  BoltApp(App app, Metrics metrics) {
    this.app = app;
    this.parser = new SlackRequestParser(app.config());
    this.metrics = metrics;
  }

  void answer(Request request, String body, Response response, Callback callback) throws Exception {
    long start = System.nanoTime();
    com.slack.api.bolt.request.@Nullable Request<?> slackRequest =
        parser.parse(httpRequest(request, body));
    if (slackRequest == null) {
      Replies.text(response, callback, HttpStatus.BAD_REQUEST_400, "not a request that we know");
      return;
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
  }

  private static SlackRequestParser.HttpRequest httpRequest(Request request, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    for (HttpField field : request.getHeaders()) {
      headers.computeIfAbsent(field.getName(), _ -> new ArrayList<>()).add(field.getValue());
    }
    Map<String, List<String>> query = new HashMap<>();
    for (Fields.Field field : Request.extractQueryParameters(request)) {
      query.put(field.getName(), field.getValues());
    }
    return SlackRequestParser.HttpRequest.builder()
        .requestUri(request.getHttpURI().getPath())
        .queryString(query)
        .requestBody(body)
        .headers(new RequestHeaders(headers))
        .remoteAddress(Request.getRemoteAddr(request))
        .build();
  }
}
