package dev.finetunecost.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a request was signed by Slack, within the last five minutes.
 *
 * <p>It stands in front of Bolt's own check, which takes time stamps from the future and does not
 * compare in constant time. The scheme is Slack's: HMAC-SHA256 of {@code v0:timestamp:body}
 * (docs.slack.dev/authentication/verifying-requests-from-slack).
 */
public final class SlackSignature {
  private static final Duration OLDEST = Duration.ofMinutes(5);

  /** How far Slack's clock may run ahead of ours. */
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  private final SecretKeySpec key;
  private final Clock clock;

  /** A blank secret would let anyone in: {@link IllegalArgumentException}. */
  public SlackSignature(String signingSecret, Clock clock) {
    if (signingSecret.isBlank()) {
      throw new IllegalArgumentException("the signing secret is blank");
    }
    this.key = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    this.clock = clock;
  }

  /**
   * Whether Slack signed these bytes just now.
   *
   * @param timestamp header {@code X-Slack-Request-Timestamp}: seconds since 1970
   * @param signature header {@code X-Slack-Signature}: {@code v0=} and 64 hex digits
   */
  public boolean accepts(@Nullable String timestamp, @Nullable String signature, byte[] body) {
    return timestamp != null
        && signature != null
        && isRecent(timestamp)
        && MessageDigest.isEqual(
            signature(timestamp, body).getBytes(StandardCharsets.US_ASCII),
            signature.getBytes(StandardCharsets.US_ASCII));
  }

  /** The signature that Slack would put on these bytes. */
  public String signature(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  private boolean isRecent(String timestamp) {
    if (!timestamp.matches("[0-9]{1,12}")) {
      return false;
    }
    long age = clock.instant().getEpochSecond() - Long.parseLong(timestamp);
    return age <= OLDEST.toSeconds() && age >= -CLOCK_SKEW.toSeconds();
  }
}
