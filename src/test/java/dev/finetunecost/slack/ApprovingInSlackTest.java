package dev.finetunecost.slack;

import static dev.finetunecost.slack.TestBot.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.response.Response;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceBooks;
import dev.finetunecost.prices.PricePolicy;
import dev.finetunecost.store.Approval;
import dev.finetunecost.store.Approvals;
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

/** Requests to spend: asked with the numbers, decided once by one, told, and on the record. */
final class ApprovingInSlackTest {
  private static final String PLAN =
      "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini";

  @TempDir Path folder;
  private TestBot bot;

  @BeforeEach
  void start() throws Exception {
    bot = new TestBot(folder);
    bot.type(PLAN);
    bot.slack.forget();
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void theApproverGetsTheNumbersAndTheAskerIsTold() throws Exception {
    bot.type("settings budget ceiling $10");
    bot.slack.forget();
    bot.type("approve FT-1 <@U2|grace> before the launch");

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("chat.postMessage", "response_url");
    FakeSlack.Call asked = bot.slack.calls().getFirst();
    assertThat(asked.arguments()).containsEntry("channel", "U2");
    assertThat(asked.words())
        .contains("<@U1> asks you to approve", "before the launch", "One-off", "Break-even")
        .contains("*Above* this workspace's budget ceiling of $10.00");
    assertThat(bot.slack.last().words()).contains("I asked <@U2> to approve");
    assertThat(approval().state()).isEqualTo(Approval.State.ASKED);
  }

  @Test
  void theFormAsksWhoAndItIsTakenInLikeTheCommand() throws Exception {
    bot.press("run:more", "approve FT-1");
    Response response =
        bot.submit(
            "approval-ask",
            Map.of(
                "person", Map.of("type", "users_select", "selected_user", "U2"),
                "note", text("before the launch")));

    assertThat(response.getBody()).isNullOrEmpty();
    assertThat(approval().askedOf()).isEqualTo("U2");
    assertThat(trail()).extracting(Approval.Event::note).containsExactly("before the launch");
  }

  @Test
  void nobodyApprovesTheirOwnBudget() throws Exception {
    bot.type("approve FT-1 <@U1>");
    assertThat(bot.slack.last().words()).contains("Somebody else has to approve it");

    bot.type("approve FT-1");
    Response response =
        bot.submit(
            "approval-ask",
            Map.of("person", Map.of("type", "users_select", "selected_user", "U1")));
    assertThat(bot.json(response).at("/errors/person").asString()).contains("Somebody else");
    assertThat(new Approvals(bot.database).of("T1", 1)).isEmpty();
  }

  @Test
  void aDecisionIsToldToTheAskerTakesTheButtonsAwayAndStandsOnTheReport() throws Exception {
    ask();
    bot.user = "U2";
    bot.press("approval-approve", approval().id());
    assertThat(bot.slack.last().words()).contains("Approve *$").doesNotContain("today's prices");
    bot.slack.forget();
    Response response = decide("go ahead");

    assertThat(response.getBody()).isNullOrEmpty();
    assertThat(approval().state()).isEqualTo(Approval.State.APPROVED);
    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("chat.update", "chat.postMessage");
    assertThat(bot.slack.calls().getFirst().arguments()).containsEntry("ts", "1.2");
    assertThat(bot.slack.calls().getFirst().words())
        .contains("Approved by <@U2>")
        .doesNotContain("Decline…");
    assertThat(bot.slack.last().arguments()).containsEntry("channel", "U1");
    assertThat(bot.slack.last().words()).contains("<@U2> approved *$", "go ahead");

    bot.type("open FT-1");
    assertThat(bot.slack.last().words()).contains("Budget of $", "approved by <@U2>", "go ahead");
    bot.press("report-details", "FT-1");
    assertThat(bot.slack.last().words()).contains("Approvals", "asked for by <@U1>");
  }

  @Test
  void onlyTheNamedApproverMayDecide() throws Exception {
    ask();
    bot.user = "U3";
    bot.press("approval-decline", approval().id());

    assertThat(bot.slack.last().words()).contains("Only <@U2> may decide this");
    assertThat(approval().state()).isEqualTo(Approval.State.ASKED);
  }

  @Test
  void twoClicksDecideOnce() throws Exception {
    ask();
    bot.user = "U2";
    bot.press("approval-approve", approval().id());
    decide("yes");
    Response second = decide("no, wait");

    assertThat(second.getBody()).contains("approved before");
    assertThat(trail())
        .extracting(Approval.Event::state)
        .containsExactly(Approval.State.ASKED, Approval.State.APPROVED);
    assertThat(trail().getLast().note()).isEqualTo("yes");
    bot.press("approval-decline", approval().id());
    assertThat(bot.slack.last().words()).contains("approved before");
  }

  @Test
  void whereThePricesAreNewerThanTheRequestBothFiguresAreShown() throws Exception {
    ask();
    bot.now = bot.now.plus(Duration.ofDays(9));
    bot.prices =
        PriceBooks.bundled(bot.now)
            .under(
                new PricePolicy(
                    Set.of(),
                    Set.of(),
                    Set.of(),
                    List.of(
                        new TokenPrice(
                            "openai",
                            "gpt-4.1-mini",
                            UnitPrice.of("0.80", PricingUnit.MILLION_TOKENS),
                            null,
                            UnitPrice.of("3.20", PricingUnit.MILLION_TOKENS),
                            PricePolicy.negotiated("list", LocalDate.of(2026, 12, 3)))),
                    List.of()));
    bot.user = "U2";
    bot.press("approval-approve", approval().id());
    assertThat(bot.slack.last().words()).contains("At today's prices it is $", "newer than this");

    decide("");
    bot.now = bot.now.plus(Duration.ofDays(30));
    bot.prices = PriceBooks.bundled(bot.now);
    bot.type("open FT-1");
    assertThat(bot.slack.last().words()).contains("approved by <@U2>");
  }

  @Test
  void theAskerTakesARequestBackAndItCannotBeDecidedAnyMore() throws Exception {
    ask();
    bot.press("run:withdraw", "approve FT-1 withdraw");
    assertThat(bot.slack.last().words()).contains("is taken back");

    bot.user = "U2";
    bot.press("approval-approve", approval().id());
    assertThat(bot.slack.last().words()).contains("took this request back");
  }

  @Test
  void askedTwiceItWaitsForTheFirstAnswer() throws Exception {
    ask();
    bot.slack.forget();
    bot.type("approve FT-1 <@U2>");

    assertThat(bot.slack.count("chat.postMessage")).isZero();
    assertThat(bot.slack.last().words()).contains("has not decided yet");
  }

  @Test
  void anApproverWhoCannotBeReachedIsSaid() throws Exception {
    bot.slack.refuse("chat.postMessage", "channel_not_found");
    bot.type("approve FT-1 <@U2>");

    assertThat(bot.slack.last().words()).contains("I cannot write to <@U2>");
    assertThat(approval().state()).isEqualTo(Approval.State.WITHDRAWN);
  }

  private void ask() throws Exception {
    bot.type("approve FT-1 <@U2>");
  }

  private Response decide(String note) throws Exception {
    return bot.submit("approval-decide", bot.lastTrigger(), Map.of("note", text(note)));
  }

  private Approval approval() {
    return new Approvals(bot.database).of("T1", 1).getFirst();
  }

  private List<Approval.Event> trail() {
    return new Approvals(bot.database).trail("T1", approval().id());
  }
}
