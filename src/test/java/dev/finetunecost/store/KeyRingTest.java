package dev.finetunecost.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyRingTest {
  private static final String OLD = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
  private static final String NEW = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

  @Test
  void whatIsSealedOpensAgainAndNeverLooksTheSame() {
    KeyRing ring = KeyRing.of(OLD);
    String sealed = ring.seal("xoxb-secret", "T1/bot_token");
    assertThat(sealed)
        .doesNotContain("secret")
        .isNotEqualTo(ring.seal("xoxb-secret", "T1/bot_token"));
    assertThat(ring.open(sealed, "T1/bot_token")).isEqualTo("xoxb-secret");
  }

  @Test
  void movedToAnotherPlaceItDoesNotOpen() {
    KeyRing ring = KeyRing.of(OLD);
    String sealed = ring.seal("xoxb-secret", "T1/bot_token");
    assertThatExceptionOfType(KeyRing.CannotOpen.class)
        .isThrownBy(() -> ring.open(sealed, "T2/bot_token"));
  }

  @Test
  void alteredItDoesNotOpen() {
    KeyRing ring = KeyRing.of(OLD);
    String sealed = ring.seal("xoxb-secret", "T1/bot_token");
    char other = sealed.charAt(20) == 'A' ? 'B' : 'A';
    String altered = sealed.substring(0, 20) + other + sealed.substring(21);
    assertThatExceptionOfType(KeyRing.CannotOpen.class)
        .isThrownBy(() -> ring.open(altered, "T1/bot_token"));
    assertThatExceptionOfType(KeyRing.CannotOpen.class)
        .isThrownBy(() -> ring.open("nonsense", "T1/bot_token"));
  }

  @Test
  void theNewestKeySealsAndTheOlderOnesStillOpen() {
    String sealed = KeyRing.of(OLD).seal("xoxb-secret", "T1/bot_token");
    KeyRing both = KeyRing.of(NEW + "," + OLD);
    assertThat(both.open(sealed, "T1/bot_token")).isEqualTo("xoxb-secret");
    assertThat(both.isOld(sealed)).isTrue();
    String anew = both.seal("xoxb-secret", "T1/bot_token");
    assertThat(both.isOld(anew)).isFalse();
    assertThat(KeyRing.of(NEW).open(anew, "T1/bot_token")).isEqualTo("xoxb-secret");
  }

  @Test
  void withoutItsKeyItDoesNotOpenAndTheErrorNamesTheVariable() {
    String sealed = KeyRing.of(OLD).seal("xoxb-secret", "T1/bot_token");
    assertThatExceptionOfType(KeyRing.CannotOpen.class)
        .isThrownBy(() -> KeyRing.of(NEW).open(sealed, "T1/bot_token"))
        .withMessageContaining("FINETUNE_COST_KEY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "password", "AAAA", OLD + ","})
  void aKeyIs32BytesInBase64(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.of(text));
  }
}
