package dev.finetunecost.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandReaderTest {
  @Test
  void verbsAreReadInAnyCaseAndSpacing() {
    assertThat(CommandReader.read("  ")).isEqualTo(new Command.Start());
    assertThat(CommandReader.read(" OPEN   ft-12 ")).isEqualTo(new Command.Open(12, false));
    assertThat(CommandReader.read("open 12")).isEqualTo(new Command.Open(12, false));
    assertThat(CommandReader.read("open FT 12")).isEqualTo(new Command.Open(12, false));
    assertThat(CommandReader.read("open FT-12 as it was")).isEqualTo(new Command.Open(12, true));
    assertThat(CommandReader.read("help")).isEqualTo(new Command.Help(Optional.empty()));
    assertThat(CommandReader.read("help Prices"))
        .isEqualTo(new Command.Help(Optional.of(Topic.PRICES)));
    assertThat(CommandReader.read("help compare"))
        .isEqualTo(new Command.Help(Optional.of(Topic.CHANGES)));
    assertThat(CommandReader.read("list support emails"))
        .isEqualTo(new Command.ListScenarios("support emails"));
    assertThat(CommandReader.read("delete FT-3")).isEqualTo(new Command.Delete(3, false));
    assertThat(CommandReader.read("delete FT-3 --yes")).isEqualTo(new Command.Delete(3, true));
    assertThat(CommandReader.read("wizard 8k emails")).isEqualTo(new Command.Wizard("8k emails"));
    assertThat(CommandReader.read("export FT-3 as JSON"))
        .isEqualTo(new Command.Export(3, Command.Format.JSON));
    assertThat(CommandReader.read("export FT-3"))
        .isEqualTo(new Command.Export(3, Command.Format.CSV));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what-if FT-12 100k requests a day",
        "what if ft-12 100k requests a day",
        "whatif FT-12, 100k requests a day",
        "what-if 100k requests a day FT-12"
      })
  void changesAreReadWithTheirScenario(String typed) {
    assertThat(CommandReader.read(typed))
        .isEqualTo(new Command.WhatIf(Optional.of(12), "100k requests a day"));
  }

  @Test
  void aChangeMayLeaveTheScenarioOut() {
    assertThat(CommandReader.read("what if qlora?"))
        .isEqualTo(new Command.WhatIf(Optional.empty(), "qlora?"));
  }

  @Test
  void twoOrThreeDifferentScenariosAreCompared() {
    assertThat(CommandReader.read("compare FT-1 FT-2"))
        .isEqualTo(new Command.Compare(List.of(1, 2)));
    assertThat(CommandReader.read("compare FT-1, FT-2 and FT-3"))
        .isEqualTo(new Command.Compare(List.of(1, 2, 3)));
    assertThat(CommandReader.read("compare FT-1 FT-1"))
        .isEqualTo(new Command.Incomplete(Verb.COMPARE));
    assertThat(CommandReader.read("compare")).isEqualTo(new Command.Incomplete(Verb.COMPARE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "open source llama 3.1 8b on 8k emails",
        "compare lora and qlora for mistral 7b",
        "help me decide whether to tune",
        "share of fine-tuning in our budget",
        "export controls matter: on-prem llama 8b",
        "tune llama 8b"
      })
  void sentencesThatBeginWithAVerbAreSentences(String typed) {
    assertThat(CommandReader.read(typed)).isEqualTo(new Command.Estimate(typed));
  }

  @ParameterizedTest
  @EnumSource(Verb.class)
  void everyExampleOfTheHelpIsReadAsItsVerb(Verb verb) {
    Command command = CommandReader.read(verb.example());
    assertThat(command).isNotInstanceOf(Command.Estimate.class);
    assertThat(command).isNotInstanceOf(Command.Incomplete.class);
  }

  @ParameterizedTest
  @CsvSource({
    "opne FT-12, open FT-12",
    "hlep, help",
    "comapre FT-1 FT-2, compare FT-1 FT-2",
    "pricse h100, prices h100",
    "delte FT-3, delete FT-3"
  })
  void aSlipOfTheFingersHasANearestCommand(String typed, String meant) {
    assertThat(CommandReader.nearest(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lorem ipsum", "bananas", "", "?!", "tune llama"})
  void whatIsLikeNoVerbHasNone(String typed) {
    assertThat(CommandReader.nearest(typed)).isEmpty();
  }
}
