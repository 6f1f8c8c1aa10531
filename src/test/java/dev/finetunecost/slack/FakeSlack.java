package dev.finetunecost.slack;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Headers;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Slack's Web API and its response URLs, over HTTP: does nothing, and remembers all calls. */
final class FakeSlack implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> ANSWERS =
      Map.of(
          "auth.test",
          "{\"ok\":true,\"team_id\":\"T1\",\"user_id\":\"UBOT\",\"bot_id\":\"B1\"}",
          "chat.postMessage",
          "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1700000000.000100\"}",
          "users.info",
          "{\"ok\":true,\"user\":{\"id\":\"U1\",\"is_admin\":true}}",
          "views.open",
          "{\"ok\":true,\"view\":{\"id\":\"V1\",\"hash\":\"h1\"}}");

  private final MockWebServer server = new MockWebServer();
  private final List<Call> calls = new ArrayList<>();
  private final Map<String, Deque<MockResponse>> scripted = new HashMap<>();
  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
  private @Nullable WebSocketListener socket;

  /**
   * A call that was made.
   *
   * @param method such as {@code chat.postMessage}, or {@code response_url}
   * @param arguments as they were sent; those of a response URL are its JSON's fields
   * @param token by which it was made, or empty
   */
  record Call(String method, Map<String, String> arguments, String token) {
    JsonNode blocks() {
      return JSON.readTree(arguments.getOrDefault("blocks", "[]"));
    }

    JsonNode view() {
      return JSON.readTree(arguments.get("view"));
    }

    /** Everything that the reader sees, in one string. */
    String words() {
      String json = arguments.getOrDefault("blocks", arguments.getOrDefault("view", ""));
      return arguments.getOrDefault("text", "")
          + "\n"
          + json.replace("\\u003c", "<").replace("\\u003e", ">").replace("\\u0027", "'");
    }
  }

  FakeSlack() throws IOException {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    server.start();
  }

  URI apiUrl() {
    return server.url("/api/").uri();
  }

  String responseUrl() {
    return server.url("/response/T1/1").toString();
  }

  /** What happens on a WebSocket of Socket Mode. */
  synchronized void socket(WebSocketListener listener) {
    socket = listener;
    String address = server.url("/socket").toString().replace("http", "ws");
    for (int opened = 0; opened < 2; opened++) {
      next("apps.connections.open", 200, "{\"ok\":true,\"url\":\"%s\"}".formatted(address));
    }
  }

  /** A response URL of its own. */
  String responseUrl(String id) {
    return server.url("/response/" + id).toString();
  }

  /** What came to the response URLs, by their id. */
  Map<String, List<String>> answers() {
    return answers;
  }

  /** When the response URLs were answered first, in nanoseconds, by their id. */
  Map<String, Long> answerTimes() {
    return answered;
  }

  /** The next call of this method is answered so; several are queued. */
  void next(String method, int status, String body, String... headers) {
    scripted
        .computeIfAbsent(method, _ -> new ArrayDeque<>())
        .add(new MockResponse(status, Headers.of(headers), body));
  }

  /** So many calls of this method are hung up on: the line goes dead before any answer. */
  void hangUp(String method, int times) {
    for (int time = 0; time < times; time++) {
      scripted
          .computeIfAbsent(method, _ -> new ArrayDeque<>())
          .add(new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    }
  }

  /** The next call of this method is refused. */
  void refuse(String method, String error) {
    next(method, 200, "{\"ok\":false,\"error\":\"%s\"}".formatted(error));
  }

  /** All calls but {@code auth.test}. */
  synchronized List<Call> calls() {
    return calls.stream().filter(call -> !call.method().equals("auth.test")).toList();
  }

  /** Waits until so many calls were made; at most half a minute. */
  void awaitCalls(int count) throws InterruptedException {
    await(() -> calls().size() >= count, Duration.ofSeconds(30));
  }

  /** Waits until so many response URLs were answered, or the patience is over. */
  void awaitAnswers(int count, Duration patience) throws InterruptedException {
    await(() -> answered.size() >= count, patience);
  }

  private synchronized void await(BooleanSupplier done, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (long left = patience.toNanos();
        !done.getAsBoolean() && left > 0;
        left = end - System.nanoTime()) {
      wait(1 + left / 1_000_000);
    }
  }

  synchronized long count(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).count();
  }

  Call last() {
    return calls().getLast();
  }

  synchronized void forget() {
    calls.clear();
  }

  @Override
  public void close() {
    server.close();
  }

  private synchronized MockResponse answer(RecordedRequest request) {
    String path = request.getUrl().encodedPath();
    String body = request.getBody() == null ? "" : request.getBody().utf8();
    boolean response = path.startsWith("/response/");
    if (response) {
      String id = path.substring("/response/".length());
      answered.putIfAbsent(id, System.nanoTime());
      answers
          .computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>())
          .add(fields(body).getOrDefault("text", ""));
    }
    if (path.equals("/socket")) {
      return new MockResponse.Builder().webSocketUpgrade(Objects.requireNonNull(socket)).build();
    }
    if (path.equals("/upload")) {
      calls.add(new Call("upload", Map.of("text", body), ""));
      return new MockResponse(200, Headers.of(), "OK");
    }
    String method = response ? "response_url" : path.substring("/api/".length());
    calls.add(new Call(method, response ? fields(body) : form(body), token(request)));
    notifyAll();
    Deque<MockResponse> queue = scripted.getOrDefault(method, new ArrayDeque<>());
    if (method.equals("files.completeUploadExternal")
        && !form(body).getOrDefault("channel_id", "C").matches("[CGDZ].*")) {
      return new MockResponse(200, Headers.of(), "{\"ok\":false,\"error\":\"invalid_arguments\"}");
    }
    if (queue.isEmpty() && method.equals("files.getUploadURLExternal")) {
      return new MockResponse(
          200,
          Headers.of(),
          "{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"%s\"}"
              .formatted(server.url("/upload")));
    }
    return queue.isEmpty()
        ? new MockResponse(
            200, Headers.of(), response ? "ok" : ANSWERS.getOrDefault(method, "{\"ok\":true}"))
        : queue.poll();
  }

  private static String token(RecordedRequest request) {
    String header = Objects.requireNonNullElse(request.getHeaders().get("Authorization"), "");
    return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
  }

  private static Map<String, String> form(String body) {
    return Stream.of(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> decoded(pair[0]), pair -> decoded(pair[1]), (first, _) -> first));
  }

  private static Map<String, String> fields(String json) {
    Map<String, String> fields = new HashMap<>();
    JSON.readTree(json)
        .properties()
        .forEach(field ->
            fields.put(
                field.getKey(),
                field.getValue().isString()
                    ? field.getValue().asString()
                    : field.getValue().toString()));
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
