package dev.finetunecost.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SlackSignatureTest {
  /** The worked example of docs.slack.dev/authentication/verifying-requests-from-slack. */
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  private static final String TIMESTAMP = "1531420618";
  private static final byte[] BODY =
      ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
              + "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
              + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
              + "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
          .getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE =
      "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

  @Test
  void slacksOwnExampleIsAccepted() {
    assertThat(at(0).accepts(TIMESTAMP, SIGNATURE, BODY)).isTrue();
  }

  @Test
  void aRequestIsAcceptedForFiveMinutesAndNotLonger() {
    assertThat(at(300).accepts(TIMESTAMP, SIGNATURE, BODY)).isTrue();
    assertThat(at(301).accepts(TIMESTAMP, SIGNATURE, BODY)).isFalse();
  }

  @Test
  void aTimestampFromTheFutureIsRefused() {
    assertThat(at(-11).accepts(TIMESTAMP, SIGNATURE, BODY)).isFalse();
  }

  @Test
  void anotherBodySecretOrSignatureIsRefused() {
    assertThat(at(0).accepts(TIMESTAMP, SIGNATURE, new byte[] {1})).isFalse();
    assertThat(at(0).accepts(TIMESTAMP, SIGNATURE.replace('2', '3'), BODY)).isFalse();
    assertThat(new SlackSignature("---", clock(0)).accepts(TIMESTAMP, SIGNATURE, BODY)).isFalse();
  }

  @Test
  void whatIsNoTimestampOrNoSignatureIsRefused() {
    for (@Nullable String timestamp :
        new @Nullable String[] {null, "", "now", "-1", "99999999999999999999"}) {
      assertThat(at(0).accepts(timestamp, SIGNATURE, BODY)).isFalse();
    }
    assertThat(at(0).accepts(TIMESTAMP, null, BODY)).isFalse();
    assertThat(at(0).accepts(TIMESTAMP, "", BODY)).isFalse();
  }

  @Test
  void aBlankSecretIsRefusedAtOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SlackSignature(" ", clock(0)));
  }

  private static SlackSignature at(int secondsLater) {
    return new SlackSignature(SECRET, clock(secondsLater));
  }

  private static Clock clock(int secondsLater) {
    return Clock.fixed(
        Instant.ofEpochSecond(Long.parseLong(TIMESTAMP) + secondsLater), ZoneOffset.UTC);
  }
}
