package dev.finetunecost.playground;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bot as Slack knows it: an address that takes signed requests and has three seconds to answer.
 */
final class Bot {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final OkHttpClient http;
  private final Clock clock;
  private final String signingSecret;
  private volatile URI address;

  Bot(URI address, String signingSecret, OkHttpClient http, Clock clock) {
    this.address = address;
    this.signingSecret = signingSecret;
    this.clock = clock;
    this.http = http.newBuilder().callTimeout(PATIENCE).build();
  }

  /** What came back. */
  sealed interface Answer {

    /** The bot answered: its status, and its body as text. */
    record Said(int status, String contentType, String body, boolean noRetry) implements Answer {
      boolean ok() {
        return status == 200;
      }

      ObjectNode json() {
        return Json.parseObject(body);
      }
    }

    /** It did not: Slack's word for why. */
    record Silent(String reason) implements Answer {}
  }

  /** From now on the bot is at this address. */
  void moveTo(URI to) {
    this.address = to;
  }

  Answer command(Map<String, String> form) {
    return send(Form.TYPE, new Form(form).encode(), Map.of());
  }

  Answer interaction(ObjectNode payload) {
    return send(Form.TYPE, new Form(Map.of("payload", payload.toString())).encode(), Map.of());
  }

  Answer event(JsonNode envelope, Map<String, String> retryHeaders) {
    return send("application/json", envelope.toString(), retryHeaders);
  }

  private Answer send(String contentType, String body, Map<String, String> headers) {
    String timestamp = String.valueOf(clock.instant().getEpochSecond());
    Request.Builder request =
        new Request.Builder()
            .url(address.toString())
            .post(
                RequestBody.create(
                    body.getBytes(StandardCharsets.UTF_8), MediaType.get(contentType)))
            .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature(timestamp, body));
    headers.forEach(request::header);
    try (Response response = http.newCall(request.build()).execute()) {
      return new Answer.Said(
          response.code(),
          Objects.requireNonNullElse(response.header("Content-Type"), ""),
          response.body().string(),
          "1".equals(response.header("X-Slack-No-Retry")));
    } catch (InterruptedIOException e) {
      return new Answer.Silent("http_timeout");
    } catch (IOException e) {
      return new Answer.Silent("connection_failed");
    }
  }

  /** docs.slack.dev, verifying requests from Slack: v0=HMAC-SHA256(secret, v0:timestamp:body). */
  private String signature(String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String signed = "v0:" + timestamp + ":" + body;
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
