package dev.finetunecost.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What Slack lets one do once, for a while, or so many times: docs.slack.dev, interactivity. */
final class LifetimesTest {
  private final SetClock clock = new SetClock();
  private final Workspace workspace = new Workspace(clock);
  private final BlockKit blockKit = new BlockKit();
  private final Triggers triggers = new Triggers(workspace);
  private final Views views = new Views(workspace, blockKit);
  private final ResponseUrls responseUrls =
      new ResponseUrls(URI.create("http://127.0.0.1:1/"), workspace, blockKit);

  @Test
  void aTriggerIsGoodForThreeSeconds() {
    String inTime = triggers.issue("U0ADA", null);
    String late = triggers.issue("U0ADA", null);
    clock.forward(Duration.ofSeconds(3));
    assertThat(triggers.redeem(inTime).user()).isEqualTo("U0ADA");
    clock.forward(Duration.ofMillis(1));
    assertThat(error(() -> triggers.redeem(late))).isEqualTo("expired_trigger_id");
  }

  @Test
  void aTriggerOpensOneView() {
    String trigger = triggers.issue("U0ADA", null);
    triggers.redeem(trigger);
    assertThat(error(() -> triggers.redeem(trigger))).isEqualTo("exchanged_trigger_id");
    assertThat(error(() -> triggers.redeem("1.2.3"))).isEqualTo("invalid_trigger_id");
  }

  @Test
  void aResponseUrlIsGoodForHalfAnHour() {
    String id = idOf(responseUrls.issue(Workspace.ML_PLATFORM, "U0ADA", null));
    clock.forward(Duration.ofMinutes(30));
    responseUrls.respond(id, text("in time"));
    clock.forward(Duration.ofMillis(1));
    assertThat(error(() -> responseUrls.respond(id, text("late")))).isEqualTo("expired_url");
  }

  @Test
  void aMessageThatIsRefusedDoesNotUseTheResponseUrlUp() {
    String id = idOf(responseUrls.issue(Workspace.ML_PLATFORM, "U0ADA", null));
    for (int i = 0; i < 5; i++) {
      assertThat(error(() -> responseUrls.respond(id, Json.object()))).isEqualTo("no_text");
      responseUrls.respond(id, text("answer " + i));
    }
    assertThat(error(() -> responseUrls.respond(id, text("one more")))).isEqualTo("used_url");
  }

  @Test
  void aResponseUrlDeletesWhatItBelongsTo() {
    Message original = posted("a preview");
    String id = idOf(responseUrls.issue(Workspace.ML_PLATFORM, "U0ADA", original.ts()));
    responseUrls.respond(id, Json.object().put("delete_original", true));
    assertThat(workspace.messages()).isEmpty();
  }

  @Test
  void threeModalsStackAndNotFour() {
    Views.View first = views.open(trigger(null), modal());
    Views.View second = views.push(trigger(first.id()), modal());
    Views.View third = views.push(trigger(second.id()), modal());
    assertThat(third.previous()).isEqualTo(second.id());
    assertThat(third.root()).isEqualTo(first.id());
    assertThat(error(() -> views.push(trigger(third.id()), modal())))
        .isEqualTo("push_limit_reached");
    views.close("U0ADA", false);
    assertThat(views.top("U0ADA").map(Views.View::id)).contains(second.id());
  }

  @Test
  void aViewIsPushedOntoAModalOnly() {
    assertThat(error(() -> views.push(trigger(null), modal()))).isEqualTo("not_found");
  }

  @Test
  void aHashGuardsAViewFromWhoeverSawAnOlderOne() {
    Views.View seen = views.open(trigger(null), modal());
    views.update(seen.id(), seen.hash(), modal());
    assertThat(error(() -> views.update(seen.id(), seen.hash(), modal())))
        .isEqualTo("hash_conflict");
    views.update(seen.id(), "", modal());
  }

  @Test
  void aViewIsFoundByItsExternalIdUntilItIsClosed() {
    ObjectNode modal = modal().put("external_id", "wizard-1");
    views.open(trigger(null), modal);
    views.update("wizard-1", "", modal);
    views.close("U0ADA", true);
    assertThat(error(() -> views.update("wizard-1", "", modal))).isEqualTo("not_found");
  }

  private Triggers.Trigger trigger(@Nullable String fromModal) {
    return triggers.redeem(triggers.issue("U0ADA", fromModal));
  }

  private Message posted(String text) {
    return workspace.post(
        Workspace.ML_PLATFORM, Workspace.BOT.id(), text, Json.array(), null, "U0ADA", List.of());
  }

  private static ObjectNode text(String text) {
    return Json.object().put("text", text);
  }

  private static ObjectNode modal() {
    return Json.parseObject(
        """
        {"type":"modal","title":{"type":"plain_text","text":"a"},"blocks":[{"type":"divider"}]}
        """);
  }

  private static String idOf(URI responseUrl) {
    return responseUrl.getPath().substring(ResponseUrls.PATH.length());
  }

  private static String error(ThrowingCallable call) {
    return catchThrowableOfType(ApiRefusal.class, call).error();
  }

  /** A clock that stands still until it is put forward. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T12:00:00Z");

    void forward(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
