package dev.finetunecost.playground;

import dev.finetunecost.playground.Faults.Fault;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Slack's Web API over HTTP, at {@code /api/<method>}. */
final class WebApi extends Handler.Abstract {
  private static final Logger log = LoggerFactory.getLogger(WebApi.class);
  private static final String PATH = "/api/";

  private final String token;
  private final Faults faults;
  private final Map<String, Function<Arguments, ObjectNode>> methods = new HashMap<>();
  private final List<ApiCall> calls = new CopyOnWriteArrayList<>();

  WebApi(String token, Faults faults, List<Map<String, Function<Arguments, ObjectNode>>> methods) {
    this.token = token;
    this.faults = faults;
    methods.forEach(this.methods::putAll);
  }

  /** The calls so far, oldest first. */
  List<ApiCall> calls() {
    return List.copyOf(calls);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    if (!path.startsWith(PATH)) {
      return false;
    }
    String method = path.substring(PATH.length());
    Arguments arguments =
        Arguments.read(
            Http.contentType(request),
            Content.Source.asString(request, StandardCharsets.UTF_8),
            Optional.ofNullable(request.getHttpURI().getQuery()).orElse(""));
    Optional<Fault> fault = faults.take(method);
    if (fault.isPresent() && !(fault.get() instanceof Fault.Refused)) {
      calls.add(new ApiCall(method, readable(arguments), Json.object()));
      fail(fault.get(), response, callback);
      return true;
    }
    String bearer = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    ObjectNode answer = answer(method, arguments, bearer, fault);
    calls.add(new ApiCall(method, readable(arguments), answer));
    Http.send(response, callback, 200, answer);
    return true;
  }

  private ObjectNode answer(
      String method, Arguments arguments, @Nullable String bearer, Optional<Fault> fault) {
    try {
      if (fault.isPresent() && fault.get() instanceof Fault.Refused refused) {
        throw new ApiRefusal(refused.error());
      }
      authorize(bearer, arguments);
      Function<Arguments, ObjectNode> known = methods.get(method);
      if (known == null) {
        throw new ApiRefusal("unknown_method");
      }
      return Json.object().put("ok", true).setAll(known.apply(arguments));
    } catch (ApiRefusal refusal) {
      log.warn("Refused {}: {}", method, refusal.getMessage());
      return refused(refusal);
    }
  }

  private void authorize(@Nullable String bearer, Arguments arguments) {
    String shown = bearer == null ? arguments.text("token") : bearer.replace("Bearer ", "");
    if (shown.isEmpty()) {
      throw new ApiRefusal("not_authed");
    }
    if (!shown.equals(token)) {
      throw new ApiRefusal("invalid_auth");
    }
  }

  /** The answer to a call that is refused. */
  static ObjectNode refused(ApiRefusal refusal) {
    ObjectNode answer = Json.object().put("ok", false).put("error", refusal.error());
    if (!refusal.refusals().isEmpty()) {
      List<String> lines = refusal.refusals().stream().map(Refusal::line).toList();
      answer.putObject("response_metadata").set("messages", Json.strings(lines));
      answer.set(
          "errors",
          Json.strings(lines.stream().map(line -> line.substring("[ERROR] ".length())).toList()));
    }
    return answer;
  }

  private void fail(Fault fault, Response response, Callback callback) throws InterruptedException {
    switch (fault) {
      case Fault.RateLimited limited -> {
        response.getHeaders().put(HttpHeader.RETRY_AFTER, limited.retryAfter().toSeconds());
        Http.send(
            response, callback, 429, Json.object().put("ok", false).put("error", "ratelimited"));
      }
      case Fault.ServerError error -> {
        response.setStatus(error.status());
        Content.Sink.write(response, true, "upstream error", callback);
      }
      case Fault.Refused refused ->
          Http.send(response, callback, 200, refused(new ApiRefusal(refused.error())));
      case Fault.Hang() -> {
        faults.hang();
        callback.failed(new InterruptedException("the playground has closed"));
      }
    }
  }

  /** The arguments with the token left out, and with what is JSON as JSON. */
  private static ObjectNode readable(Arguments arguments) {
    ObjectNode readable = arguments.values().deepCopy();
    readable.remove("token");
    for (String name : List.of("blocks", "view", "files", "prompts", "metadata")) {
      JsonNode json = arguments.json(name);
      if (json != null) {
        readable.set(name, json);
      }
    }
    return readable;
  }
}
