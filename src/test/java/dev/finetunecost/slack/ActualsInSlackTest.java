package dev.finetunecost.slack;

import static dev.finetunecost.slack.TestBot.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.slack.api.bolt.response.Response;
import dev.finetunecost.store.ActualRun;
import dev.finetunecost.store.ActualRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real runs: told by command, form or reply, held against the estimate, and learnt from. */
final class ActualsInSlackTest {
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
  void aRunIsHeldAgainstItsEstimateAndTeachesTheNextOnes() throws Exception {
    double predicted = Objects.requireNonNull(log("actual FT-1 2 hours $9").predictedHours());
    String words = bot.slack.last().words();
    assertThat(words)
        .contains("FT-1: what really happened", "*Time:* 2 hours; the estimate was ")
        .contains("*Cost of the run:* $9.00; the estimate was $", "From your team's 1 run");

    bot.slack.forget();
    bot.type("open FT-1");
    assertThat(bot.slack.last().words()).contains("Your team's 1 run so far: training time ×");
    // What is kept is what the formulas alone said, whatever was learnt meanwhile
    assertThat(log("actual FT-1 3 hours").predictedHours()).isCloseTo(predicted, within(1e-9));
  }

  @Test
  void theFormSaysWhatWasEstimatedAndIsTakenInLikeTheCommand() throws Exception {
    bot.press("run:more", "actual FT-1");
    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("views.open", "views.update");
    assertThat(bot.slack.last().words()).contains("One run was estimated at");

    Response response = bot.submit("actual", Map.of("hours", text("6h30"), "cost", text("1,250")));
    assertThat(response.getBody()).isNullOrEmpty();
    assertThat(runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.hours()).isEqualTo(6.5);
          assertThat(run.costUsd()).isEqualByComparingTo("1250");
          assertThat(run.user()).isEqualTo("U1");
        });
    assertThat(bot.slack.last().words()).contains("FT-1: what really happened");
  }

  @Test
  void whatCannotBeReadIsSaidAtItsField() throws Exception {
    bot.type("actual FT-1");
    Response response =
        bot.submit("actual", Map.of("hours", text("a while"), "cost", text("much")));

    assertThat(bot.json(response).at("/errors/hours").asString()).contains("6h30");
    assertThat(bot.json(response).at("/errors/cost").asString()).contains("$1,250");
    assertThat(runs()).isEmpty();
  }

  @Test
  void aReplyInTheReportsThreadIsEnough() throws Exception {
    bot.event(
        "E1",
        Map.of(
            "type",
            "app_mention",
            "user",
            "U1",
            "channel",
            "C1",
            "ts",
            "5.1",
            "text",
            "<@UBOT> open FT-1",
            "event_ts",
            "5.1"));
    bot.event(
        "E2",
        Map.of(
            "type",
            "app_mention",
            "user",
            "U1",
            "channel",
            "C1",
            "ts",
            "5.2",
            "thread_ts",
            "5.1",
            "text",
            "<@UBOT> it took 6.5 hours and cost us $21",
            "event_ts",
            "5.2"));

    assertThat(runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.hours()).isEqualTo(6.5);
          assertThat(run.costUsd()).isEqualByComparingTo("21");
        });
    assertThat(bot.slack.last().arguments()).containsEntry("thread_ts", "5.1");
  }

  @Test
  void aSlipIsKeptAndTeachesNothingAndCanBeTakenBack() throws Exception {
    log("actual FT-1 6500 hours");
    assertThat(bot.slack.last().words()).contains("more than 10 times off", "Take it back");
    bot.type("open FT-1");
    assertThat(bot.slack.last().words()).doesNotContain("Your team's");

    bot.press("run:actual-undo", "actual FT-1 undo");
    assertThat(runs()).isEmpty();
    bot.press("run:actual-undo", "actual FT-1 undo");
    assertThat(bot.slack.last().words()).contains("You have logged no run of *FT-1*");
  }

  @Test
  void aRunOfNoScenarioIsAnsweredWithAnExample() throws Exception {
    bot.type("actual FT-9 6.5 hours");

    assertThat(bot.slack.last().words()).contains("There is no FT-9");
  }

  private ActualRun log(String words) throws Exception {
    bot.now = bot.now.plusSeconds(60);
    bot.type(words);
    return new ActualRuns(bot.database).latest("T1", 1).getFirst();
  }

  private List<ActualRun> runs() {
    return new ActualRuns(bot.database).of("T1", 1);
  }
}
