package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PricePolicy;
import dev.finetunecost.store.Watches;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Watches: silent until the answer changes, then one diff in the right place. */
final class WatchingInSlackTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final String PLAN =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini, prompt tried and measured, evals exist";

  @TempDir Path folder;
  private TestBot bot;
  private PriceBook list;

  @BeforeEach
  void start() throws Exception {
    bot = new TestBot(folder);
    list = bot.prices;
    bot.type(PLAN);
    bot.slack.forget();
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void itSaysNothingWhileTheAnswerStays() throws Exception {
    bot.type("watch FT-1");
    assertThat(bot.slack.last().words())
        .contains("I watch *FT-1*", "in our direct messages", "only when the answer changes");
    bot.slack.forget();

    nextDay();
    nextDay();

    assertThat(bot.slack.calls()).isEmpty();
  }

  @Test
  void itSpeaksOnceWhenTheAnswerChangesWithADiffThatReconciles() throws Exception {
    bot.type("watch FT-1");
    bot.slack.forget();

    apiCosts("100.00", "400.00");
    nextDay();

    assertThat(bot.slack.calls())
        .singleElement()
        .satisfies(call -> {
          assertThat(call.method()).isEqualTo("chat.postMessage");
          assertThat(call.arguments()).containsEntry("channel", "U1");
          assertThat(call.words())
              .contains(
                  "FT-1: at today's prices the answer changes",
                  "`-` Stay on GPT-4.1 mini",
                  "*Total $");
        });
    nextDay();
    assertThat(bot.slack.calls()).hasSize(1);
  }

  @Test
  void aChangeWithinTheSameDayIsNotLookedAtTwice() throws Exception {
    bot.type("watch FT-1");
    bot.slack.forget();

    apiCosts("100.00", "400.00");
    nextDay();
    bot.prices = list;
    bot.doRecurring();
    bot.now = bot.now.plus(Duration.ofHours(1));
    bot.doRecurring();

    assertThat(bot.slack.calls()).hasSize(1);
  }

  @Test
  void aThresholdIsPassedInOneDirectionAndSaidOnce() throws Exception {
    bot.type("watch FT-1 below $2k");
    assertThat(bot.slack.last().words()).contains("or its total goes below $2,000.00");
    bot.slack.forget();

    apiCosts("0.001", "0.001");
    nextDay();
    assertThat(bot.slack.calls())
        .singleElement()
        .satisfies(call -> assertThat(call.words()).contains("its total goes below $2,000.00"));
    nextDay();
    assertThat(bot.slack.calls()).hasSize(1);
  }

  @Test
  void itSpeaksInTheThreadOfAReportThatStandsInTheChannel() throws Exception {
    bot.press("run:share", "share FT-1");
    bot.type("watch FT-1");
    assertThat(bot.slack.last().words()).contains("in its thread here");
    bot.slack.forget();

    apiCosts("100.00", "400.00");
    nextDay();

    assertThat(bot.slack.last().arguments())
        .containsEntry("channel", "C1")
        .containsEntry("thread_ts", "1700000000.000100");
  }

  @Test
  void itStopsKindlyWhenTheChannelIsArchived() throws Exception {
    bot.press("run:share", "share FT-1");
    bot.type("watch FT-1");
    bot.slack.forget();
    bot.slack.refuse("chat.postMessage", "is_archived");

    apiCosts("100.00", "400.00");
    nextDay();

    assertThat(bot.slack.last().arguments()).containsEntry("channel", "U1");
    assertThat(bot.slack.last().words())
        .contains("I stopped watching *FT-1*", "<#C1>", "the answer changes");
    assertThat(new Watches(bot.database).of("T1")).isEmpty();
  }

  @Test
  void slackBeingAwayDoesNotLoseTheNews() throws Exception {
    bot.type("watch FT-1");
    bot.slack.forget();
    bot.slack.next("chat.postMessage", 503, "upstream error");

    apiCosts("100.00", "400.00");
    nextDay();

    assertThat(new Watches(bot.database).of("T1")).hasSize(1);
    assertThat(bot.slack.count("chat.postMessage")).isEqualTo(1);
  }

  @Test
  void aDeletedScenarioTakesItsWatchAlong() throws Exception {
    bot.type("watch FT-1");
    bot.type("delete FT-1 --yes");
    assertThat(bot.slack.last().words()).contains("deleted", "no longer watched");
    bot.slack.forget();

    nextDay();

    assertThat(bot.slack.calls()).isEmpty();
    assertThat(new Watches(bot.database).of("T1")).isEmpty();
  }

  @Test
  void unwatchEndsItAndHomeListsWhatIsWatched() throws Exception {
    bot.type("watch FT-1");
    openHome("E1");
    assertThat(bot.slack.last().words()).contains("Watched", "unwatch FT-1");

    bot.press("run:unwatch-1", "unwatch FT-1");
    assertThat(bot.slack.last().words()).contains("I do not watch *FT-1* any more");
    openHome("E2");
    assertThat(bot.slack.last().words()).doesNotContain("unwatch");
    bot.type("unwatch FT-1");
    assertThat(bot.slack.last().words()).contains("is not watched");
  }

  /** From now on the hosted model costs so much per million tokens. */
  private void apiCosts(String input, String output) {
    TokenPrice price =
        new TokenPrice(
            "openai",
            "gpt-4.1-mini",
            UnitPrice.of(input, PricingUnit.MILLION_TOKENS),
            null,
            UnitPrice.of(output, PricingUnit.MILLION_TOKENS),
            PricePolicy.negotiated("new list", LocalDate.of(2026, 11, 25)));
    bot.prices =
        list.under(new PricePolicy(Set.of(), Set.of(), Set.of(), List.of(price), List.of()));
  }

  private void nextDay() {
    bot.now = bot.now.plus(DAY);
    bot.doRecurring();
  }

  private void openHome(String id) throws Exception {
    bot.event(
        id,
        Map.of(
            "type",
            "app_home_opened",
            "user",
            "U1",
            "channel",
            "D1",
            "tab",
            "home",
            "event_ts",
            "1"));
  }
}
