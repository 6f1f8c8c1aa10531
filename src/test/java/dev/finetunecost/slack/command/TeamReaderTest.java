package dev.finetunecost.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may stand after the verbs that a team uses together. */
final class TeamReaderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "6.5 hours $21|6.5|21",
        "$21 6.5h|6.5|21",
        "6h30|6.5|-",
        "6 h 30 min, $1,250.50|6.5|1250.50",
        "390 minutes|6.5|-",
        "2 days and $1.2k|48|1200",
        "21 dollars|-|21",
        "it took 6.5 hours and cost us $21|6.5|21",
        "it actually took 45 min|0.75|-",
      })
  void aRunIsReadHoweverItIsTold(
      String told, @Nullable Double hours, @Nullable BigDecimal dollars) {
    SaidRun run = SaidRun.read(told).orElseThrow();

    assertThat(run.hours()).isEqualTo(hours);
    assertThat(run.costUsd())
        .usingComparator(
            java.util.Comparator.nullsFirst(java.util.Comparator.<BigDecimal>naturalOrder()))
        .isEqualTo(dollars);
    assertThat(SaidRun.read(run.words())).contains(run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "6.5", "a while", "0 hours", "$0", "6 hours on h100", "lora took 6 hours"})
  void whatSaysMoreOrLessIsNoRun(String told) {
    assertThat(SaidRun.read(told)).isEmpty();
  }

  @Test
  void aRunNamesItsScenarioOrIsOfTheOneThatIsTalkedAbout() {
    SaidRun run = new SaidRun(6.5, new BigDecimal("21"));

    assertThat(CommandReader.read("actual FT-12 6.5 hours $21"))
        .isEqualTo(new Command.Actual(Optional.of(12), Optional.of(run)));
    assertThat(CommandReader.read("actual 6.5 hours $21"))
        .isEqualTo(new Command.Actual(Optional.empty(), Optional.of(run)));
    assertThat(CommandReader.read("actual ft-12"))
        .isEqualTo(new Command.Actual(Optional.of(12), Optional.empty()));
    assertThat(CommandReader.read("actual FT-12 undo")).isEqualTo(new Command.ForgetActual(12));
    assertThat(CommandReader.read("actual")).isEqualTo(new Command.Incomplete(Verb.ACTUAL));
  }

  @ParameterizedTest
  @CsvSource({
    "watch FT-12 below $5k, true, 5000",
    "watch FT-12 when it falls under 5000 dollars, true, 5000",
    "watch ft 12 > $1.5m, false, 1500000",
    "watch FT-12 if its total rises above $20k, false, 20000",
  })
  void aThresholdIsReadWithItsDirection(String typed, boolean below, BigDecimal usd) {
    assertThat(CommandReader.read(typed))
        .isInstanceOfSatisfying(
            Command.Watch.class,
            watch -> {
              assertThat(watch.number()).isEqualTo(12);
              assertThat(watch.threshold().orElseThrow().below()).isEqualTo(below);
              assertThat(watch.threshold().orElseThrow().usd()).isEqualByComparingTo(usd);
            });
  }

  @Test
  void watchesBeginAndEnd() {
    assertThat(CommandReader.read("watch FT-12"))
        .isEqualTo(new Command.Watch(12, Optional.empty()));
    assertThat(CommandReader.read("watch 12")).isEqualTo(new Command.Watch(12, Optional.empty()));
    assertThat(CommandReader.read("unwatch FT-12")).isEqualTo(new Command.Unwatch(12));
    assertThat(CommandReader.read("watch")).isEqualTo(new Command.Incomplete(Verb.WATCH));
  }

  @Test
  void anApproverIsAPersonAndTheRestIsAWordWithIt() {
    assertThat(CommandReader.read("approve FT-12 <@U2|grace> before the launch"))
        .isEqualTo(new Command.Approve(12, Optional.of("U2"), "before the launch"));
    assertThat(CommandReader.read("approve FT-12 @grace please"))
        .as("a name that Slack did not make a mention of is asked for in the form")
        .isEqualTo(new Command.Approve(12, Optional.empty(), "please"));
    assertThat(CommandReader.read("approve FT-12"))
        .isEqualTo(new Command.Approve(12, Optional.empty(), ""));
    assertThat(CommandReader.read("approve FT-12 withdraw")).isEqualTo(new Command.Withdraw(12));
    assertThat(CommandReader.read("approve")).isEqualTo(new Command.Incomplete(Verb.APPROVE));
  }

  @Test
  void peopleWhoAreMentionedInASentenceAreNoPartOfIt() {
    assertThat(CommandReader.read("hey <@U2|grace> lora on mistral 7b"))
        .isEqualTo(new Command.Estimate("hey lora on mistral 7b"));
    assertThat(CommandReader.read("settings editors <@U2>"))
        .isEqualTo(new Command.Settings("editors <@U2>"));
  }
}
